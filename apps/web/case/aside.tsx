import { Stack, Text, Title } from '@mantine/core';
import { useWords } from '../language/index.js';
import { Lawful, TextLink } from '../parts/index.js';
import { AssigneeBox } from './assignee.js';
import { Deadlines } from './deadlines.js';
import type { Case } from './queries.js';
import { RestsOn } from './related.js';
import { SandboxClock } from './sandbox-clock.js';
import { words } from './words.js';

/** What stands beside the case: deadlines, who looks after it, one's roles, the same affair elsewhere, the clock. */
export function Aside({ of }: { of: Case }) {
  const { head } = useWords(words);
  return (
    <aside className="case-aside" aria-label={head.next}>
      <Deadlines of={of} />
      <RestsOn of={of} />
      <AssigneeBox of={of} />
      <Roles of={of} />
      <Duplicates of={of} />
      {of.sandbox && <SandboxClock of={of} now={of.sandbox.now} />}
    </aside>
  );
}

function Roles({ of: { yourRelations } }: { of: Case }) {
  const { roles } = useWords(words);
  return (
    <section aria-labelledby="case-roles">
      <Title order={2} size="h4" id="case-roles" mb={4}>
        {roles.title}
      </Title>
      {yourRelations.length === 0 ? (
        <Text size="sm">{roles.none}</Text>
      ) : (
        <ul className="plain-list">
          {yourRelations.map(({ relation, label, acting }) => (
            <li key={relation}>
              <Text size="sm">
                <Lawful>{label}</Lawful>{' '}
                <Text component="span" size="sm" c="dimmed">
                  ({acting ? roles.acting : roles.reading})
                </Text>
              </Text>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Duplicates({ of: { possibleDuplicates } }: { of: Case }) {
  const { duplicates } = useWords(words);
  if (possibleDuplicates.length === 0) return null;
  return (
    <section aria-labelledby="case-duplicates">
      <Title order={2} size="h4" id="case-duplicates" mb={4}>
        {duplicates.title}
      </Title>
      <Stack component="ul" gap={6} className="plain-list">
        {possibleDuplicates.map(({ id, reference, situation, commonParties }) => (
          <li key={id}>
            <TextLink to="/dossiers/$id" params={{ id }} search={{}} size="sm">
              {reference}
            </TextLink>
            <Text size="sm" c="dimmed">
              <Lawful>{situation.label}</Lawful> – {duplicates.text(commonParties)}
            </Text>
          </li>
        ))}
      </Stack>
    </section>
  );
}
