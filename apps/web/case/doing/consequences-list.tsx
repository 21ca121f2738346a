import { List, Stack, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useOrganisationName } from '../../forms/index.js';
import { frenchDue, useWords } from '../../language/index.js';
import { Lawful } from '../../parts/index.js';
import { Lines } from '../../parts/lines.js';
import type { Consequences } from '../consequences.js';
import { WhyThisDay } from '../deadline-proof.js';
import type { Deadline } from '../queries.js';
import { words } from '../words.js';

/** What an act brings about, in sentences. */
export function ConsequencesList({ of, vocabulary }: { of: Consequences; vocabulary: { relationLabel: (relation: string) => string } }) {
  const { consequences: says, effects } = useWords(words);
  const nameOf = useOrganisationName();
  const whom = (notice: Consequences['notices'][number]) =>
    (notice.organisations.length > 0
      ? notice.organisations.map((id) => nameOf(id) ?? id)
      : notice.relations.map(vocabulary.relationLabel)
    ).join(', ');
  const isQuiet = of.documents.length + of.notices.length + of.others.length === 0;
  return (
    <Stack gap="md">
      <div>
        <Text fw={700} size="lg">
          <IconArrowRight size={18} aria-hidden className="inline-icon" />{' '}
          <Lawful>{of.changes ? says.leads(of.situation.label) : says.stays(of.situation.label)}</Lawful>
        </Text>
        <Text>
          {of.closed ? says.ends : of.waitsFor.length > 0 ? <Lawful>{says.waits(of.waitsFor.join(', '))}</Lawful> : says.waitsNobody}
        </Text>
      </div>
      <Lines title={says.due} lines={of.due} />
      <Lines title={says.documents} lines={of.documents} />
      <Lines title={says.notices} lines={of.notices.map((notice) => says.noticeTo(notice.subject, whom(notice)))} />
      <Dates title={says.begin} dates={of.begin.map((deadline) => ({ deadline, when: frenchDue(deadline) }))} />
      <Dates
        title={says.moved}
        dates={of.moved.map(({ from, to }) => ({ deadline: to, when: says.fromTo(frenchDue(from), frenchDue(to)) }))}
      />
      <Lines title={says.end} lines={of.end.map((deadline) => `${deadline.label} – ${frenchDue(deadline)}`)} />
      <Lines title={says.other} lines={of.others.map((type) => effects.types[type] ?? effects.other)} />
      {isQuiet && <Text size="sm">{says.nothing}</Text>}
    </Stack>
  );
}

/** Deadlines, each with its proof. */
function Dates({ title, dates }: { title: string; dates: readonly { readonly deadline: Deadline; readonly when: string }[] }) {
  if (dates.length === 0) return null;
  return (
    <div>
      <Text fw={600} size="sm">
        {title}
      </Text>
      <List size="sm">
        {dates.map(({ deadline, when }) => (
          <List.Item key={deadline.name}>
            <Lawful>{`${deadline.label} – ${when}`}</Lawful>
            <WhyThisDay deadline={deadline} />
          </List.Item>
        ))}
      </List>
    </div>
  );
}
