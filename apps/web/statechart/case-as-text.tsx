import { Stack, Text, Title } from '@mantine/core';
import type { Actions, Case, Fact } from '../case/queries.js';
import { frenchDay, useWords } from '../language/index.js';
import { Lawful, Source } from '../parts/index.js';
import { type Graph, labelIn } from './graph.js';
import type { Marks } from './marks.js';
import { words } from './words.js';

interface Given {
  readonly graph: Graph;
  readonly marks: Marks;
  readonly case: Case;
  readonly facts: readonly Fact[];
  readonly actions: Actions['actions'];
}

/** What the picture shows, to be read from top to bottom: where the case is, how it came there, what may follow. */
export function CaseAsText({ graph, marks, case: one, facts, actions }: Given) {
  const { said } = useWords(words);
  const { label, waitsFor, source } = one.situation;
  const labelOf = labelIn(graph);
  const allowed = actions.filter((action) => action.allowed);
  const refused = actions.filter((action) => !action.allowed);
  const targets = (act: string) => {
    const ways = graph.nodes.find(({ id }) => id === marks.present)?.ways ?? [];
    return [...new Set(ways.filter((way) => way.act === act).map(({ target }) => target))];
  };
  const leads = (act: string) => {
    const to = targets(act);
    return to.map((id) => (id === marks.present ? said.staysIn : said.leadsTo(labelOf(id)))).join(', ');
  };
  const others = graph.nodes.filter(({ id, kind }) => id !== marks.present && kind !== 'transit');
  return (
    <Stack gap="md">
      <div>
        <Text fw={600}>
          <Lawful>{one.closed ? said.ended(label) : said.here(label)}</Lawful>
        </Text>
        {waitsFor.length > 0 && (
          <Text>
            <Lawful>{said.waitsFor(waitsFor.map((relation) => relation.label).join(', '))}</Lawful>
          </Text>
        )}
        {marks.present === undefined && <Text>{said.hiddenEnd}</Text>}
        <Source source={source} />
      </div>
      <section>
        <Title order={3} size="h5">
          {said.path}
        </Title>
        <ol>
          {facts.map((fact, index) => (
            <li key={fact.seq}>
              {frenchDay(fact.occurredAt)} : <Lawful>{fact.label}</Lawful>
              {fact.situation.id !== facts[index - 1]?.situation.id && <Lawful> – {said.atThePresent(fact.situation.label)}</Lawful>}
            </li>
          ))}
        </ol>
      </section>
      {!one.closed && (
        <section>
          <Title order={3} size="h5">
            {said.now}
          </Title>
          {allowed.length === 0 && <Text>{said.nothingNow}</Text>}
          <ul>
            {allowed.map(({ act, label: does }) => (
              <li key={act}>
                <Lawful>{does}</Lawful> : {leads(act)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {refused.length > 0 && (
        <section>
          <Title order={3} size="h5">
            {said.notYet}
          </Title>
          <ul>
            {refused.map(({ act, label: does, refusals }) => (
              <li key={act}>
                <Lawful>{does}</Lawful>
                <ul>
                  {refusals.map((refusal) => (
                    <li key={`${refusal.code} ${refusal.message}`}>
                      <Lawful>{refusal.message}</Lawful>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <Title order={3} size="h5">
          {said.rest}
        </Title>
        <ul>
          {others
            .filter(({ kind }) => kind === 'situation')
            .map(({ id, label: other }) => (
              <li key={id}>
                <Lawful>{other}</Lawful> : {marks.taken.has(id) ? said.passed : said.ahead}
              </li>
            ))}
        </ul>
        <Text fw={600} size="sm">
          {said.ends}
        </Text>
        <ul>
          {others
            .filter(({ kind }) => kind === 'end')
            .map(({ id, label: other }) => (
              <li key={id}>
                <Lawful>{other}</Lawful>
              </li>
            ))}
        </ul>
      </section>
    </Stack>
  );
}
