import { useRef } from 'react';
import { call } from './client.js';

/**
 * Sends what is done once however often it is sent: whoever tries again after a failure sends the same request under the same
 * Idempotency-Key. Once it was answered, the same words mean another request. Headers tell no request from another.
 */
export function useSameRequest() {
  const keys = useRef(new Map<string, string>());
  return async <T>(address: string, body: unknown, headers: Record<string, string> = {}): Promise<T> => {
    const said = `${address} ${JSON.stringify(body)}`;
    const key = keys.current.get(said) ?? crypto.randomUUID();
    keys.current.set(said, key);
    const answer = await call<T>('POST', address, body, { ...headers, 'Idempotency-Key': key });
    keys.current.delete(said);
    return answer;
  };
}
