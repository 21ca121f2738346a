import { ExpiringCache } from './expiring-cache.js';

let now: number;
let loads: number;
const loading = (value: string | undefined) => async () => {
  loads += 1;
  return value;
};

beforeEach(() => {
  now = 0;
  loads = 0;
});

const cache = (limit?: number) => new ExpiringCache<string>(5_000, limit, () => now);

test('keeps a value until its time is over', async () => {
  const kept = cache();
  await kept.get('key', loading('first'));
  now = 4_999;
  expect(await kept.get('key', loading('second'))).toBe('first');
  now = 5_000;
  expect(await kept.get('key', loading('second'))).toBe('second');
});

test('callers that ask together share one load', async () => {
  const kept = cache();
  await Promise.all([kept.get('key', loading('value')), kept.get('key', loading('value'))]);
  expect(loads).toBe(1);
});

test('keeps neither an absence nor a failure', async () => {
  const kept = cache();
  expect(await kept.get('key', loading(undefined))).toBeUndefined();
  await expect(kept.get('key', () => Promise.reject(new Error('database away')))).rejects.toThrow('database away');
  expect(await kept.get('key', loading('value'))).toBe('value');
});

test('forgets what it is told to', async () => {
  const kept = cache();
  await kept.get('key', loading('first'));
  kept.forget('key');
  expect(await kept.get('key', loading('second'))).toBe('second');
});

test('forgets the oldest beyond its limit', async () => {
  const kept = cache(2);
  for (const key of ['a', 'b', 'c']) await kept.get(key, loading(key));
  await kept.get('c', loading('c'));
  expect(loads).toBe(3);
  await kept.get('a', loading('a'));
  expect(loads).toBe(4);
});
