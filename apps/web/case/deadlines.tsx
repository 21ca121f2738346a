import { Stack, Text, Title } from '@mantine/core';
import { frenchDay, relativeDay, useLanguage, useWords } from '../language/index.js';
import { Lawful, Source } from '../parts/index.js';
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

export function OneDeadline({ deadline, now }: { deadline: Deadline; now: string }) {
  const { deadlines: says } = useWords(words);
  const { language } = useLanguage();
  const { label, due, legalDate, consequenceLabel, tells, explanation } = deadline;
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
      <details className="fold">
        <summary>
          {says.why}
          <span className="visually-hidden"> – {label}</span>
        </summary>
        <Text size="sm" mb={4}>
          <Lawful>{explanation.rule}</Lawful>
        </Text>
        <dl className="data-list">
          <dt>{says.anchor}</dt>
          <dd>
            <Lawful>{explanation.anchor.label}</Lawful>, {explanation.anchor.french}
          </dd>
          <dt>{says.calendar}</dt>
          <dd>
            {says.profiles[explanation.profile]} ({says.calendarVersion(explanation.calendar)})
          </dd>
          {tells.length > 0 && (
            <>
              <dt>{says.tells}</dt>
              <dd>
                <Lawful>{tells.map((one) => one.label).join(', ')}</Lawful>
              </dd>
            </>
          )}
        </dl>
        <Source source={explanation.source} />
      </details>
    </div>
  );
}
