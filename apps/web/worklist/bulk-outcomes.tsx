import './bulk.css';
import { Stack, Text } from '@mantine/core';
import { Refusals } from '../forms/index.js';
import { useWords } from '../language/index.js';
import { Lawful } from '../parts/index.js';
import { words } from './bulk-words.js';
import { isFine, type Outcome } from './in-bulk.js';
import type { Row } from './rows.js';

interface Given {
  readonly rows: readonly Row[];
  readonly outcomes: readonly Outcome[];
  readonly titles: { readonly fine: (n: number) => string; readonly others: (n: number) => string };
}

/** What would come, or has come, of each case: first where it is fine, then why not. */
export function BulkOutcomes({ rows, outcomes, titles }: Given) {
  const fine = outcomes.filter(isFine);
  const others = outcomes.filter((one) => !isFine(one));
  return (
    <Stack gap="sm" role="status">
      {fine.length > 0 && <Part title={titles.fine(fine.length)} rows={rows} outcomes={fine} />}
      {others.length > 0 && <Part title={titles.others(others.length)} rows={rows} outcomes={others} />}
    </Stack>
  );
}

function Part({ title, rows, outcomes }: { title: string; rows: readonly Row[]; outcomes: readonly Outcome[] }) {
  const references = new Map(rows.map(({ id, reference }) => [id, reference]));
  return (
    <div>
      <Text fw={600}>{title}</Text>
      <ul className="outcomes">
        {[...alike(outcomes)].map(([what, same]) => (
          <li key={what}>
            <Text span fw={600} size="sm">
              {same.map((outcome) => references.get(outcome.case)).join(', ')}
            </Text>{' '}
            <Came outcome={same[0]} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Cases of which the same has to be said are named together: two hundred times the same reason is read by nobody. */
function alike(outcomes: readonly Outcome[]): ReadonlyMap<string, readonly [Outcome, ...Outcome[]]> {
  const groups = new Map<string, [Outcome, ...Outcome[]]>();
  for (const outcome of outcomes) {
    const what = 'situation' in outcome ? outcome.situation.id : JSON.stringify({ ...outcome, case: undefined });
    const group = groups.get(what);
    if (group) group.push(outcome);
    else groups.set(what, [outcome]);
  }
  return groups;
}

function Came({ outcome }: { outcome: Outcome }) {
  const bulk = useWords(words);
  if (outcome.status === 'not-found')
    return (
      <Text span size="sm">
        {bulk.notFound}
      </Text>
    );
  if ('situation' in outcome) {
    return (
      <Text span size="sm" c="dimmed">
        <Lawful>{bulk.leadsTo(outcome.situation.label)}</Lawful>
      </Text>
    );
  }
  if (outcome.status === 'refused' && outcome.refusals.length > 0) return <Refusals refusals={outcome.refusals} />;
  return (
    <Text span size="sm">
      {outcome.detail}
    </Text>
  );
}
