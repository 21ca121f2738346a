import { Stack, Text, Title } from '@mantine/core';
import { frenchDay, relativeDay, useLanguage, useWords } from '../language/index.js';
import { Lawful } from '../parts/index.js';
import { WhyThisDay } from './deadline-proof.js';
import { nowOf, urgencyColour } from './moments.js';
import type { Case, Deadline } from './queries.js';
import { words } from './words.js';

/** Every delay that runs, the nearest first, with why it ends on that day. */
export function Deadlines({ of }: { of: Case }) {
  const { deadlines: says } = useWords(words);
  const now = nowOf(of);
  if (of.closed && of.deadlines.length === 0) return null;
  return (
    <section aria-labelledby="case-deadlines">
      <Title order={2} size="h4" id="case-deadlines" mb="xs">
        {says.title}
      </Title>
      {of.deadlines.length === 0 ? (
        <Text size="sm">{says.none}</Text>
      ) : (
        <Stack component="ul" gap="sm" className="plain-list">
          {of.deadlines.map((deadline) => (
            <li key={deadline.name}>
              <OneDeadline deadline={deadline} now={now} />
            </li>
          ))}
        </Stack>
      )}
    </section>
  );
}

function OneDeadline({ deadline, now }: { deadline: Deadline; now: string }) {
  const { language } = useLanguage();
  const { label, due, legalDate, consequenceLabel, tells } = deadline;
  return (
    <div>
      <Text size="sm" fw={700} c={urgencyColour(now, due)}>
        {frenchDay(legalDate)} – {relativeDay(language, now, legalDate)}
      </Text>
      <Text size="sm">
        <Lawful>{label}</Lawful>
      </Text>
      <Text size="sm" c="dimmed">
        <Lawful>{consequenceLabel}</Lawful>
      </Text>
      <WhyThisDay deadline={deadline} tells={tells} />
    </div>
  );
}
