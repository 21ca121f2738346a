import { useQueryClient } from '@tanstack/react-query';
import { createContext, type PropsWithChildren, useContext, useEffect, useEffectEvent, useState } from 'react';
import { type LiveEvent, listen, useMe } from '../api/index.js';

type Heard = (event: LiveEvent) => void;

const Connected = createContext(true);
const Listeners = createContext<Set<Heard>>(new Set());

/** Whether the page hears at once what changes. */
export const useIsLive = (): boolean => useContext(Connected);

/** Told of each event while the component stands; what it is told of in the meantime is its own to remember. */
export function useLiveEvents(heard: Heard): void {
  const listeners = useContext(Listeners);
  const tell = useEffectEvent(heard);
  useEffect(() => {
    const told: Heard = (event) => tell(event);
    listeners.add(told);
    return () => void listeners.delete(told);
  }, [listeners]);
}

/**
 * Listens for whoever works here. A query whose key begins with what an event names is asked again: `['cases', …]` lists,
 * `['case', id, …]` all of one case, `['notices', …]`. One whose `meta` says `mendsItself` works the
 * events into what it shows, and is asked again only when nobody looks at it.
 */
export function Live({ children }: PropsWithChildren) {
  const client = useQueryClient();
  const organisation = useMe().organisation.id;
  const [connected, setConnected] = useState(true);
  const [listeners] = useState(() => new Set<Heard>());
  useEffect(() => {
    const refresh = (...queryKey: string[]) =>
      void client.invalidateQueries({ queryKey, predicate: (query) => query.meta?.mendsItself !== true || !query.isActive() });
    const waiting = new Set<string>();
    // a burst of changes asks for a list once
    const soon = (name: string) => {
      if (waiting.has(name)) return;
      waiting.add(name);
      setTimeout(() => {
        waiting.delete(name);
        refresh(name);
      }, 700);
    };
    const heard = (event: LiveEvent) => {
      const { type, data } = event;
      if (type === 'case') {
        const { caseId } = data as { caseId: string };
        refresh('case', caseId);
        for (const list of ['cases', 'deadlines', 'notices']) soon(list);
      }
      if (type === 'notice') soon('notices');
      for (const tell of listeners) tell(event);
    };
    let before = true;
    return listen(heard, (is) => {
      setConnected(is);
      if (is && !before) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
      before = is;
    });
  }, [client, organisation, listeners]);
  return (
    <Connected value={connected}>
      <Listeners value={listeners}>{children}</Listeners>
    </Connected>
  );
}
