import { List, Text } from '@mantine/core';
import { IconCheck, IconCircle, IconCircleDot, IconMinus } from '@tabler/icons-react';
import { useWords } from '../language/index.js';
import { Lawful } from '../parts/index.js';
import type { Case } from './queries.js';
import { words } from './words.js';

const ICONS = { past: IconCheck, present: IconCircleDot, ahead: IconCircle, notNeeded: IconMinus } as const;
type State = keyof typeof ICONS;

/** How far the case has come along its situations: a bar and a sentence, and the whole list on demand. */
export function Progress({ of: { progress } }: { of: Case }) {
  const { progress: says } = useWords(words);
  const { step, of, situations } = progress;
  if (step === null) return null;
  const met = situations.filter(({ state }) => state !== 'notNeeded');
  return (
    <div>
      <ol className="progress-bar" aria-hidden>
        {met.map(({ id, state }) => (
          <li key={id} data-state={state} />
        ))}
      </ol>
      <details className="fold">
        <summary>
          {says.title}
          {step > 0 && ` – ${says.step(step, of)}`}
        </summary>
        <List size="sm" spacing={4} listStyleType="none">
          {situations.map(({ id, label, state }) => {
            const Icon = ICONS[state as State];
            return (
              <List.Item key={id} aria-current={state === 'present' ? 'step' : undefined}>
                <Icon size={15} aria-hidden className="inline-icon" />{' '}
                <Text component="span" size="sm" fw={state === 'present' ? 700 : 400} c={state === 'notNeeded' ? 'dimmed' : undefined}>
                  <Lawful>{label}</Lawful>
                </Text>{' '}
                <Text component="span" size="sm" c="dimmed">
                  ({says.states[state as State]})
                </Text>
              </List.Item>
            );
          })}
        </List>
      </details>
    </div>
  );
}
