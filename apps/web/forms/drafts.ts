import { queryOptions } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, isProblem } from '../api/index.js';

/** A draft without what is in it. */
interface DraftHead {
  readonly key: string;
  /** whose form it is; null when it belongs to no case yet */
  readonly case: { readonly id: string; readonly reference: string } | null;
  /** names this very text: whoever replaces it says which one they have read */
  readonly version: string;
  readonly updatedAt: string;
}

/** A form kept on the server until it is sent. */
export interface Draft<T> extends DraftHead {
  readonly content: T;
}

export type DraftState = 'none' | 'saving' | 'saved' | 'failed' | 'elsewhere';

const PAUSE_MS = 1_000;

/** `act`, the case and the act, as the key of a draft: letters, digits, « : » and « - ». */
export const draftKey = (...parts: readonly string[]): string => parts.map((part) => part.replace(/[^A-Za-z0-9-]+/g, '-')).join(':');

export const draftAddress = (key: string): string => `/v1/drafts/${encodeURIComponent(key)}`;

/** What this person has begun and not sent. */
export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: async () => (await call<{ drafts: readonly DraftHead[] }>('GET', '/v1/drafts')).drafts,
  staleTime: 5_000,
});

/** What was kept under a key, or nothing. Throws ApiProblem for anything but « none ». */
export async function readDraft<T>(key: string): Promise<Draft<T> | undefined> {
  const { drafts } = await call<{ drafts: readonly DraftHead[] }>('GET', '/v1/drafts');
  if (!drafts.some((draft) => draft.key === key)) return undefined;
  try {
    return await call<Draft<T>>('GET', draftAddress(key));
  } catch (failure) {
    if (isProblem(failure, 'no-such-draft')) return undefined;
    throw failure;
  }
}

/** What a form finds when somebody comes to it: read once, each time. Null: nothing was kept. */
export const keptDraftQuery = <T>(key: string) =>
  queryOptions({
    queryKey: ['draft', key],
    queryFn: async () => (await readDraft<T>(key)) ?? null,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    retry: 1,
  });

/**
 * Keeps what is written, a second after each pause in typing; one call at a time, the newest content last. Two pages that write the same
 * draft don't silently destroy each other's: the second is told.
 */
export function useDraft<T>(key: string) {
  const [state, setState] = useState<DraftState>('none');
  const [savedAt, setSavedAt] = useState<string>();
  const known = useRef<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<{ readonly content: T }>(undefined);
  const running = useRef<Promise<void>>(undefined);

  const write = useCallback(async () => {
    while (waiting.current) {
      const { content } = waiting.current;
      waiting.current = undefined;
      setState('saving');
      try {
        const headers: Record<string, string> = known.current === undefined ? {} : { 'If-Match': `"${known.current}"` };
        const { version, updatedAt } = await call<DraftHead>('PUT', draftAddress(key), { content }, headers);
        known.current = version;
        setSavedAt(updatedAt);
        setState('saved');
      } catch (failure) {
        setState(isProblem(failure, 'stale-draft') ? 'elsewhere' : 'failed');
        return;
      }
    }
  }, [key]);

  const start = useCallback(() => {
    running.current ??= write().finally(() => {
      running.current = undefined;
    });
  }, [write]);

  /** Kept a second from now, unless something newer comes. */
  const keep = useCallback(
    (content: T) => {
      waiting.current = { content };
      clearTimeout(timer.current);
      timer.current = setTimeout(start, PAUSE_MS);
    },
    [start],
  );

  /** The draft's purpose is fulfilled, or it is not wanted any more. Never fails: what is left over expires. */
  const drop = useCallback(async () => {
    clearTimeout(timer.current);
    waiting.current = undefined;
    await running.current;
    setState('none');
    if (known.current === undefined) return;
    known.current = undefined;
    await call('DELETE', draftAddress(key)).catch(() => undefined);
  }, [key]);

  /** This page's version is the one that counts. */
  const insist = useCallback(
    async (content: T) => {
      known.current = (await readDraft<T>(key).catch(() => undefined))?.version;
      waiting.current = { content };
      start();
    },
    [key, start],
  );

  /** The version that was read, which the next one replaces. */
  const knows = useCallback((version: string | undefined) => {
    known.current = version;
  }, []);

  // whoever leaves within the second loses nothing
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (waiting.current) start();
    },
    [start],
  );
  return { state, savedAt, keep, drop, insist, knows };
}
