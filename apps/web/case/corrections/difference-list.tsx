import { Stack, Text } from '@mantine/core';
import { Refusals } from '../../forms/index.js';
import { frenchMoment, useWords } from '../../language/index.js';
import { Lawful } from '../../parts/index.js';
import { Lines } from '../../parts/lines.js';
import type { Difference } from '../queries.js';
import { words } from '../words.js';

/** What a correction would change, in sentences. */
export function DifferenceList({ of }: { of: Difference }) {
  const { corrections, effects: named } = useWords(words);
  const says = corrections.difference;
  const { stands, situations, deadlines, effects, relations, unlawful } = of;
  const whenOf = (moment: { due: string } | null) => (moment === null ? says.none : frenchMoment(moment.due));
  const titleOf = ({ type, title }: { type: string; title: string | null }) => title ?? named.types[type] ?? named.other;
  const changes =
    situations.length + deadlines.length + effects.anew.length + effects.past.length + relations.gained.length + relations.lost.length;
  return (
    <Stack gap="sm">
      <Text fw={600}>{says.title}</Text>
      {!stands && changes + unlawful.length === 0 && <Text size="sm">{says.nothing}</Text>}
      {stands && (
        <Text size="sm">
          <Lawful>{says.stands(stands.before?.label ?? says.none, stands.after?.label ?? says.none)}</Lawful>
        </Text>
      )}
      <Lines
        lines={situations.map(({ label, before, after }) => says.situation(label, before?.label ?? says.none, after?.label ?? says.none))}
      />
      <Lines
        title={says.deadlines}
        lines={deadlines.map(({ label, before, after }) => `${label} : ${whenOf(before)} → ${whenOf(after)}`)}
      />
      <Lines title={says.anew} lines={effects.anew.map((one) => `${titleOf(one)} – ${one.label}`)} />
      <Lines title={says.past} lines={effects.past.map((one) => `${titleOf(one)} – ${one.label}`)} />
      <Lines title={says.gained} lines={relations.gained.map(({ id, name, label }) => `${name ?? id} – ${label}`)} />
      <Lines title={says.lost} lines={relations.lost.map(({ id, name, label }) => `${name ?? id} – ${label}`)} />
      {unlawful.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {says.unlawful}
          </Text>
          {unlawful.map(({ seq, label, refusals }) => (
            <div key={seq}>
              <Text size="sm">
                {seq}. <Lawful>{label}</Lawful>
              </Text>
              <Refusals refusals={refusals} />
            </div>
          ))}
        </div>
      )}
    </Stack>
  );
}
