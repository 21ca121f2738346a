import { Alert, Button, Group, List, Stack, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconRefresh, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { frenchMoment, useWords } from '../language/index.js';
import { Columns } from '../parts/columns.js';
import { Failed, Lawful, Waiting } from '../parts/index.js';
import { Execution } from './execution.js';
import { replayQuery } from './queries.js';
import { words } from './words.js';

/** The case played again from its stored facts: what agrees, what does not, what that proves and what not. */
export function Proof({ caseId }: { caseId: string }) {
  const { proof: says } = useWords(words);
  const replay = useQuery(replayQuery(caseId));
  if (replay.isPending) return <Waiting />;
  if (!replay.data) return <Failed failure={replay.error} retry={() => void replay.refetch()} />;
  const { verified, firstDivergence, steps, beside, proves, doesNotProve, process, definition } = replay.data;
  return (
    <Stack gap="lg">
      <Group justify="space-between" gap="sm">
        <div>
          <Title order={2} size="h4">
            {says.title}
          </Title>
          <Text size="sm" c="dimmed">
            {says.lead}
          </Text>
        </div>
        <Button
          size="xs"
          variant="default"
          className="not-printed"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={replay.isFetching}
          onClick={() => void replay.refetch()}
        >
          {says.again}
        </Button>
      </Group>
      <Alert
        role="status"
        color={verified ? 'green' : 'red'}
        icon={verified ? <IconShieldCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
        title={verified ? says.ok : says.bad}
      >
        <Text size="sm">{verified ? says.okText(steps.length) : says.badText(firstDivergence?.seq ?? 0)}</Text>
        <Flaws flaws={firstDivergence?.flaws ?? []} />
        <Text size="sm">{says.ran(frenchMoment(new Date(replay.dataUpdatedAt).toISOString()))}</Text>
      </Alert>
      {beside.length > 0 && (
        <Alert color="red" title={says.beside}>
          <Flaws flaws={beside} />
        </Alert>
      )}
      <Table className="stacking" verticalSpacing="xs">
        <Columns titles={[says.step, says.situation, says.verdict, says.hash]} />
        <Table.Tbody>
          {steps.map(({ seq, label, situation, hash, verified: agrees, flaws }) => (
            <Table.Tr key={seq}>
              <Table.Th scope="row" data-label={says.step}>
                {seq}. <Lawful>{label}</Lawful>
              </Table.Th>
              <Table.Td data-label={says.situation}>
                <Lawful>{situation.label}</Lawful>
              </Table.Td>
              <Table.Td data-label={says.verdict}>
                <Text size="sm" fw={600} c={agrees ? 'light-dark(#1b6b34, #8fd6a6)' : 'var(--saisine-late)'}>
                  {agrees ? says.good : says.wrong}
                </Text>
                <Flaws flaws={flaws} />
              </Table.Td>
              <Table.Td data-label={says.hash} className="hash">
                {hash === null ? says.hiddenHash : <abbr title={hash}>{hash.slice(0, 10)}…</abbr>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Sentences title={says.proves} lines={proves} />
      <Sentences title={says.doesNotProve} lines={doesNotProve} />
      <Text size="sm">
        {says.definition} : {process} <span className="hash">({definition.slice(0, 16)}…)</span>
      </Text>
      <Execution caseId={caseId} />
    </Stack>
  );
}

const Flaws = ({ flaws }: { flaws: readonly string[] }) =>
  flaws.length === 0 ? null : (
    <List size="sm">
      {flaws.map((flaw) => (
        <List.Item key={flaw}>
          <Lawful>{flaw}</Lawful>
        </List.Item>
      ))}
    </List>
  );

const Sentences = ({ title, lines }: { title: string; lines: readonly string[] }) => (
  <section>
    <Title order={3} size="h5" mb={4}>
      {title}
    </Title>
    <List size="sm" spacing={4}>
      {lines.map((line) => (
        <List.Item key={line}>
          <Lawful>{line}</Lawful>
        </List.Item>
      ))}
    </List>
  </section>
);
