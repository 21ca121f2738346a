import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useWords } from '../language/index.js';
import { Lawful, Source } from '../parts/index.js';
import type { Process } from './queries.js';
import { Section } from './section.js';
import { words } from './words.js';

type Situation = Process['situations'][number];
type Way = { readonly act?: string; readonly label?: string } & Pick<Situation['ways'][number], 'target' | 'guards' | 'source'>;

/** Every situation with what it waits for and where it leads. */
export function Situations({ shown, whole }: { shown: Process; whole: Process }) {
  const { sections, situation: says } = useWords(words);
  const labelOf = (id: string) => whole.situations.find((one) => one.id === id)?.label ?? id;
  const hasForm = new Set(whole.acts.map(({ act }) => act));
  return (
    <Section id="situations" title={sections.situations} count={shown.situations.length}>
      <Stack gap="sm">
        {shown.situations.map(({ id, label, final, source, waitsFor, ways, passages }) => (
          <Paper key={id} withBorder p="md" component="article" aria-labelledby={`situation-${id}`}>
            <Group gap="xs">
              <Title order={3} size="h5" id={`situation-${id}`}>
                <Lawful>{label}</Lawful>
              </Title>
              {final && <Badge variant="default">{says.end}</Badge>}
              {!final && ways.length === 0 && <Badge variant="default">{says.passage}</Badge>}
            </Group>
            <Source source={source} />
            {waitsFor.length > 0 && (
              <Text size="sm">
                {says.waitsFor} : <Lawful>{waitsFor.map((relation) => relation.label).join(', ')}</Lawful>
              </Text>
            )}
            <ul className="ways">
              {[...ways, ...passages].map((way: Way) => (
                <li key={`${way.act} ${way.target} ${way.guards.join()} ${way.source.cited}`}>
                  <Lawful>
                    {way.act !== undefined && hasForm.has(way.act) ? (
                      <Anchor href={`#acte-${way.act}`} size="sm">
                        {way.label}
                      </Anchor>
                    ) : (
                      <Text component="span" size="sm">
                        {way.label ?? says.atOnce}
                      </Text>
                    )}
                  </Lawful>
                  <Text component="span" size="sm">
                    {' → '}
                    {way.target === id ? (
                      says.stays
                    ) : (
                      <Anchor href={`#situation-${way.target}`} size="sm">
                        <Lawful>{labelOf(way.target)}</Lawful>
                      </Anchor>
                    )}
                  </Text>{' '}
                  <Source source={way.source} />
                  <Conditions guards={way.guards} conditions={whole.conditions} />
                </li>
              ))}
            </ul>
          </Paper>
        ))}
      </Stack>
    </Section>
  );
}

/** What a way asks for, one line each. */
function Conditions({ guards, conditions }: { guards: readonly string[]; conditions: Process['conditions'] }) {
  const { situation: says } = useWords(words);
  if (guards.length === 0) return null;
  return (
    <ul aria-label={says.conditions} className="conditions">
      {guards.map((guard) => (
        <li key={guard}>
          <Text size="sm" c="dimmed">
            <Lawful>{conditions[guard] ?? guard}</Lawful>
          </Text>
        </li>
      ))}
    </ul>
  );
}
