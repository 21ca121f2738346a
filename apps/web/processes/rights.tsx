import { List, Paper, Stack, Table, Text } from '@mantine/core';
import { useWords } from '../language/index.js';
import { Columns } from '../parts/columns.js';
import { Lawful, Source } from '../parts/index.js';
import type { Process } from './queries.js';
import { Section } from './section.js';
import { words } from './words.js';

/** Who stands in which relation, what they may read, and what is for some of them only. */
export function Rights({ shown }: { shown: Process }) {
  const { sections, right, restriction, classes } = useWords(words);
  const titles = (list: readonly string[]) => list.map((one) => `« ${one} »`).join(', ');
  return (
    <>
      <Section id="droits" title={sections.rights} count={shown.relations.length}>
        <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': sections.rights } }}>
          <Table fz="sm" withTableBorder>
            <Columns titles={[right.relation, right.roles, right.reads]} />
            <Table.Tbody>
              {shown.relations.map(({ relation, label, roles, reads }) => (
                <Table.Tr key={relation}>
                  <Table.Th scope="row">
                    <Lawful>{label}</Lawful>
                  </Table.Th>
                  <Table.Td>{roles.length === 0 ? right.noRole : <Lawful>{roles.map((role) => role.label).join(', ')}</Lawful>}</Table.Td>
                  <Table.Td>
                    {reads.length === 0 ? right.nothing : reads.map((one) => classes[one as keyof typeof classes] ?? one).join(', ')}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Section>
      <Section id="restrictions" title={sections.restricted} count={shown.restricted.length}>
        <Stack gap="sm">
          {shown.restricted.map(({ acts, situations, documents, to }) => (
            <Paper key={to.map(({ relation }) => relation).join()} withBorder p="md">
              <Text fw={600}>
                {restriction.only} : <Lawful>{to.map(({ label }) => label).join(', ')}</Lawful>
              </Text>
              <List size="sm">
                {acts.length > 0 && (
                  <List.Item>
                    {restriction.acts} : <Lawful>{titles(acts.map(({ label }) => label))}</Lawful>
                  </List.Item>
                )}
                {situations.length > 0 && (
                  <List.Item>
                    {restriction.situations} : <Lawful>{titles(situations.map(({ label }) => label))}</Lawful>
                  </List.Item>
                )}
                {documents.length > 0 && (
                  <List.Item>
                    {restriction.documents} : <Lawful>{titles(documents.map(({ title }) => title))}</Lawful>
                  </List.Item>
                )}
              </List>
            </Paper>
          ))}
        </Stack>
      </Section>
    </>
  );
}

/** Documents, marks and checks: what a case brings about beside its situations. */
export function Besides({ shown, whole }: { shown: Process; whole: Process }) {
  const { sections, finding } = useWords(words);
  const actLabel = (act: string) => whole.acts.find((one) => one.act === act)?.label ?? act;
  return (
    <>
      <Section id="documents" title={sections.documents} count={shown.documents.length}>
        <List>
          {shown.documents.map(({ id, title, cited }) => (
            <List.Item key={id}>
              <Lawful>{title}</Lawful> <Source source={{ cited }} />
            </List.Item>
          ))}
        </List>
      </Section>
      <Section id="mentions" title={sections.flags} count={shown.flags.length}>
        <List>
          {shown.flags.map(({ id, label, source }) => (
            <List.Item key={id}>
              <Lawful>{label}</Lawful> <Source source={source} />
            </List.Item>
          ))}
        </List>
      </Section>
      <Section id="verifications" title={sections.findings} count={shown.findings.length}>
        <List>
          {shown.findings.map(({ id, of, label, acts, source }) => (
            <List.Item key={id}>
              <Lawful>{label}</Lawful> – {finding.of[of]}. {finding.for} : <Lawful>{acts.map(actLabel).join(', ')}</Lawful>.{' '}
              <Source source={source} />
            </List.Item>
          ))}
        </List>
      </Section>
    </>
  );
}
