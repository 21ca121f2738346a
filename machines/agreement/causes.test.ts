import { describe, expect, it } from '@jest/globals';
import type { FactEvent } from '../kernel/index.js';
import { causeOf } from './causes.js';
import type { Known } from './known.js';

const TACIT = { renewal: 'TACIT', term: 0, mostRenewals: null, declined: null };
const DECLINED = { seq: 4, act: 'declineRenewal', at: '2026-01-05' };
const reached = (name: string) => ({ act: 'DEADLINE_REACHED', data: { name } });
const act = (name: string) => ({ act: name, data: {} });

describe('why an agreement ends', () => {
  it.each([
    ['NOTICE', { ...TACIT, declined: DECLINED }, reached('noticeEnd')],
    ['EXPIRED', { ...TACIT, renewal: 'NONE' }, reached('termEnd')],
    ['EXHAUSTED', { ...TACIT, term: 3, mostRenewals: 3, declined: DECLINED }, reached('termEnd')],
    ['DECLINED', { ...TACIT, renewal: 'EXPRESS', declined: DECLINED }, reached('termEnd')],
    ['NOT_DECIDED', { ...TACIT, renewal: 'EXPRESS' }, reached('termEnd')],
    ['LAPSED', TACIT, reached('termEnd')],
    ['ENDED', TACIT, act('end')],
    ['MARKET', { ...TACIT, renewal: 'NONE' }, act('frameworkEnded')],
  ])('%s', (cause, known, fact) => {
    expect(causeOf(known as unknown as Known, fact as unknown as FactEvent)).toBe(cause);
  });
});
