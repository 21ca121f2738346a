import { Paper, Stack, Table, Text, Title } from '@mantine/core';
import type { FormSchema } from '../forms/index.js';
import { useWords } from '../language/index.js';
import { Columns } from '../parts/columns.js';
import { Lawful } from '../parts/index.js';
import type { Process } from './queries.js';
import { Section } from './section.js';
import { words } from './words.js';

/** Every act: who decides it, how it is dated, where it is possible, what it asks. */
export function Acts({ shown, whole }: { shown: Process; whole: Process }) {
  const { sections, act: says } = useWords(words);
  const possibleIn = (act: string) =>
    whole.situations.filter(({ ways }) => ways.some((way) => way.act === act)).map(({ label }) => `« ${label} »`);
  return (
    <Section id="actes" title={sections.acts} count={shown.acts.length}>
      <Stack gap="sm">
        {shown.acts.map(({ act, label, hint, dating, bulk, who, form }) => {
          const deciders = who.map(({ decides, recordedBy }) =>
            recordedBy === undefined ? decides.label : `${decides.label} (${says.recordedBy(recordedBy.label)})`,
          );
          const situations = possibleIn(act);
          return (
            <Paper key={act} withBorder p="md" component="article" aria-labelledby={`acte-${act}`}>
              <Title order={3} size="h5" id={`acte-${act}`}>
                <Lawful>{label}</Lawful>
              </Title>
              {hint !== undefined && (
                <Text size="sm" c="dimmed">
                  <Lawful>{hint}</Lawful>
                </Text>
              )}
              <dl className="act-facts">
                <dt>{says.who}</dt>
                <dd>
                  <Lawful>{deciders.join(' ; ')}</Lawful>
                </dd>
                <dt>{says.dating}</dt>
                <dd>
                  {says.datings[dating]}
                  {bulk && ` – ${says.bulk}`}
                </dd>
                <dt>{says.where}</dt>
                <dd>{situations.length === 0 ? says.anywhere : <Lawful>{situations.join(', ')}</Lawful>}</dd>
              </dl>
              <Fields form={form as unknown as FormSchema} title={`${says.fields} : ${label}`} />
            </Paper>
          );
        })}
      </Stack>
    </Section>
  );
}

/** The fields of a form; those of a list's items under it. */
function Fields({ form, title }: { form: FormSchema; title: string }) {
  const { act: says } = useWords(words);
  if (Object.keys(form.properties).length === 0)
    return (
      <Text size="sm" c="dimmed">
        {says.noFields}
      </Text>
    );
  return (
    <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': title } }}>
      <Table verticalSpacing={4} fz="sm">
        <Table.Caption className="visually-hidden">{title}</Table.Caption>
        <Columns titles={[says.field, says.kind, says.dataClass, says.choices]} />
        <Table.Tbody>
          <FieldRows form={form} level={0} />
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function FieldRows({ form, level }: { form: FormSchema; level: number }) {
  const { act: says, kinds, classes } = useWords(words);
  return Object.entries(form.properties).flatMap(([name, field]) => {
    const isList = field['x-kind'] === 'list';
    const row = (
      <Table.Tr key={`${level} ${name}`}>
        <Table.Th scope="row" fw={500} pl={10 + level * 22}>
          <Lawful>{field.title}</Lawful>
          {!form.required.includes(name) && (
            <Text component="span" size="sm" c="dimmed" fw={400}>
              {' '}
              ({says.optional})
            </Text>
          )}
        </Table.Th>
        <Table.Td>{kinds[field['x-kind']]}</Table.Td>
        <Table.Td>{isList ? '' : classes[field['x-data-class'] as keyof typeof classes]}</Table.Td>
        <Table.Td>
          <Lawful>{Object.values(field['x-labels'] ?? {}).join(' ; ')}</Lawful>
        </Table.Td>
      </Table.Tr>
    );
    return field.items ? [row, <FieldRows key={`${name} items`} form={field.items} level={level + 1} />] : [row];
  });
}
