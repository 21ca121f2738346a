import { List, Text } from '@mantine/core';
import { frenchMoment, useWords } from '../language/index.js';
import { Lawful } from '../parts/index.js';
import type { Delivery } from './deliveries.js';
import type { Fact } from './queries.js';
import { words } from './words.js';

/** What a fact set going: documents, notices with who has read them, and what fails. */
export function FactEffects({ fact: { effects, deadlines, automatic }, deliveries }: { fact: Fact; deliveries: readonly Delivery[] }) {
  const { timeline: says, effects: words_ } = useWords(words);
  const failing = effects.filter(({ state }) => state === 'failing');
  const others = effects.filter(({ type, state }) => state !== 'failing' && (type !== 'notify' || deliveries.length === 0));
  const count = effects.length + deliveries.length + (automatic ? 0 : deadlines.length);
  if (count === 0) return null;
  return (
    <>
      {failing.map(({ id, type, attempts }) => (
        <Text key={id} size="sm" c="var(--saisine-late)" fw={600}>
          {words_.types[type] ?? words_.other} : {words_.states.failing} ({words_.attempts(attempts)})
        </Text>
      ))}
      <details className="fold">
        <summary>{says.effects}</summary>
        <List size="sm" spacing={2}>
          {deliveries.map((delivery) => (
            <List.Item key={delivery.id}>
              <Lawful>
                {says.sent(delivery.kindLabel, `${delivery.organisation.name ?? delivery.organisation.id} (${delivery.relation.label})`)}
              </Lawful>
              <Told delivery={delivery} />
            </List.Item>
          ))}
          {others.map(({ id, type, state, doneAt }) => (
            <List.Item key={id}>
              {words_.types[type] ?? words_.other} : {words_.states[state] ?? state}
              {doneAt !== null && ` (${frenchMoment(doneAt)})`}
            </List.Item>
          ))}
          {!automatic &&
            deadlines.map(({ name, label, french }) => (
              <List.Item key={name}>
                {says.started} : <Lawful>{label}</Lawful>, {french}
              </List.Item>
            ))}
        </List>
      </details>
    </>
  );
}

function Told({ delivery: { to, readAt } }: { delivery: Delivery }) {
  const { timeline: says } = useWords(words);
  if (to.length === 0) return <> – {readAt === null ? says.notRead : frenchMoment(readAt)}</>;
  return (
    <List size="sm" withPadding>
      {to.map((one, index) => (
        <List.Item key={one.person?.id ?? index}>
          {one.person?.name !== undefined && `${one.person.name} – `}
          <Lawful>{one.whyLabel}</Lawful>
          {one.channels.map(({ channel, label, at }) => (
            <Text key={`${channel} ${at}`} size="sm" c="dimmed">
              <Lawful>{label}</Lawful> ({frenchMoment(at)})
            </Text>
          ))}
        </List.Item>
      ))}
    </List>
  );
}
