import { CloseButton, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useWords } from '../language/index.js';
import { Lawful, Source } from '../parts/index.js';
import { type Graph, labelIn, type Way } from './graph.js';
import { words } from './words.js';

/** What is known of the situation that was picked in the picture. */
export function Detail({ graph, id, onClose }: { graph: Graph; id: string | undefined; onClose: () => void }) {
  const { detail } = useWords(words);
  const node = graph.nodes.find((one) => one.id === id);
  const labelOf = labelIn(graph);
  return (
    <Paper withBorder p="md" role="status" aria-live="polite">
      {node === undefined ? (
        <Text size="sm" c="dimmed">
          {detail.pick}
        </Text>
      ) : (
        <Stack gap="xs">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Title order={3} size="h4">
                <Lawful>{node.label}</Lawful>
              </Title>
              <Source source={node.source} />
            </div>
            <CloseButton aria-label={detail.close} onClick={onClose} />
          </Group>
          <Text size="sm">
            {node.waitsFor.length > 0 ? (
              <>
                {detail.waitsFor} : <Lawful>{node.waitsFor.join(', ')}</Lawful>
              </>
            ) : (
              detail.nobody
            )}
          </Text>
          <Ways title={detail.leads} ways={node.ways.filter(({ target }) => target !== node.id)} labelOf={labelOf} />
          <Ways title={detail.stays} ways={node.ways.filter(({ target }) => target === node.id)} labelOf={labelOf} />
          {node.ways.length === 0 && <Text size="sm">{detail.noWay}</Text>}
        </Stack>
      )}
    </Paper>
  );
}

/** Ways out of a situation with what they ask for. */
function Ways({ title, ways, labelOf }: { title: string; ways: readonly Way[]; labelOf: (id: string) => string }) {
  const { detail } = useWords(words);
  if (ways.length === 0) return null;
  return (
    <div className="statechart-text">
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <ul>
        {ways.map(({ label, target, conditions, source }) => (
          <li key={`${label} ${target} ${source.cited}`}>
            <Text size="sm" component="div">
              <Lawful>
                {label ?? detail.atOnce} → {labelOf(target)}
              </Lawful>
              {conditions.length > 0 && (
                <Text size="sm" c="dimmed">
                  {detail.when} : <Lawful>{conditions.join(' ; ')}</Lawful>
                </Text>
              )}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
