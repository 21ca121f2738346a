import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconFlag, IconFlask } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { frenchDay, frenchMoment, relativeDay, useLanguage, useWords } from '../language/index.js';
import { Lawful, Source, TextLink, useTabTitle } from '../parts/index.js';
import { nowOf, sinceOf, urgencyColour } from './moments.js';
import { Progress } from './progress.js';
import { type Case, historyQuery } from './queries.js';
import { words } from './words.js';

/** Where the case stands, whom it waits for and since when, and what is due next. */
export function Header({ of, heading }: { of: Case; heading: RefObject<HTMLHeadingElement | null> }) {
  const { head } = useWords(words);
  const { reference, label, situation, closed, openedAt, openedBy, sandbox, flags } = of;
  useTabTitle(reference);
  return (
    <Stack component="header" gap="xs" className="case-head">
      <Group gap="xs" className="not-printed">
        <TextLink to="/" size="sm">
          <IconArrowLeft size={14} aria-hidden className="inline-icon" /> {head.back}
        </TextLink>
      </Group>
      <Group gap="sm" align="baseline">
        <Title order={1} size="h2" ref={heading} tabIndex={-1}>
          {reference}
        </Title>
        <Text size="lg">
          <Lawful>{label}</Lawful>
        </Text>
        {sandbox && (
          <Badge variant="light" color="grape" leftSection={<IconFlask size={13} aria-hidden />} tt="none" size="lg">
            {head.sandbox}
          </Badge>
        )}
      </Group>
      <Group gap="xl" align="flex-start" className="case-standing">
        <div>
          <Text size="sm" c="dimmed">
            {head.situation}
          </Text>
          <Text fw={700} size="lg">
            <Lawful>{situation.label}</Lawful>
          </Text>
          <Source source={situation.source} />
        </div>
        <Holder of={of} />
        <Next of={of} />
      </Group>
      {flags.map(({ id, label: says, source }) => (
        <Group key={id} gap="xs" className="flag">
          <IconFlag size={16} aria-hidden />
          <Text fw={600} size="sm">
            <Lawful>{says}</Lawful>
          </Text>
          <Source source={source} />
        </Group>
      ))}
      {!closed && <Progress of={of} />}
      <Text size="sm" c="dimmed">
        {head.opened(frenchDay(openedAt), openedBy.name ?? openedBy.id)}
      </Text>
    </Stack>
  );
}

function Holder({ of: { id, situation, closed, yourRelations } }: { of: Case }) {
  const { head } = useWords(words);
  const { data: since } = useQuery({ ...historyQuery(id), select: ({ facts }) => sinceOf(facts) });
  const mine = new Set(yourRelations.filter(({ acting }) => acting).map(({ relation }) => relation));
  return (
    <div>
      <Text size="sm" c="dimmed">
        {closed ? head.ended : head.waitsFor}
      </Text>
      <Text fw={600}>
        {situation.waitsFor.length === 0 ? (
          closed && since !== undefined ? (
            head.since(frenchDay(since))
          ) : (
            head.nobody
          )
        ) : (
          <Lawful>
            {situation.waitsFor.map(({ relation, label }) => (mine.has(relation) ? `${label} (${head.you})` : label)).join(', ')}
          </Lawful>
        )}
      </Text>
      {since !== undefined && !closed && (
        <Text size="sm" c="dimmed">
          {head.since(frenchDay(since))}
        </Text>
      )}
    </div>
  );
}

function Next({ of }: { of: Case }) {
  const { head } = useWords(words);
  const { language } = useLanguage();
  const next = of.deadlines[0];
  if (of.closed && !next) return null;
  const now = nowOf(of);
  return (
    <div>
      <Text size="sm" c="dimmed">
        {head.next}
      </Text>
      {next ? (
        <>
          <Text fw={600} c={urgencyColour(now, next.due)}>
            {frenchDay(next.legalDate)} – {relativeDay(language, now, next.legalDate)}
          </Text>
          <Text size="sm">
            <Lawful>{next.label}</Lawful>
          </Text>
        </>
      ) : (
        <Text>{head.noDeadline}</Text>
      )}
      {of.sandbox && (
        <Text size="sm" c="dimmed">
          {head.clock(frenchMoment(of.sandbox.now))}
        </Text>
      )}
    </div>
  );
}
