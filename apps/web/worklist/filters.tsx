import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { IconAdjustments, IconFilterOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { membersQuery, useMe } from '../api/index.js';
import { useWords } from '../language/index.js';
import { useAddress } from '../parts/index.js';
import { processesQuery, processQuery } from '../processes/queries.js';
import {
  AS_THEY_ARE,
  FIRST_VIEW,
  filtersIn,
  firstOrder,
  isPartOfReference,
  ORDERS,
  type Order,
  orderOf,
  type Search,
  VIEWS,
  type View,
  withoutFilters,
} from './address.js';
import { words } from './words.js';

const TYPING_MS = 500;
const STANDINGS = ['ouverts', 'termines', 'tous'] as const;

/** Narrows the list. Every choice is a new address, so that the way back undoes it. */
export function Filters({ search, view }: { search: Search; view: View }) {
  const { filters, orders } = useWords(words);
  const [, change] = useAddress();
  const [folded, setFolded] = useState(true);
  const narrowed = filtersIn(search).length;
  const unusual = AS_THEY_ARE.flatMap((name) => (search[name] ? [`${name}=${search[name]}`] : []));
  return (
    <search className="filters not-printed" aria-label={filters.title} data-folded={folded || undefined}>
      <div className="filters-fold">
        <Button
          variant="default"
          fullWidth
          aria-expanded={!folded}
          leftSection={<IconAdjustments size={18} aria-hidden />}
          onClick={() => setFolded(!folded)}
        >
          {filters.unfold(narrowed)}
        </Button>
      </div>
      <ProcessFilters search={search} />
      <AssigneeFilter search={search} view={view} />
      <NativeSelect
        label={filters.standing}
        value={STANDINGS.find((name) => name === view) ?? (view === 'termines-du-mois' ? 'termines' : FIRST_VIEW)}
        onChange={({ currentTarget: { value } }) =>
          change({ vue: value === FIRST_VIEW ? undefined : value, tri: undefined, closed: undefined })
        }
        data={STANDINGS.map((value) => ({ value, label: filters.standings[value] }))}
      />
      <ReferenceFilter key={search.q ?? ''} q={search.q} />
      <NativeSelect
        label={filters.order}
        value={orderOf(search)}
        onChange={({ currentTarget: { value } }) => change({ tri: value === firstOrder(view) ? undefined : value })}
        data={(Object.keys(ORDERS) as Order[]).map((value) => ({ value, label: orders[value] }))}
      />
      {narrowed > 0 && (
        <Button variant="subtle" leftSection={<IconFilterOff size={18} aria-hidden />} onClick={() => change(withoutFilters(search))}>
          {filters.clear}
        </Button>
      )}
      {unusual.length > 0 && (
        <Text size="sm" c="dimmed">
          {filters.also} {unusual.join(', ')}
        </Text>
      )}
    </search>
  );
}

function ProcessFilters({ search: { procedure, situation } }: { search: Search }) {
  const { filters } = useWords(words);
  const [, change] = useAddress();
  const { data: processes } = useQuery(processesQuery);
  const { data: process } = useQuery({ ...processQuery(procedure ?? ''), enabled: procedure !== undefined });
  // several versions of a process are one to its readers
  const byId = new Map(processes?.map(({ id, label }) => [id, label]));
  if (procedure !== undefined && !byId.has(procedure)) byId.set(procedure, process?.label ?? procedure);
  const situations = [...(process?.situations ?? [])].sort((a, b) => a.label.localeCompare(b.label, 'fr'));
  return (
    <>
      <NativeSelect
        label={filters.process}
        value={procedure ?? ''}
        onChange={({ currentTarget: { value } }) => change({ procedure: value || undefined, situation: undefined })}
        data={[{ value: '', label: filters.everyProcess }, ...[...byId].map(([value, label]) => ({ value, label }))]}
      />
      <NativeSelect
        label={filters.situation}
        value={situation ?? ''}
        disabled={procedure === undefined && situation === undefined}
        title={procedure === undefined ? filters.chooseProcessFirst : undefined}
        onChange={({ currentTarget: { value } }) => change({ situation: value || undefined })}
        data={[
          { value: '', label: filters.everySituation },
          ...situations.map(({ id, label }) => ({ value: id, label })),
          ...(situation !== undefined && !situations.some(({ id }) => id === situation) ? [{ value: situation, label: situation }] : []),
        ]}
      />
    </>
  );
}

function AssigneeFilter({ search, view }: { search: Search; view: View }) {
  const { filters } = useWords(words);
  const [, change] = useAddress();
  const { account } = useMe();
  const { data } = useQuery(membersQuery);
  // some views are about an assignee already
  const ofView = (VIEWS[view] as { assignedTo?: string }).assignedTo;
  return (
    <NativeSelect
      label={filters.assignee}
      value={ofView ?? search.suivi ?? ''}
      onChange={({ currentTarget: { value } }) =>
        change({ suivi: value || undefined, ...(ofView === undefined ? {} : { vue: undefined }) })
      }
      data={[
        { value: '', label: filters.everybody },
        { value: 'me', label: filters.me },
        { value: 'nobody', label: filters.nobody },
        ...(data?.members ?? []).filter(({ id }) => id !== account.id).map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

/** Asks while one types; what is no part of a reference is not asked for, and it says what to do instead. */
function ReferenceFilter({ q = '' }: { q: string | undefined }) {
  const { filters } = useWords(words);
  const navigate = useNavigate();
  const [typed, setTyped] = useState(q);
  const id = useId();
  const text = typed.trim();
  const isWrong = text !== '' && !isPartOfReference(text);
  const ask = () => {
    if (text === q || isWrong) return;
    void navigate({ to: '.', search: (before: Search) => ({ ...before, q: text || undefined }), replace: true, resetScroll: false });
  };
  useEffect(() => {
    const pause = setTimeout(ask, TYPING_MS);
    return () => clearTimeout(pause);
  }, [text]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask();
  };
  return (
    <form onSubmit={submit} noValidate>
      <TextInput
        id={id}
        type="search"
        label={filters.reference}
        placeholder={filters.referencePlaceholder}
        value={typed}
        maxLength={40}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        error={isWrong ? filters.notAReference : undefined}
      />
    </form>
  );
}
