import { Stack, Text, Title } from '@mantine/core';
import { useWords } from '../language/index.js';
import { Lawful } from '../parts/index.js';
import type { Case } from './queries.js';
import { words } from './words.js';

/** What the facts establish so far, each by its label. */
export function EstablishedList({ of: { established } }: { of: Case }) {
  const { established: says } = useWords(words);
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {says.title}
      </Title>
      <Text size="sm" c="dimmed">
        {established.length === 0 ? says.none : says.lead}
      </Text>
      <dl className="data-list">
        {established.map(({ name, label, value, shown }) => (
          <div key={name} className="data-row">
            <dt>
              <Lawful>{label}</Lawful>
            </dt>
            <dd>
              <Lawful>{Array.isArray(value) && value.length > 1 ? <Several shown={shown} /> : shown}</Lawful>
            </dd>
          </div>
        ))}
      </dl>
    </Stack>
  );
}

const Several = ({ shown }: { shown: string }) => (
  <ul className="plain-list">
    {shown.split(' ; ').map((one) => (
      <li key={one}>{one}</li>
    ))}
  </ul>
);
