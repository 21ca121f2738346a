import { Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, useMe } from '../api/index.js';
import { draftAddress, draftKey, draftsQuery } from '../forms/index.js';
import { frenchMoment, useWords } from '../language/index.js';
import { ButtonLink, Empty, Failed, Heading, Lawful, Said, Source, TextLink, Waiting } from '../parts/index.js';
import { type ProcessBrief, processesQuery } from '../processes/queries.js';
import { openerFor } from './may-open.js';
import { words } from './words.js';

/** What one may open, in plain words; and what was begun before. */
export function OpeningPage() {
  const { choose } = useWords(words);
  const { organisation } = useMe();
  const { data, error, isPending, refetch } = useQuery(processesQuery);
  const mine = (data ?? []).filter((process) => openerFor(process, organisation));
  const others = (data ?? []).filter((process) => !mine.includes(process));
  return (
    <>
      <Heading title={choose.title} lead={choose.lead} />
      {isPending && <Waiting />}
      {error !== null && <Failed failure={error} retry={() => void refetch()} />}
      {data !== undefined && (
        <Stack gap="xl">
          <Drafts processes={data} />
          {mine.length === 0 && (
            <Empty title={choose.nothing} action={<ButtonLink to="/procedures">{choose.toProcesses}</ButtonLink>}>
              {choose.nothingWhy}
            </Empty>
          )}
          <Cards title={choose.mine} processes={mine} mayOpen />
          <Cards title={choose.others} processes={others} mayOpen={false} />
        </Stack>
      )}
    </>
  );
}

function Cards({ title, processes, mayOpen }: { title: string; processes: readonly ProcessBrief[]; mayOpen: boolean }) {
  const { choose } = useWords(words);
  if (processes.length === 0) return null;
  return (
    <section aria-label={title}>
      <Title order={2} size="h4" mb="sm">
        {title}
      </Title>
      <SimpleGrid cols={{ base: 1, lg: 2 }} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {processes.map((process) => (
          <Paper key={process.key} withBorder p="md" component="li">
            <Stack gap="xs" h="100%" justify="space-between">
              <div>
                <Title order={3} size="h4">
                  <Lawful>{process.label}</Lawful>
                </Title>
                {process.purpose !== null && (
                  <Text>
                    <Lawful>{process.purpose}</Lawful>
                  </Text>
                )}
                <Text size="sm" mt="xs">
                  <Lawful>{choose.reserved(whoOpens(process, choose))}</Lawful>
                </Text>
                {!mayOpen && <YourRoles />}
                <Source source={process.source} />
              </div>
              <Group gap="md">
                {mayOpen && (
                  <ButtonLink to="/nouveau/$process" params={{ process: process.id }}>
                    {choose.start}
                    <span className="visually-hidden"> : {process.label}</span>
                  </ButtonLink>
                )}
                <TextLink to="/procedures/$process" params={{ process: process.key }}>
                  {choose.rules}
                  <span className="visually-hidden"> : {process.label}</span>
                </TextLink>
              </Group>
            </Stack>
          </Paper>
        ))}
      </SimpleGrid>
    </section>
  );
}

/** « l’organisme acheteur, dans un organisme de ce type : …, avec le rôle … » */
const whoOpens = ({ openedBy }: ProcessBrief, says: (typeof words)['fr']['choose']): string =>
  openedBy
    .map(({ label, kinds, roles }) =>
      [
        label,
        ...(kinds.length === 0 ? [] : [says.kinds(kinds.map((kind) => kind.label.toLowerCase()).join(says.or))]),
        says.roles(roles.map((role) => role.label.toLowerCase()).join(says.or)),
      ].join(', '),
    )
    .join(' ; ');

function YourRoles() {
  const { choose } = useWords(words);
  const { organisation } = useMe();
  const roles = organisation.roles.map(({ label }) => label.toLowerCase()).join(', ');
  return (
    <Text size="sm" c="dimmed">
      {choose.yourRoles(roles, organisation.name)}
    </Text>
  );
}

/** Openings that were begun and not sent. */
function Drafts({ processes }: { processes: readonly ProcessBrief[] }) {
  const { drafts: says } = useWords(words);
  const client = useQueryClient();
  const [said, say] = useState<string>();
  const { data = [] } = useQuery(draftsQuery);
  const begun = data.flatMap(({ key, updatedAt }) => {
    const process = processes.find(({ id }) => key === draftKey('opening', id));
    return process ? [{ key, updatedAt, process }] : [];
  });
  const discard = async (key: string, label: string) => {
    await call('DELETE', draftAddress(key));
    say(says.discarded(label));
    await client.invalidateQueries({ queryKey: ['drafts'] });
    document.getElementById('contenu')?.focus();
  };
  return (
    <>
      <Said>{said}</Said>
      {begun.length > 0 && (
        <section aria-label={says.title}>
          <Title order={2} size="h4" mb="sm">
            {says.title}
          </Title>
          <Stack gap="xs" component="ul" p={0} m={0}>
            {begun.map(({ key, updatedAt, process }) => (
              <Paper key={key} withBorder p="sm" component="li" style={{ listStyle: 'none' }}>
                <Group justify="space-between" gap="sm">
                  <div>
                    <Text fw={600}>
                      <Lawful>{process.label}</Lawful>
                    </Text>
                    <Text size="sm" c="dimmed">
                      {says.saved(frenchMoment(updatedAt))}
                    </Text>
                  </div>
                  <Group gap="xs">
                    <ButtonLink to="/nouveau/$process" params={{ process: process.id }} size="xs">
                      {says.resume}
                      <span className="visually-hidden"> : {process.label}</span>
                    </ButtonLink>
                    <Button size="xs" variant="default" onClick={() => void discard(key, process.label)}>
                      {says.discard}
                      <span className="visually-hidden"> : {process.label}</span>
                    </Button>
                  </Group>
                </Group>
              </Paper>
            ))}
          </Stack>
        </section>
      )}
    </>
  );
}
