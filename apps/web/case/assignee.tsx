import { Button, Group, Modal, Select, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, membersQuery, useMe } from '../api/index.js';
import { useWords } from '../language/index.js';
import { Failed, Said } from '../parts/index.js';
import type { Case } from './queries.js';
import { words } from './words.js';

/** Who in the reader's organisation looks after the case: take it, give it, give it back. */
export function AssigneeBox({ of: { id, assignee, yourRelations } }: { of: Case }) {
  const { assignee: says } = useWords(words);
  const client = useQueryClient();
  const { account } = useMe();
  const [giving, dialog] = useDisclosure(false);
  const [said, say] = useState<string>();
  const assign = useMutation({
    mutationFn: (to: { account: string | null; says: string }) => call('PUT', `/v1/cases/${id}/assignment`, { account: to.account }),
    onSuccess: async (_, { says: done }) => {
      say(done);
      dialog.close();
      await client.invalidateQueries({ queryKey: ['case', id] });
      await client.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  const mayAssign = yourRelations.some(({ acting }) => acting);
  return (
    <section aria-labelledby="case-assignee">
      <Title order={2} size="h4" id="case-assignee" mb={4}>
        {says.title}
      </Title>
      <Text size="sm">
        {assignee ? assignee.name : says.nobody}
        {assignee?.you && ` (${says.you})`}
        {assignee?.youStandIn && ` (${says.standIn})`}
        {assignee?.withdrawn && ` (${says.withdrawn})`}
      </Text>
      {mayAssign && (
        <Group gap="xs" mt={6}>
          {!assignee?.you && (
            <Button
              size="compact-sm"
              variant="default"
              loading={assign.isPending}
              onClick={() => assign.mutate({ account: account.id, says: says.taken })}
            >
              {says.take}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={dialog.open}>
            {says.give}
          </Button>
          {assignee?.you && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              loading={assign.isPending}
              onClick={() => assign.mutate({ account: null, says: says.dropped })}
            >
              {says.giveBack}
            </Button>
          )}
        </Group>
      )}
      {assign.isError && !giving && <Failed failure={assign.error} />}
      <Said>{said}</Said>
      <Modal opened={giving} onClose={dialog.close} title={says.give}>
        <Colleagues
          failure={assign.error}
          isSending={assign.isPending}
          onGive={(to, name) => assign.mutate({ account: to, says: says.given(name) })}
        />
      </Modal>
    </section>
  );
}

interface Giving {
  readonly failure: unknown;
  readonly isSending: boolean;
  readonly onGive: (account: string, name: string) => void;
}

function Colleagues({ failure, isSending, onGive }: Giving) {
  const { assignee: says } = useWords(words);
  const { data: { members = [] } = {} } = useQuery(membersQuery);
  const [chosen, choose] = useState<string | null>(null);
  const name = members.find(({ id }) => id === chosen)?.name;
  return (
    <Stack>
      <Select
        data-autofocus
        label={says.chosen}
        data={members.map((one) => ({ value: one.id, label: one.name }))}
        value={chosen}
        onChange={choose}
        searchable
      />
      {failure !== null && <Failed failure={failure} />}
      <Group>
        <Button disabled={chosen === null} loading={isSending} onClick={() => chosen !== null && onGive(chosen, name ?? '')}>
          {says.confirm}
        </Button>
      </Group>
    </Stack>
  );
}
