import { Badge, Button, Group, Modal, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answered, api, membersQuery, useMe } from '../api/index.js';
import { useWords } from '../language/index.js';
import { Failed, Lawful, Said, Waiting } from '../parts/index.js';
import { DelegationForm } from './delegation-form.js';
import { type Delegation, delegationsQuery } from './queries.js';
import { SectionHead } from './section.js';
import { words } from './words.js';

const isOpen = ({ state }: Delegation): boolean => state === 'running' || state === 'ahead';

/** Who stands in for whom: what is and what was, and a new one. */
export function DelegationsTab() {
  const { delegations: says } = useWords(words);
  const { data, error, refetch } = useQuery(delegationsQuery);
  const colleagues = useQuery(membersQuery);
  const [told, tell] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);
  const done = (sentence: string) => {
    tell(sentence);
    heading.current?.focus();
  };
  const failed = error ?? colleagues.error;
  const again = () => void Promise.all([refetch(), colleagues.refetch()]);
  // whoever runs the organisation sees all of it
  const all = data ? (data.organisation ?? [...data.given, ...data.received]) : [];
  const roleLabels: Readonly<Record<string, string>> = colleagues.data?.roleLabels ?? {};
  const shown = { roleLabels, runs: data?.organisation !== undefined, onRevoked: () => done(says.revoked) };
  const present = all.filter(isOpen);
  const former = all.filter((one) => !isOpen(one));
  return (
    <Stack gap="lg">
      <SectionHead title={says.title} lead={says.lead} />
      {failed && <Failed failure={failed} retry={again} />}
      {!failed && !data && <Waiting rows={4} />}
      {data && (
        <section>
          <Title order={3} size="h5" mb="xs" ref={heading} tabIndex={-1}>
            {says.present}
          </Title>
          {present.length === 0 ? <Text c="dimmed">{says.none}</Text> : <Delegations delegations={present} {...shown} />}
          {former.length > 0 && (
            <details>
              <summary>
                {says.former} ({former.length})
              </summary>
              <Delegations delegations={former} {...shown} />
            </details>
          )}
        </section>
      )}
      {data && colleagues.data && (
        <DelegationForm
          members={colleagues.data.members}
          roleLabels={roleLabels}
          runs={data.organisation !== undefined}
          onCreated={() => done(says.created)}
        />
      )}
      <Said>{told}</Said>
    </Stack>
  );
}

interface Shown {
  readonly roleLabels: Readonly<Record<string, string>>;
  /** may the reader take back those of others? */
  readonly runs: boolean;
  readonly onRevoked: () => void;
}

function Delegations({ delegations, ...shown }: { delegations: readonly Delegation[] } & Shown) {
  return (
    <Stack component="ul" gap="sm" className="settings-list" mt="xs">
      {delegations.map((delegation) => (
        <OneDelegation key={delegation.id} delegation={delegation} {...shown} />
      ))}
    </Stack>
  );
}

function OneDelegation({ delegation, roleLabels, runs, onRevoked }: { delegation: Delegation } & Shown) {
  const { delegations: says } = useWords(words);
  const me = useMe();
  const [asking, ask] = useState(false);
  const { kind, label, stateLabel, state, from, french, roles, reason } = delegation;
  const sentence = sentenceOf(delegation, me.account.id, says);
  return (
    <Paper component="li" withBorder p="sm">
      <Group justify="space-between">
        <div>
          <Group gap="xs">
            <Text fw={600}>{sentence}</Text>
            <Badge variant={state === 'running' ? 'light' : 'default'} tt="none">
              <Lawful>{stateLabel}</Lawful>
            </Badge>
          </Group>
          <Text size="sm">
            <Lawful>{`${label}, ${french}`}</Lawful>
          </Text>
          <Text size="sm" c="dimmed">
            <Lawful>
              {[
                kind === 'substitution' ? says.allRoles : roles.map((role) => roleLabels[role] ?? role).join(', '),
                ...(reason ? [reason.label] : []),
              ].join(' · ')}
            </Lawful>
          </Text>
        </div>
        {isOpen(delegation) && (runs || from.id === me.account.id) && (
          <Button variant="default" aria-label={says.revokeThis(sentence, french)} onClick={() => ask(true)}>
            {says.revoke}
          </Button>
        )}
      </Group>
      <Revoking
        opened={asking}
        delegation={delegation}
        sentence={sentence}
        onClose={(revoked) => {
          ask(false);
          if (revoked) onRevoked();
        }}
      />
    </Paper>
  );
}

type Says = (typeof words)['fr']['delegations'];

function sentenceOf({ from, to }: Delegation, self: string, says: Says): string {
  if (to.id === self) return says.youStandIn(from.name ?? from.id);
  if (from.id === self) return says.standsInForYou(to.name ?? to.id);
  return says.standsIn(to.name ?? to.id, from.name ?? from.id);
}

interface RevokingProps {
  readonly opened: boolean;
  readonly delegation: Delegation;
  readonly sentence: string;
  readonly onClose: (revoked: boolean) => void;
}

function Revoking({ opened, delegation: { id, french }, sentence, onClose }: RevokingProps) {
  const { delegations: says, keep } = useWords(words);
  const client = useQueryClient();
  const revoking = useMutation({
    mutationFn: () => answered(api.DELETE('/v1/delegations/{id}', { params: { path: { id } } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: delegationsQuery.queryKey });
      onClose(true);
    },
  });
  return (
    <Modal opened={opened} onClose={() => onClose(false)} title={says.revokeTitle}>
      <Stack>
        <Text>
          {sentence}, <Lawful>{french}</Lawful>
        </Text>
        <Text>{says.revokeWhy}</Text>
        {revoking.error && <Failed failure={revoking.error} />}
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={() => onClose(false)}>
            {keep}
          </Button>
          <Button color="red" loading={revoking.isPending} onClick={() => revoking.mutate()}>
            {says.revoke}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
