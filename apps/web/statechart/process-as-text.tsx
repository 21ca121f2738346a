import { Stack, Text, Title } from '@mantine/core';
import { useWords } from '../language/index.js';
import { Lawful } from '../parts/index.js';
import { type Graph, labelIn } from './graph.js';
import { words } from './words.js';

/** The picture of a process, to be read from top to bottom. */
export function ProcessAsText({ graph }: { graph: Graph }) {
  const { said, detail, states } = useWords(words);
  const labelOf = labelIn(graph);
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {said.situations}
      </Title>
      <ol>
        {graph.nodes.map(({ id, label, kind, waitsFor, ways }) => (
          <li key={id}>
            <Text component="span" fw={600}>
              <Lawful>{label}</Lawful>
            </Text>
            {kind !== 'situation' && ` (${states[kind]})`}
            {waitsFor.length > 0 && (
              <>
                {' – '}
                {detail.waitsFor} : <Lawful>{waitsFor.join(', ')}</Lawful>
              </>
            )}
            <ul>
              {ways.map(({ label: act, target, source }) => (
                <li key={`${act} ${target} ${source.cited}`}>
                  <Lawful>{act ?? detail.atOnce}</Lawful> : {target === id ? said.staysIn : said.leadsTo(labelOf(target))}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Stack>
  );
}
