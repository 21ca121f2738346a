import './search.css';
import { Kbd, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { answered, api, call, useMe } from '../api/index.js';
import { useWords } from '../language/index.js';
import { Failed, Lawful, WaitingInline } from '../parts/index.js';
import { recentCases } from './recent.js';
import type { CaseRow, Page } from './rows.js';
import { words } from './search-words.js';

const TYPING_MS = 250;
const SHOWN = 20;

/** What a case says of itself in the list of those found. */
type Found = Pick<CaseRow, 'id' | 'reference' | 'label' | 'situation'>;

/** What is looked for may be a name: it goes in the body of a request, never into an address. */
const soughtQuery = (text: string) =>
  queryOptions({
    queryKey: ['cases', 'search', text],
    queryFn: () => call<Page>('POST', '/v1/cases/search', { q: text, sort: 'updated', limit: SHOWN }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
const movedQuery = queryOptions({
  queryKey: ['cases', 'moved'],
  queryFn: () => call<Page>('GET', '/v1/cases?sort=updated&limit=6'),
});
const briefQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'brief'],
    queryFn: async (): Promise<Found> => {
      const { reference, label, situation } = await answered(api.GET('/v1/cases/{id}', { params: { path: { id } } }));
      return { id, reference, label, situation };
    },
    retry: false,
  });

/** One field, and the cases that answer it: arrows choose, Enter opens. */
export function SearchBody({ onClose }: { onClose: () => void }) {
  const search = useWords(words);
  const navigate = useNavigate();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), TYPING_MS);
  const sought = useQuery(soughtQuery(text));
  const idle = useIdleList(text === '');
  const cases: readonly Found[] = text === '' ? idle.cases : (sought.data?.cases ?? []);
  const [at, setAt] = useState(0);
  const chosen = cases[Math.min(at, cases.length - 1)];
  useEffect(() => setAt(0), [text]);
  const optionId = (id: string) => `${listId}-${id}`;
  useEffect(() => {
    if (chosen) document.getElementById(`${listId}-${chosen.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, listId]);

  const open = (id: string) => {
    onClose();
    void navigate({ to: '/dossiers/$id', params: { id } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && cases.length > 0) {
      event.preventDefault();
      setAt((before) => (Math.min(before, cases.length - 1) + by + cases.length) % cases.length);
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      open(chosen.id);
    }
  };
  const isSettled = text === typed.trim() && !sought.isFetching;
  return (
    <>
      <TextInput
        data-autofocus
        type="search"
        label={search.label}
        description={search.hint}
        value={typed}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded={cases.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen ? optionId(chosen.id) : undefined}
      />
      <Text role="status" size="sm" c="dimmed" my="xs">
        {text === '' ? idle.title : isSettled && sought.data ? foundWords(sought.data, search) : ''}
      </Text>
      {text !== '' && sought.isFetching && !sought.data && <WaitingInline label={search.searching} />}
      {text !== '' && sought.error && <Failed failure={sought.error} retry={() => void sought.refetch()} />}
      <div id={listId} role="listbox" aria-label={search.title} className="found" tabIndex={-1}>
        {cases.map(({ id, reference, label, situation }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard, and opens what it points to
          <div
            key={id}
            id={optionId(id)}
            role="option"
            tabIndex={-1}
            aria-selected={id === chosen?.id}
            onClick={() => open(id)}
            onMouseMove={() => setAt(cases.findIndex((one) => one.id === id))}
          >
            <Text span fw={600} me="xs">
              {reference}
            </Text>
            <Text span size="sm">
              <Lawful>{situation.label}</Lawful>
            </Text>
            <span className="process">
              <Lawful>{label}</Lawful>
            </span>
          </div>
        ))}
      </div>
      {text !== '' && isSettled && sought.data?.cases.length === 0 && <Text>{search.nothingWhy}</Text>}
      {text === '' && idle.cases.length === 0 && <Text c="dimmed">{search.noRecent}</Text>}
      <Text size="sm" c="dimmed" mt="sm" visibleFrom="sm">
        <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {search.keys}
      </Text>
    </>
  );
}

function foundWords({ cases, next }: Page, search: (typeof words)['fr']): string {
  return next === null ? search.found(cases.length) : search.foundMore(cases.length);
}

/** Before anything is asked: the cases opened last here, or else those that moved last. */
function useIdleList(enabled: boolean): { readonly title: string; readonly cases: readonly Found[] } {
  const search = useWords(words);
  const { account, organisation } = useMe();
  const [ids] = useState(() => recentCases(account.id, organisation.id));
  const opened = useQueries({ queries: ids.map((id) => ({ ...briefQuery(id), enabled })) }).flatMap(({ data }) => data ?? []);
  const moved = useQuery({ ...movedQuery, enabled: enabled && ids.length === 0 });
  return opened.length > 0 ? { title: search.recent, cases: opened } : { title: search.moved, cases: moved.data?.cases ?? [] };
}
