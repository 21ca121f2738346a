import { Table, Text } from '@mantine/core';
import { useWords } from '../language/index.js';
import { Columns } from '../parts/columns.js';
import { Lawful, Source } from '../parts/index.js';
import { inWords } from './period.js';
import type { Process } from './queries.js';
import { Section } from './section.js';
import { words } from './words.js';

type Deadline = Process['deadlines'][number];

/** Every delay: when it runs, how long, how it is reckoned, what it does, on which text. */
export function Deadlines({ shown, whole }: { shown: Process; whole: Process }) {
  const { sections, deadline: says, setting, period } = useWords(words);
  const labelOf = (id: string) => whole.situations.find((one) => one.id === id)?.label ?? id;
  const periodsOf = (name: string) => (whole.settings.find((one) => one.name === name)?.default ?? []).map((one) => inWords(one, period));
  const afterOf = ({ after, ahead, everySetting }: Deadline) => {
    const delays =
      'setting' in after
        ? `${periodsOf(after.setting).join(', ')} (${says.setting})`
        : 'period' in after
          ? inWords(after.period, period)
          : says.contract;
    const announced = whole.deadlines.find(({ name }) => name === ahead);
    return [
      announced ? `${delays} ${says.ahead(announced.label)}` : delays,
      ...(everySetting === undefined ? [] : [says.every(periodsOf(everySetting).join(', '))]),
    ].join(', ');
  };
  return (
    <>
      <Section id="delais" title={sections.deadlines} count={shown.deadlines.length}>
        <Table.ScrollContainer minWidth={820} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': sections.deadlines } }}>
          <Table fz="sm" verticalSpacing="xs" withTableBorder>
            <Columns titles={[says.name, says.when, says.after, says.consequence, says.tells]} />
            <Table.Tbody>
              {shown.deadlines.map((deadline) => (
                <Table.Tr key={deadline.name} id={`delai-${deadline.name}`}>
                  <Table.Th scope="row">
                    <Lawful>{deadline.label}</Lawful>
                    <Text size="sm" fw={400}>
                      <Source source={deadline.source} />
                    </Text>
                  </Table.Th>
                  <Table.Td>
                    {deadline.situations === 'open' ? (
                      says.always
                    ) : (
                      <Lawful>{deadline.situations.map((id) => `« ${labelOf(id)} »`).join(', ')}</Lawful>
                    )}
                  </Table.Td>
                  <Table.Td>
                    {afterOf(deadline)}
                    <Text size="sm" c="dimmed">
                      {says.profiles[deadline.profile]}
                    </Text>
                  </Table.Td>
                  <Table.Td>{says.consequences[deadline.consequence]}</Table.Td>
                  <Table.Td>
                    {deadline.tells.length === 0 ? says.nobody : <Lawful>{deadline.tells.map(({ label }) => label).join(', ')}</Lawful>}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Section>
      <Section id="reglages" title={sections.settings} count={shown.settings.length}>
        <Table fz="sm" withTableBorder>
          <Columns titles={[setting.name, setting.value]} />
          <Table.Tbody>
            {shown.settings.map(({ name, label, default: value, source }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">
                  <Lawful>{label}</Lawful>
                  <Text size="sm" fw={400}>
                    <Source source={source} />
                  </Text>
                </Table.Th>
                <Table.Td>{value.map((one) => inWords(one, period)).join(', ')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Section>
    </>
  );
}
