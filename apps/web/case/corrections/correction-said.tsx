import { List, Text } from '@mantine/core';
import { Filled, type FormSchema, isWritten, type Party } from '../../forms/index.js';
import { frenchMoment, useWords } from '../../language/index.js';
import { Lawful } from '../../parts/index.js';
import type { Fact } from '../queries.js';
import { words } from '../words.js';

interface Given {
  readonly fact: Fact;
  /** what it corrects, as it was recorded */
  readonly before: Fact | undefined;
  readonly schema: FormSchema | undefined;
  readonly parties: readonly Party[];
}

/** What a correction put in the place of what, why, and who had proposed it. */
export function CorrectionSaid({ fact: { corrects }, before, schema, parties }: Given) {
  const { timeline: says, corrections, doing } = useWords(words);
  if (!corrects) return null;
  const { label, reason, setAside, proposedBy, data, occurredAt, how } = corrects;
  return (
    <div>
      <Text size="sm" fw={600}>
        {says.corrects} : <Lawful>{label}</Lawful>
      </Text>
      <Text size="sm">
        {says.reason} : <Lawful>{reason.label}</Lawful>
        {proposedBy !== undefined && ` · ${says.proposedBy} : ${proposedBy}`}
      </Text>
      {how === 'removed' && <Text size="sm">{corrections.removedAfter}</Text>}
      {occurredAt !== undefined && occurredAt !== before?.occurredAt && (
        <Text size="sm">
          {doing.when} : {frenchMoment(occurredAt)}
        </Text>
      )}
      <Filled schema={schema} data={otherwise(data, before?.data)} parties={parties} />
      {setAside.length > 0 && (
        <>
          <Text size="sm">{says.setAside} :</Text>
          <List size="sm">
            {setAside.map((one) => (
              <List.Item key={one.seq}>
                {says.number(one.seq)} – <Lawful>{one.label}</Lawful>
              </List.Item>
            ))}
          </List>
        </>
      )}
    </div>
  );
}

/** The answers that are no longer what they were; all of them where nothing stood there before. */
function otherwise(after: unknown, before: unknown): unknown {
  if (!isWritten(after) || !isWritten(before)) return after;
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])));
}
