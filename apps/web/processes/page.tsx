import { Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../language/index.js';
import { ButtonLink, Empty, Failed, Heading, Lawful, Source, TextLink, Waiting } from '../parts/index.js';
import { type ProcessBrief, processesQuery } from './queries.js';
import { words } from './words.js';

/** Every process of this server: what it is for, on which text it rests. */
export function ProcessesPage() {
  const { list } = useWords(words);
  const { data, error, isPending, refetch } = useQuery(processesQuery);
  return (
    <>
      <Heading title={list.title} lead={list.lead} />
      {isPending && <Waiting />}
      {error !== null && <Failed failure={error} retry={() => void refetch()} />}
      {data?.length === 0 && <Empty title={list.none} />}
      {data !== undefined && (
        <SimpleGrid cols={{ base: 1, lg: 2 }} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
          {data.map((process) => (
            <li key={process.key}>
              <Card process={process} />
            </li>
          ))}
        </SimpleGrid>
      )}
    </>
  );
}

function Card({ process: { id, key, label, purpose, source, version } }: { process: ProcessBrief }) {
  const { list, page } = useWords(words);
  return (
    <Paper withBorder p="md" h="100%">
      <Stack gap="xs" h="100%" justify="space-between">
        <div>
          <Title order={2} size="h4">
            <Lawful>{label}</Lawful>
          </Title>
          <Text size="sm" c="dimmed">
            {page.version} {version}
          </Text>
          {purpose !== null && (
            <Text mt="xs">
              <Lawful>{purpose}</Lawful>
            </Text>
          )}
          <Source source={source} />
        </div>
        <Group gap="sm">
          <ButtonLink to="/procedures/$process" params={{ process: key }} variant="default">
            {list.read}
            <span className="visually-hidden"> : {label}</span>
          </ButtonLink>
          <TextLink to="/nouveau/$process" params={{ process: id }}>
            {list.open}
            <span className="visually-hidden"> : {label}</span>
          </TextLink>
        </Group>
      </Stack>
    </Paper>
  );
}
