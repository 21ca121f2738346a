import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/index.js';
import { frenchMoment, useWords } from '../language/index.js';
import { Failed, Lawful, WaitingInline } from '../parts/index.js';
import { InviteDialog } from './invite-dialog.js';
import { type Case, type Invitation, invitationsQuery, type Vocabulary } from './queries.js';
import { words } from './words.js';

/** The one-time links of a case: who was asked what, and what became of it. */
export function InvitationList({ of, vocabulary }: { of: Case; vocabulary: Vocabulary }) {
  const { invitations: says } = useWords(words);
  const [inviting, invite] = useState(false);
  const { data, error, isPending, refetch } = useQuery(invitationsQuery(of.id));
  return (
    <section aria-labelledby="case-invitations">
      <Title order={2} size="h4" id="case-invitations" mb={4}>
        {says.title}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {says.lead}
      </Text>
      {isPending && <WaitingInline />}
      {error && <Failed failure={error} retry={() => void refetch()} />}
      {data?.length === 0 && <Text size="sm">{says.none}</Text>}
      <Stack component="ul" gap="sm" className="plain-list">
        {(data ?? []).map((invitation) => (
          <li key={invitation.id}>
            <OneInvitation caseId={of.id} invitation={invitation} />
          </li>
        ))}
      </Stack>
      {!of.closed && (
        <Button
          mt="sm"
          size="xs"
          variant="default"
          className="not-printed"
          leftSection={<IconLink size={16} aria-hidden />}
          onClick={() => invite(true)}
        >
          {says.add}
        </Button>
      )}
      {inviting && <InviteDialog of={of} vocabulary={vocabulary} onClose={() => invite(false)} />}
    </section>
  );
}

function OneInvitation({ caseId, invitation }: { caseId: string; invitation: Invitation }) {
  const { invitations: says } = useWords(words);
  const client = useQueryClient();
  const { id, label, organisation, relation, state, askedBy, expiresAt, used } = invitation;
  const revoke = useMutation({
    mutationFn: () => call('DELETE', `/v1/cases/${caseId}/invitations/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['case', caseId, 'invitations'] }),
  });
  const asker = [askedBy.name, askedBy.organisation.name].filter(Boolean).join(', ');
  return (
    <Group justify="space-between" align="flex-start" gap="xs">
      <div>
        <Text size="sm" fw={600}>
          <Lawful>{label}</Lawful> – {organisation.name ?? organisation.id}
        </Text>
        <Text size="sm" c="dimmed">
          {says.states[state]} · <Lawful>{relation.label}</Lawful> ·{' '}
          {used ? says.used(frenchMoment(used.at)) : says.by(asker, frenchMoment(expiresAt))}
        </Text>
        {revoke.isError && <Failed failure={revoke.error} />}
      </div>
      {state === 'waiting' && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          loading={revoke.isPending}
          aria-label={says.revokeOne(label)}
          onClick={() => revoke.mutate()}
        >
          {says.revoke}
        </Button>
      )}
    </Group>
  );
}
