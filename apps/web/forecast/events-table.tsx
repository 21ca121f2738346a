import { Table, Text } from '@mantine/core';
import { Refusals } from '../forms/index.js';
import { frenchDay, useWords } from '../language/index.js';
import { Lawful, Source } from '../parts/index.js';
import { inWords } from '../processes/period.js';
import { words as processWords } from '../processes/words.js';
import type { Ahead } from './events.js';
import { words } from './words.js';

/** What lies ahead, line by line: the day, what happens, who is told, why this day. */
export function EventsTable({ ahead }: { ahead: readonly Ahead[] }) {
  const { table, consequences } = useWords(words);
  return (
    <Table className="forecast-table" verticalSpacing="xs" fz="sm" role="table">
      <Table.Caption className="visually-hidden">{table.caption}</Table.Caption>
      <Table.Thead role="rowgroup">
        <Table.Tr role="row">
          {[table.when, table.what, table.consequence, table.tells, table.why].map((title) => (
            <Table.Th key={title} scope="col" role="columnheader">
              {title}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody role="rowgroup">
        {ahead.map(({ key, label, at, kind, deadline, leadsTo, again, refusals }) => (
          <Table.Tr key={key} role="row">
            <Table.Td role="cell" fw={600} style={{ whiteSpace: 'nowrap' }}>
              {frenchDay(at)}
              {again.length > 0 && <Again days={again} />}
            </Table.Td>
            <Table.Th scope="row" role="rowheader">
              <Lawful>{label}</Lawful>
              {leadsTo !== undefined && (
                <Text size="sm" fw={400}>
                  <Lawful>{table.leads(leadsTo)}</Lawful>
                </Text>
              )}
              {refusals.length > 0 && <Refusals refusals={refusals} />}
            </Table.Th>
            <Table.Td role="cell" data-label={table.consequence}>
              {consequences[kind]}
            </Table.Td>
            <Table.Td role="cell" data-label={table.tells}>
              {deadline?.tells.length === 0 && table.nobody}
              {deadline !== undefined && deadline.tells.length > 0 && (
                <Lawful>{deadline.tells.map((relation) => relation.label).join(', ')}</Lawful>
              )}
            </Table.Td>
            <Table.Td role="cell">{deadline && <Why {...deadline} />}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Again({ days }: { days: readonly string[] }) {
  const { table } = useWords(words);
  return (
    <details>
      <summary>
        <Text component="span" size="sm" fw={400} style={{ whiteSpace: 'normal' }}>
          {table.repeats(days.length, frenchDay(days.at(-1) as string))}
        </Text>
      </summary>
      <ul aria-label={table.allDays}>
        {days.map((day) => (
          <li key={day}>{frenchDay(day)}</li>
        ))}
      </ul>
    </details>
  );
}

/** The fact from which it counts, the period, how it is reckoned, on which text. */
function Why({ explanation: { anchor, period, profile, source } }: NonNullable<Ahead['deadline']>) {
  const { table } = useWords(words);
  const { deadline, period: units } = useWords(processWords);
  const said = inWords(period, units);
  return (
    <>
      <Text size="sm">
        <Lawful>{said === '' ? table.onDay(anchor.label, anchor.french) : table.why1(said, anchor.label, anchor.french)}</Lawful>
      </Text>
      <Text size="sm" c="dimmed">
        {table.calendar(deadline.profiles[profile])}
      </Text>
      <Source source={source} />
    </>
  );
}
