import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../language/index.js';
import { Failed, useAddress, Waiting, WaitingInline } from '../parts/index.js';
import { Proposals } from './corrections/proposals.js';
import { deliveriesBySeq } from './deliveries.js';
import { saveFile } from './files.js';
import { type Case, deliveriesQuery, type Fact, historyQuery, type Vocabulary } from './queries.js';
import { KINDS, type Kind, shownFacts } from './shown-facts.js';
import { TimelineFact } from './timeline-fact.js';
import { words } from './words.js';

const CorrectDialog = lazy(() => import('./corrections/correct-dialog.js'));

/** What happened in the case: every fact with who, when, on which text, where it led and what it set going. */
export function CaseTimeline({ of, vocabulary }: { of: Case; vocabulary: Vocabulary }) {
  const { timeline: says, head } = useWords(words);
  const history = useQuery(historyQuery(of.id));
  const deliveries = useQuery({ ...deliveriesQuery(of.id), select: deliveriesBySeq });
  const [{ faits, ordre }, change] = useAddress();
  const [correcting, correct] = useState<Fact>();
  const [failure, fail] = useState<unknown>(null);
  const kind: Kind = KINDS.find((one) => one === faits) ?? 'all';
  const newestFirst = ordre !== 'ancien';
  if (history.isPending) return <Waiting />;
  if (!history.data) return <Failed failure={history.error} retry={() => void history.refetch()} />;
  const { facts } = history.data;
  const shown = shownFacts(facts, kind, newestFirst);
  const mayCorrect = of.yourRelations.some(({ acting }) => acting);
  return (
    <Stack gap="md">
      <Title order={2} className="visually-hidden">
        {says.title}
      </Title>
      <Proposals of={of} vocabulary={vocabulary} />
      <Group justify="space-between" className="not-printed" gap="sm">
        <Group gap="sm">
          <SegmentedControl
            size="xs"
            aria-label={says.show}
            value={kind}
            onChange={(next) => change({ faits: next === 'all' ? undefined : next })}
            data={KINDS.map((value) => ({ value, label: says.kinds[value] }))}
          />
          <SegmentedControl
            size="xs"
            aria-label={says.order}
            value={newestFirst ? 'recent' : 'ancien'}
            onChange={(next) => change({ ordre: next === 'recent' ? undefined : next })}
            data={[
              { value: 'recent', label: says.newest },
              { value: 'ancien', label: says.oldest },
            ]}
          />
        </Group>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconDownload size={15} aria-hidden />}
            onClick={() => void saveFile(`/v1/cases/${of.id}/history?format=csv`, `${of.reference}.csv`).catch(fail)}
          >
            {says.csv}
          </Button>
          <Button size="compact-sm" variant="subtle" leftSection={<IconPrinter size={15} aria-hidden />} onClick={() => window.print()}>
            {head.print}
          </Button>
        </Group>
      </Group>
      {failure !== null && <Failed failure={failure} />}
      <Text size="sm" c="dimmed" role="status">
        {shown.length === 0 ? says.none : says.count(shown.length, facts.length)}
      </Text>
      <Stack component="ol" gap="lg" className="plain-list">
        {shown.map((fact) => (
          <li key={fact.seq} id={`fait-${fact.seq}`}>
            <TimelineFact
              fact={fact}
              of={of}
              schema={vocabulary.forms[fact.act]}
              correctedSchema={fact.corrects ? vocabulary.forms[fact.corrects.act] : undefined}
              corrected={fact.corrects ? facts.find(({ seq }) => seq === fact.corrects?.seq) : undefined}
              deliveries={deliveries.data?.get(fact.seq) ?? []}
              onCorrect={mayCorrect && isCorrectable(fact, vocabulary) ? () => correct(fact) : undefined}
            />
          </li>
        ))}
      </Stack>
      {correcting && (
        <Suspense fallback={<WaitingInline />}>
          <CorrectDialog of={of} fact={correcting} vocabulary={vocabulary} onClose={() => correct(undefined)} />
        </Suspense>
      )}
    </Stack>
  );
}

/** Neither a deadline nor a correction is corrected, and nobody corrects what they may not read. */
const isCorrectable = ({ automatic, corrects, restricted, act }: Fact, { forms }: Vocabulary): boolean =>
  !automatic && corrects === undefined && !restricted && forms[act] !== undefined;
