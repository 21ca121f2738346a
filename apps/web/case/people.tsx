import { Stack, Text, Title } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useWords } from '../language/index.js';
import { Lawful } from '../parts/index.js';
import { InvitationList } from './invitations.js';
import { organisationsOf } from './organisations-of.js';
import type { Case, Vocabulary } from './queries.js';
import { words } from './words.js';

/** Who has a part in the case, who reads what, and who was asked by a link. */
export function People({ of, vocabulary }: { of: Case; vocabulary: Vocabulary }) {
  const { people } = useWords(words);
  const isActing = of.yourRelations.some(({ acting }) => acting);
  const readers = Object.entries(vocabulary.readers);
  return (
    <Stack gap="xl">
      <section aria-labelledby="case-parties">
        <Title order={2} size="h4" id="case-parties" mb="xs">
          {people.parties}
        </Title>
        {of.parties.length === 0 && <Text size="sm">{people.nobody}</Text>}
        <ul className="plain-list">
          {of.parties.map(({ id, name, relation, label }) => (
            <li key={`${relation} ${id}`}>
              <Text>
                <IconUser size={15} aria-hidden className="inline-icon" /> {name ?? people.reservedName(id.replace(/^\D+/, ''))}{' '}
                <Text component="span" size="sm" c="dimmed">
                  – <Lawful>{label}</Lawful>
                </Text>
              </Text>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="case-organisations">
        <Title order={2} size="h4" id="case-organisations" mb="xs">
          {people.organisations}
        </Title>
        <dl className="data-list">
          {organisationsOf(of).map(({ id, name, labels }) => (
            <div key={id} className="data-row">
              <dt>{name}</dt>
              <dd>
                <Lawful>{labels.join(', ')}</Lawful>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {readers.length > 0 && (
        <section aria-labelledby="case-readers">
          <Title order={2} size="h4" id="case-readers" mb="xs">
            {people.readers}
          </Title>
          <dl className="data-list">
            {readers.map(([dataClass, relations]) => (
              <div key={dataClass} className="data-row">
                <dt>{people.classes[dataClass] ?? dataClass}</dt>
                <dd>
                  <Lawful>{relations.join(', ')}</Lawful>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {isActing && <InvitationList of={of} vocabulary={vocabulary} />}
    </Stack>
  );
}
