import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLiveEvents } from '../app/live.js';
import type { WorklistQuery } from './address.js';
import { type Followed, type Heard, withChanges } from './changes.js';
import { casesQuery, PAGE, readPage } from './queries.js';

/** Events that come close together are worked in at once. */
const PAUSE_MS = 600;
/** How long a row that changed is marked, and what changed is said. */
const MARKED_MS = 8_000;

export interface News {
  readonly changed: readonly string[];
  readonly arrived: readonly string[];
}
const NO_NEWS: News = { changed: [], arrived: [] };

/**
 * Works what happens in cases into the list on the page: only those cases are asked for again, and their rows put in place.
 * @param before called just before rows change, to hold on to what the reader looks at
 */
export function useFollowing(query: WorklistQuery, before: () => void): News {
  const client = useQueryClient();
  const heard = useRef(new Map<string, Heard & { readonly at: string }>());
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const marked = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [news, setNews] = useState(NO_NEWS);
  const list = casesQuery(query);

  const tell = ({ changed, arrived }: News) => {
    if (changed.length + arrived.length === 0) return;
    setNews({ changed, arrived });
    clearTimeout(marked.current);
    marked.current = setTimeout(() => setNews(NO_NEWS), MARKED_MS);
  };
  const workIn = async () => {
    pause.current = undefined;
    // a page on its way would overwrite what is worked in now
    if (client.getQueryState(list.queryKey)?.fetchStatus === 'fetching') return start();
    const these = [...heard.current.values()];
    heard.current.clear();
    const since = these.map(({ at }) => at).sort()[0];
    if (since === undefined) return;
    const now = await readPage({ ...query, sort: 'updated', changedSince: since }, '').catch(() => undefined);
    if (now === undefined || (now.next !== null && these.length >= PAGE)) return void client.invalidateQueries({ queryKey: list.queryKey });
    let followed: Followed | undefined;
    before();
    client.setQueryData(list.queryKey, (data) => {
      if (data === undefined) return data;
      followed = withChanges(data, these, now.cases, query.sort ?? 'deadline');
      return followed.data;
    });
    if (followed) tell(followed);
  };
  const start = () => {
    pause.current ??= setTimeout(() => void workIn(), PAUSE_MS);
  };

  useLiveEvents(({ type, data, id }) => {
    if (type !== 'case' || id === undefined) return;
    const { caseId, closed, situation } = data as Heard;
    heard.current.set(caseId, { caseId, closed, situation, at: id });
    start();
  });
  useEffect(
    () => () => {
      clearTimeout(pause.current);
      clearTimeout(marked.current);
    },
    [],
  );
  return news;
}
