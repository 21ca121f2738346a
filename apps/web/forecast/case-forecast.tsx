import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import './forecast.css';
import { IconCalendarOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ApiProblem } from '../api/index.js';
import { nowOf } from '../case/moments.js';
import { type Case, caseQuery } from '../case/queries.js';
import { mistakesOf, NO_MISTAKES } from '../forms/index.js';
import { dayOf, frenchDay, useWords } from '../language/index.js';
import { Empty, Failed, Waiting } from '../parts/index.js';
import { aheadOf, countOf } from './events.js';
import { EventsTable } from './events-table.js';
import { Line } from './line.js';
import { forecastQuery } from './queries.js';
import { monthsLater, SPANS, type Span } from './span.js';
import { type Tried, WhatIf, WhatWouldChange } from './what-if.js';
import { words } from './words.js';

/** What lies ahead of a case if nothing more is done, or if one act is. */
export function CaseForecast({ caseId }: { caseId: string }) {
  const { data, error, isPending, refetch } = useQuery(caseQuery(caseId));
  if (isPending) return <Waiting />;
  if (error !== null) return <Failed failure={error} retry={() => void refetch()} />;
  return <Foreseen of={data} />;
}

function Foreseen({ of }: { of: Case }) {
  const says = useWords(words);
  const now = nowOf(of);
  const today = dayOf(now);
  const [span, setSpan] = useState<Span>('year');
  const [tried, attempt] = useState<Tried>();
  const until = monthsLater(today, SPANS[span]);
  const without = useQuery(forecastQuery(of.id, until));
  const withIt = useQuery({ ...forecastQuery(of.id, until, tried ? [tried.fact] : []), enabled: tried !== undefined });
  const asked = tried ? withIt : without;
  const problem = withIt.error instanceof ApiProblem ? withIt.error.problem : undefined;
  const isMistake = tried !== undefined && problem?.errors !== undefined;
  const shown = isMistake ? without.data : (asked.data ?? without.data);
  const ahead = useMemo(() => (shown ? aheadOf(shown, of.situation.id) : []), [shown, of.situation.id]);
  const failure = tried && !isMistake ? withIt.error : without.error;
  const count = countOf(ahead);
  return (
    <Stack gap="lg">
      <Group justify="space-between" gap="sm">
        <div>
          <Text c="dimmed">{tried && !isMistake ? says.leadWhatIf(tried.action.label, frenchDay(tried.day)) : says.lead}</Text>
          {of.sandbox && (
            <Text size="sm" c="dimmed">
              {says.sandbox(frenchDay(today))}
            </Text>
          )}
        </div>
        <SegmentedControl
          className="not-printed"
          aria-label={says.until}
          value={span}
          onChange={(next) => setSpan(next as Span)}
          data={(['short', 'year', 'long'] as const).map((one) => ({ value: one, label: says.spans[one] }))}
        />
      </Group>
      {failure !== null && <Failed failure={failure} retry={() => void asked.refetch()} />}
      {shown === undefined && failure === null && <Waiting rows={4} />}
      {shown !== undefined && tried && !isMistake && without.data && withIt.data && !withIt.isPlaceholderData && (
        <WhatWouldChange
          of={of}
          tried={tried}
          without={without.data}
          withIt={withIt.data}
          ahead={ahead}
          onStop={() => attempt(undefined)}
        />
      )}
      {shown !== undefined && ahead.length === 0 && (
        <Empty icon={<IconCalendarOff size={32} aria-hidden />} title={of.closed ? says.closed : says.none}>
          {of.closed ? says.closedWhy : says.noneWhy}
        </Empty>
      )}
      {ahead.length > 0 && (
        <>
          <Line ahead={ahead} from={today} to={until} span={span} />
          <Text size="sm" role="status">
            {says.count(count)}
          </Text>
          <EventsTable ahead={ahead} />
        </>
      )}
      {!of.closed && (
        <WhatIf
          of={of}
          now={now}
          onTry={attempt}
          mistakes={isMistake ? mistakesOf(problem?.errors ?? [], 'facts[0].data.', 'facts[0].') : NO_MISTAKES}
          isPending={withIt.isFetching}
        />
      )}
    </Stack>
  );
}
