import { Stack, Text, Title } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { monthOf } from '../language/calendar-names.js';
import { dayOf, relativeDay, useLanguage, useWords } from '../language/index.js';
import { Empty, Failed, More, rowsOf, Waiting } from '../parts/index.js';
import { DueRow } from './due-row.js';
import { byNearness, type Nearness } from './grouping.js';
import { type Due, type DueFilters, dueQuery } from './queries.js';
import { words } from './words.js';

const deadlinesOf = ({ deadlines }: { readonly deadlines: readonly Due[] }) => deadlines;

/** What has passed and still waits, what comes, near things first; cases with a clock of their own apart. */
export function Agenda({ filters, isFiltered }: { filters: DueFilters; isFiltered: boolean }) {
  const { empty } = useWords(words);
  const ahead = useInfiniteQuery(dueQuery('ahead', filters));
  const passed = useInfiniteQuery(dueQuery('passed', filters));
  const failed = [ahead, passed].find(({ error }) => error);
  if (failed) return <Failed failure={failed.error} retry={() => void failed.refetch()} />;
  if (!ahead.data || !passed.data) return <Waiting rows={8} />;
  const coming = rowsOf(ahead.data, deadlinesOf);
  const late = rowsOf(passed.data, deadlinesOf);
  const nothing = coming.length === 0 && late.length === 0;
  return (
    <>
      {nothing && (
        <Empty icon={<IconCalendarOff size={36} aria-hidden />} title={isFiltered ? empty.filtered : empty.title}>
          {isFiltered ? empty.filteredWhy : empty.why}
        </Empty>
      )}
      {late.length > 0 && <Late deadlines={late} more={<More of={passed} />} isPart={passed.hasNextPage} />}
      <Ahead deadlines={coming} />
      <More of={ahead} />
      <Sandboxes filters={filters} />
    </>
  );
}

function Late({ deadlines, more, isPart }: { deadlines: readonly Due[]; more: ReactNode; isPart: boolean }) {
  const { passed } = useWords(words);
  return (
    <Dues title={passed.title} lead={passed.why} deadlines={deadlines} isPart={isPart}>
      {more}
    </Dues>
  );
}

function Ahead({ deadlines }: { deadlines: readonly Due[] }) {
  const nameOf = useNearnessName();
  return byNearness(deadlines, new Date().toISOString()).map(({ key, near, deadlines: some }) => (
    <Dues key={key} title={nameOf(near)} deadlines={some} />
  ));
}

function useNearnessName(): (near: Nearness) => string {
  const { groups } = useWords(words);
  const { language } = useLanguage();
  return (near) => {
    if (near.is !== 'month') return groups[near.is];
    const name = monthOf(language, `${near.month}-15`);
    return name.charAt(0).toUpperCase() + name.slice(1);
  };
}

/** Each by its own clock, so in no order but the one in which they come. */
function Sandboxes({ filters }: { filters: DueFilters }) {
  const { sandbox } = useWords(words);
  const ahead = useInfiniteQuery(dueQuery('ahead', filters, true));
  const passed = useInfiniteQuery(dueQuery('passed', filters, true));
  const deadlines = [...rowsOf(passed.data, deadlinesOf), ...rowsOf(ahead.data, deadlinesOf)];
  if (deadlines.length === 0) return null;
  return (
    <Dues title={sandbox.title} lead={sandbox.why} deadlines={deadlines} isPart={ahead.hasNextPage || passed.hasNextPage}>
      <More of={passed} />
      <More of={ahead} />
    </Dues>
  );
}

interface DuesProps {
  readonly title: string;
  readonly lead?: string;
  readonly deadlines: readonly Due[];
  readonly isPart?: boolean;
  readonly children?: ReactNode;
}

/** Deadlines under one heading. */
export function Dues({ title, lead, deadlines, isPart = false, children }: DuesProps) {
  const { count } = useWords(words);
  const { language } = useLanguage();
  const heading = useId();
  const now = dayOf(new Date());
  return (
    <Stack component="section" gap={0} mb="xl" aria-labelledby={heading}>
      <Title order={2} size="h4" id={heading}>
        {title}{' '}
        <Text component="span" size="sm" c="dimmed" fw={400}>
          ({count(deadlines.length, isPart)})
        </Text>
      </Title>
      {lead !== undefined && (
        <Text size="sm" c="dimmed">
          {lead}
        </Text>
      )}
      <ul className="dues">
        {deadlines.map((due) => (
          <DueRow
            key={`${due.case.id} ${due.name}`}
            due={due}
            distance={relativeDay(language, due.case.sandbox?.now ?? now, due.legalDate)}
          />
        ))}
      </ul>
      {children}
    </Stack>
  );
}
