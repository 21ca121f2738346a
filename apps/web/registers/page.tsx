import { Group, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks';
import { IconSearch, IconTimeline } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { isProblem } from '../api/index.js';
import { dayOf, useWords } from '../language/index.js';
import { ButtonLink, Empty, Failed, Heading, More, rowsOf, useAddress, Waiting } from '../parts/index.js';
import { AxisTable } from './axis-table.js';
import { RegisterCards } from './cards.js';
import { ExportButton } from './export-button.js';
import { type RegisterFilters, registerQuery, registersQuery } from './queries.js';
import './registers.css';
import { FIRST_ZOOM, isZoom, windowAround, ZOOMS } from './window.js';
import { words } from './words.js';

/** Where there is room for an axis. */
const ROOMY = '(min-width: 62em)';
const PAUSE_MS = 350;
/** In the address; what the API is asked. */
const STATES = { encours: 'true', termines: 'false', tous: undefined } as const;
type State = keyof typeof STATES;
const FIRST_STATE: State = 'encours';

/** A register on an axis of time: what runs until when, what happens next, what depends on it. */
export function RegisterPage() {
  const says = useWords(words);
  const { process = '' } = useParams({ strict: false }) as { process?: string };
  const [{ q, etat, zoom: wanted }, change] = useAddress();
  const roomy = useMediaQuery(ROOMY, true, { getInitialValueInEffect: false });
  const state = (Object.keys(STATES) as State[]).find((one) => one === etat) ?? FIRST_STATE;
  const zoom = isZoom(wanted) ? wanted : FIRST_ZOOM;
  const open = STATES[state];
  const filters: RegisterFilters = { ...(q === undefined ? {} : { q }), ...(open === undefined ? {} : { open }) };
  const register = useInfiniteQuery(registerQuery(process, filters));
  const now = new Date().toISOString();
  const first = register.data?.pages[0];
  const { data: registers = [] } = useQuery(registersQuery);
  const label = first?.label ?? registers.find((one) => one.process === process || one.plural === process)?.label;
  const rows = rowsOf(register.data, (page) => page.rows);
  if (isProblem(register.error, 'no-such-register')) {
    return (
      <>
        <Heading title={says.empty.missing} />
        <ButtonLink to="/">{says.empty.toWork}</ButtonLink>
      </>
    );
  }
  const isFiltered = q !== undefined || state !== FIRST_STATE;
  return (
    <>
      {label !== undefined && (
        <Heading title={says.title(label)} lead={says.lead}>
          <ExportButton process={process} filters={filters} />
        </Heading>
      )}
      <Group align="flex-end" gap="md" mb="md" className="not-printed">
        <Search key={process} text={q ?? ''} onSearch={(text) => change({ q: text })} />
        <SegmentedControl
          aria-label={says.filters.state}
          value={state}
          onChange={(next) => change({ etat: next === FIRST_STATE ? undefined : next })}
          data={[
            { value: 'encours', label: says.filters.states.open },
            { value: 'termines', label: says.filters.states.ended },
            { value: 'tous', label: says.filters.states.all },
          ]}
        />
        {roomy && (
          <SegmentedControl
            aria-label={says.filters.zoom}
            value={zoom}
            onChange={(next) => change({ zoom: next === FIRST_ZOOM ? undefined : next })}
            data={ZOOMS.map((one) => ({ value: one, label: says.filters.zooms[one] }))}
          />
        )}
      </Group>
      {register.error !== null && <Failed failure={register.error} retry={() => void register.refetch()} />}
      {register.isPending && <Waiting rows={8} />}
      {register.data && rows.length === 0 && (
        <Empty icon={<IconTimeline size={36} aria-hidden />} title={isFiltered ? says.empty.filtered : says.empty.none}>
          {isFiltered ? says.empty.filteredWhy : says.empty.noneWhy}
        </Empty>
      )}
      {rows.length > 0 && (
        <>
          <Group justify="space-between" gap="sm" mb="xs">
            <Text size="sm" role="status">
              {says.shown(rows.length, !register.hasNextPage)}
            </Text>
            {roomy && <Legend />}
          </Group>
          {roomy ? (
            <AxisTable rows={rows} label={label ?? ''} window={windowAround(dayOf(now), zoom)} zoom={zoom} now={now} />
          ) : (
            <RegisterCards rows={rows} label={label ?? ''} />
          )}
          <More of={register} />
        </>
      )}
    </>
  );
}

function Search({ text, onSearch }: { text: string; onSearch: (text: string | undefined) => void }) {
  const { filters } = useWords(words);
  const [typed, setTyped] = useState(text);
  const search = useDebouncedCallback((next: string) => onSearch(next.trim() === '' ? undefined : next.trim()), PAUSE_MS);
  return (
    <TextInput
      type="search"
      label={filters.search}
      value={typed}
      leftSection={<IconSearch size={16} aria-hidden />}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        search(currentTarget.value);
      }}
      className="register-search"
    />
  );
}

function Legend() {
  const { marks } = useWords(words);
  const kinds = ['past', 'present', 'open', 'last', 'move'] as const;
  return (
    <ul className="plain-list register-legend" aria-label={marks.legend}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span className="register-sample" data-kind={kind} aria-hidden="true" /> {marks[kind]}
        </li>
      ))}
      <li className="visually-hidden">{marks.how}</li>
    </ul>
  );
}
