import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconClockHour4, IconPencil } from '@tabler/icons-react';
import { Filled, type FormSchema } from '../forms/index.js';
import { dayOf, frenchMoment, useWords } from '../language/index.js';
import { Lawful, Source } from '../parts/index.js';
import { AttachmentLinks } from './attachment-links.js';
import { CorrectionSaid } from './corrections/correction-said.js';
import type { Delivery } from './deliveries.js';
import { FactEffects } from './fact-effects.js';
import type { Case, Fact } from './queries.js';
import { words } from './words.js';

interface Given {
  readonly fact: Fact;
  readonly of: Case;
  readonly schema: FormSchema | undefined;
  /** the form of the act that a correction corrects */
  readonly correctedSchema: FormSchema | undefined;
  /** the fact that a correction corrects, as it was recorded */
  readonly corrected: Fact | undefined;
  readonly deliveries: readonly Delivery[];
  readonly onCorrect?: () => void;
}

/** One fact: what, when in law and when recorded, who, on which text, what it says, where it led. */
export function TimelineFact({ fact, of, schema, correctedSchema, corrected: before, deliveries, onCorrect }: Given) {
  const { timeline: says } = useWords(words);
  const { seq, label, occurredAt, recordedAt, situation, source, automatic, restricted, corrected, imported } = fact;
  const isUndone = corrected?.how === 'removed' || corrected?.how === 'setAside';
  return (
    <article className="fact" data-quiet={automatic} data-undone={isUndone} aria-label={`${says.number(seq)} – ${label}`}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Group gap="xs" align="baseline">
          {automatic && <IconClockHour4 size={16} aria-hidden className="inline-icon" />}
          <Text fw={automatic ? 400 : 700} className="fact-label">
            <Lawful>{label}</Lawful>
          </Text>
          {corrected && (
            <Badge variant="default" tt="none">
              <Lawful>{says.corrected(corrected.label, corrected.by)}</Lawful>
            </Badge>
          )}
          {imported && (
            <Badge variant="default" tt="none">
              {says.imported}
            </Badge>
          )}
        </Group>
        {onCorrect && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            className="not-printed"
            leftSection={<IconPencil size={15} aria-hidden />}
            aria-label={says.correctFact(label, seq)}
            onClick={onCorrect}
          >
            {says.correct}
          </Button>
        )}
      </Group>
      <Text size="sm">
        <Text component="span" size="sm" c="dimmed">
          {says.number(seq)} –{' '}
        </Text>
        <time dateTime={occurredAt}>{frenchMoment(occurredAt)}</time>
        {dayOf(occurredAt) !== dayOf(recordedAt) && (
          <Text component="span" size="sm" c="dimmed">
            {' '}
            – {says.recorded(frenchMoment(recordedAt))}
          </Text>
        )}
      </Text>
      {!automatic && <Who fact={fact} />}
      <Text size="sm">
        <Lawful>{says.led(situation.label)}</Lawful>
      </Text>
      {restricted && (
        <Text size="sm" c="dimmed">
          {says.restricted}
        </Text>
      )}
      <Stack gap={6} mt={6}>
        {!automatic && <Filled schema={schema} data={fact.data} parties={of.parties} />}
        <CorrectionSaid fact={fact} before={before} schema={correctedSchema} parties={of.parties} />
        <AttachmentLinks caseId={of.id} files={{ count: fact.attachmentCount, files: fact.attachments }} />
        <FactEffects fact={fact} deliveries={deliveries} />
        <Source source={source} />
      </Stack>
    </article>
  );
}

function Who({ fact }: { fact: Fact }) {
  const { timeline: says } = useWords(words);
  const { by, recordedAs, recordedBy, onBehalfOf, answeredBy } = fact;
  const decider = [by.person?.name ?? by.person?.id, by.organisation?.name ?? by.organisation?.id].filter(Boolean).join(', ');
  const answered =
    answeredBy !== null && typeof answeredBy === 'object' ? Object.values(answeredBy).filter((one) => typeof one === 'string') : [];
  return (
    <Text size="sm">
      {says.decidedBy} : <Lawful>{decider === '' ? by.label : `${decider} (${by.label})`}</Lawful>
      {recordedBy !== undefined && (
        <>
          {' · '}
          {says.recordedBy} : {recordedBy}
          {recordedAs && (
            <>
              {' '}
              <Lawful>{says.recordedAs(recordedAs.label)}</Lawful>
            </>
          )}
        </>
      )}
      {onBehalfOf && <> {onBehalfOf.label}</>}
      {by.evidence && (
        <>
          {' · '}
          {says.evidence} : <Lawful>{by.evidence.label}</Lawful>
        </>
      )}
      {answered.length > 0 && (
        <>
          {' · '}
          {says.answeredBy} : {answered.join(' ')}
        </>
      )}
    </Text>
  );
}
