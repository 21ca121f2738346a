import { Button, Center, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { actFor, call, type Me, meQuery } from '../api/index.js';
import { useWords } from '../language/index.js';
import { words } from './words.js';

/** Somebody of several organisations says for which of them they work now; it is remembered. */
export function ChooseOrganisation({ me }: { me: Me }) {
  const { person } = useWords(words);
  const choose = useChoosingOrganisation();
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack maw={520}>
        <Title order={1} size="h2">
          {person.chooseOrganisation}
        </Title>
        <Text>{person.chooseOrganisationWhy}</Text>
        {me.organisations.map(({ id, name }) => (
          <Button key={id} variant="default" size="md" justify="flex-start" onClick={() => void choose(me, id)}>
            {name}
          </Button>
        ))}
      </Stack>
    </Center>
  );
}

export function useChoosingOrganisation(): (me: Me, organisation: string) => Promise<void> {
  const client = useQueryClient();
  return async (me, organisation) => {
    await call('PUT', '/v1/me/preferences', { ...me.preferences, organisation });
    actFor(organisation);
    client.setQueryData(meQuery.queryKey, await call<Me>('GET', '/v1/me'));
    await client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
  };
}
