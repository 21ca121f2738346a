import { Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { goToField } from '../forms/index.js';
import { useWords } from '../language/index.js';
import { Lawful, WaitingInline } from '../parts/index.js';
import { Found } from './found.js';
import { type Begun, chosen, labelAt, lackingOf, type Part } from './plan.js';
import type { Simulation } from './simulation.js';
import { words } from './words.js';

/** As many as one takes in at a glance. */
const MOST = 5;

interface Given {
  readonly parts: readonly Part[];
  readonly begun: Begun;
  readonly formIdOf: (act: string) => string;
  readonly found: Simulation | undefined;
  readonly isLooking: boolean;
  readonly failure: unknown;
  /** the fields that are on the page now */
  readonly isShown: boolean;
}

/** What the choices so far will require, next to them. */
export function Ahead({ parts, begun, formIdOf, found, isLooking, failure, isShown }: Given) {
  const { ahead: says } = useWords(words);
  const picked = chosen(parts, begun);
  const lacks = parts.flatMap((part) => Object.keys(lackingOf(part, begun)).map((place) => ({ part, place })));
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="a-venir">
      <Stack gap="md">
        <Title order={2} size="h4" id="a-venir">
          {says.title}
        </Title>
        {picked.length === 0 && found === undefined && <Text c="dimmed">{says.notYet}</Text>}
        {picked.map(({ key, label, says: follows }) => (
          <div key={key}>
            <Text fw={600} size="sm">
              <Lawful>{label}</Lawful>
            </Text>
            {follows !== undefined && (
              <Text size="sm">
                <Lawful>{follows}</Lawful>
              </Text>
            )}
          </div>
        ))}
        {lacks.length > 0 && isShown && (
          <div>
            <Text fw={600} size="sm">
              {says.stillToSay}
            </Text>
            <ul>
              {lacks.slice(0, MOST).map(({ part, place }) => (
                <li key={`${part.act} ${place}`}>
                  <Anchor component="button" type="button" size="sm" ta="left" onClick={() => goToField(formIdOf(part.act), place)}>
                    <Lawful>{labelAt(part.form, place)}</Lawful>
                  </Anchor>
                </li>
              ))}
              {lacks.length > MOST && (
                <li>
                  <Text size="sm">{says.more(lacks.length - MOST)}</Text>
                </li>
              )}
            </ul>
          </div>
        )}
        {failure !== null && <Text size="sm">{says.failed}</Text>}
        <div role="status" aria-live="polite" aria-busy={isLooking}>
          {found ? <Found of={found} /> : isLooking && picked.length > 0 ? <WaitingInline label={says.looking} /> : null}
        </div>
      </Stack>
    </Paper>
  );
}
