import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { standsInFor, useMe } from '../api/index.js';
import { useChoosingOrganisation } from '../app/choose-organisation.js';
import { useWords } from '../language/index.js';
import { Lawful } from '../parts/index.js';
import { SectionHead } from './section.js';
import { words } from './words.js';

/** Who somebody is here, for whom they act, and as what. */
export function AccountTab() {
  const { account } = useWords(words);
  const me = useMe();
  const choose = useChoosingOrganisation();
  const others = me.organisations.filter(({ id }) => id !== me.organisation.id);
  const substituted = standsInFor(me);
  const facts = [
    [account.name, me.account.name],
    [account.organisation, me.organisation.name],
    [account.roles, me.organisation.roles.map(({ label }) => label).join(', ') || account.noRoles],
    ...(substituted.length > 0 ? [[account.standsInFor, substituted.join(', ')] as const] : []),
  ] as const;
  return (
    <Stack gap="lg">
      <SectionHead title={account.title} lead={account.lead} />
      <dl className="settings-facts">
        {facts.map(([term, says]) => (
          <div key={term} style={{ display: 'contents' }}>
            <dt>{term}</dt>
            <dd>
              <Lawful>{says}</Lawful>
            </dd>
          </div>
        ))}
      </dl>
      {others.length > 0 && (
        <section>
          <Title order={3} size="h5" mb="xs">
            {account.others}
          </Title>
          <Stack component="ul" gap="sm" className="settings-list">
            {others.map(({ id, name }) => (
              <Paper component="li" key={id} withBorder p="sm">
                <Group justify="space-between">
                  <Text>{name}</Text>
                  <Button variant="default" aria-label={account.actForThis(name)} onClick={() => void choose(me, id)}>
                    {account.actFor}
                  </Button>
                </Group>
              </Paper>
            ))}
          </Stack>
        </section>
      )}
    </Stack>
  );
}
