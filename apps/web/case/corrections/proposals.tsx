import { Alert, Button, Checkbox, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSameRequest } from '../../api/index.js';
import { Filled } from '../../forms/index.js';
import { frenchMoment, useWords } from '../../language/index.js';
import { Failed, Lawful } from '../../parts/index.js';
import { useOwnDeed } from '../own-deeds.js';
import { type Case, type Proposal, rectificationsQuery, type Vocabulary } from '../queries.js';
import { words } from '../words.js';
import { DifferenceList } from './difference-list.js';

/** Corrections that wait for a second person: what stands there, what would, what it changes; and those already settled. */
export function Proposals({ of, vocabulary }: { of: Case; vocabulary: Vocabulary }) {
  const { corrections: says } = useWords(words);
  const { data = [] } = useQuery(rectificationsQuery(of.id));
  const open = data.filter(({ state }) => state === 'open');
  const settled = data.filter(({ state }) => state !== 'open');
  if (data.length === 0) return null;
  return (
    <section aria-label={says.open}>
      {open.length > 0 && (
        <Title order={3} size="h5" mb="xs">
          {says.open}
        </Title>
      )}
      <Stack gap="md">
        {open.map((proposal) => (
          <OpenProposal key={proposal.id} of={of} proposal={proposal} vocabulary={vocabulary} />
        ))}
      </Stack>
      {settled.length > 0 && (
        <details className="fold">
          <summary>
            {says.past} ({settled.length})
          </summary>
          {settled.map(({ id, stateLabel, howLabel, corrects, madeAt, reason }) => (
            <Text key={id} size="sm">
              {frenchMoment(madeAt)} – <Lawful>{`${corrects.label} : ${howLabel} (${reason.label}) – ${stateLabel}`}</Lawful>
            </Text>
          ))}
        </details>
      )}
    </section>
  );
}

function OpenProposal({ of, proposal, vocabulary }: { of: Case; proposal: Proposal; vocabulary: Vocabulary }) {
  const { corrections: says } = useWords(words);
  const client = useQueryClient();
  const mine = useOwnDeed();
  const send = useSameRequest();
  const [aside, setAside] = useState<readonly number[]>([]);
  const { id, corrects, howLabel, before, after, reason, proposedBy, organisation, madeAt, difference, mayApprove, mayWithdraw } = proposal;
  const settle = useMutation({
    mutationFn: (how: 'approve' | 'reject' | 'withdraw') =>
      send(`/v1/cases/${of.id}/rectifications/${id}/${how}`, how === 'approve' && aside.length > 0 ? { acknowledges: aside } : {}),
    onMutate: (how) => {
      if (how === 'approve') mine();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['case', of.id] }),
  });
  const schema = vocabulary.forms[corrects.act];
  const mustSetAside = difference.unlawful.map(({ seq }) => seq);
  const mayGo = mustSetAside.every((seq) => aside.includes(seq));
  return (
    <Paper withBorder p="md" component="article" aria-label={`${howLabel} – ${corrects.label}`}>
      <Stack gap="sm">
        <div>
          <Text fw={700}>
            <Lawful>
              {howLabel} : {corrects.label}
              {corrects.seq !== null && ` (n° ${corrects.seq})`}
            </Lawful>
          </Text>
          <Text size="sm" c="dimmed">
            {says.by([proposedBy ?? says.somebody, organisation.name].filter(Boolean).join(', '), frenchMoment(madeAt))} –{' '}
            <Lawful>{reason.label}</Lawful>
          </Text>
        </div>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <div>
            <Text size="sm" fw={600}>
              {says.before}
            </Text>
            {before?.occurredAt !== undefined && <Text size="sm">{frenchMoment(before.occurredAt)}</Text>}
            <Filled schema={schema} data={before?.data} parties={of.parties} />
          </div>
          <div>
            <Text size="sm" fw={600}>
              {says.after}
            </Text>
            {after === null ? (
              <Text size="sm">{says.removedAfter}</Text>
            ) : (
              <>
                {after.occurredAt !== undefined && <Text size="sm">{frenchMoment(after.occurredAt)}</Text>}
                <Filled schema={schema} data={after.data} parties={of.parties} />
              </>
            )}
          </div>
        </SimpleGrid>
        <DifferenceList of={difference} />
        {mayApprove &&
          difference.unlawful.map(({ seq, label }) => (
            <Checkbox
              key={seq}
              label={says.setAside(label, seq)}
              checked={aside.includes(seq)}
              onChange={({ currentTarget }) => setAside(currentTarget.checked ? [...aside, seq] : aside.filter((one) => one !== seq))}
            />
          ))}
        {settle.isError && <Failed failure={settle.error} />}
        {(mayApprove || mayWithdraw) && (
          <Group gap="sm">
            {mayApprove && (
              <>
                <Button disabled={!mayGo || settle.isPending} onClick={() => settle.mutate('approve')}>
                  {says.approve}
                </Button>
                <Button variant="default" disabled={settle.isPending} onClick={() => settle.mutate('reject')}>
                  {says.reject}
                </Button>
              </>
            )}
            {mayWithdraw && (
              <Button variant="default" disabled={settle.isPending} onClick={() => settle.mutate('withdraw')}>
                {says.withdraw}
              </Button>
            )}
          </Group>
        )}
        {!mayApprove && <Alert color="blue">{says.secondPerson}</Alert>}
      </Stack>
    </Paper>
  );
}
