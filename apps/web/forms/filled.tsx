import './forms.css';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../language/index.js';
import { Lawful } from '../parts/index.js';
import { Protected } from './field-label.js';
import { organisationsQuery } from './queries.js';
import { type FieldSchema, type FormSchema, isWritten, type Party, partiesOf, type Written } from './schema.js';
import { shownValue } from './shown-value.js';
import { words } from './words.js';

interface Given {
  /** the form of the act; undefined while it is not known */
  readonly schema: FormSchema | undefined;
  readonly data: unknown;
  readonly parties?: readonly Party[];
  /** for whoever may not read the directory */
  readonly directory?: readonly Party[];
}

/** What was written in a form, field by field as it calls them. What the reader may not see is marked so. */
export function Filled({ schema, data, parties = [], directory }: Given) {
  const { data: all = [] } = useQuery({ ...organisationsQuery, enabled: directory === undefined });
  const organisations: readonly Party[] = directory ?? all;
  if (!schema || !isWritten(data)) return null;
  const own = partiesOf(schema, data);
  const names = {
    organisation: (id: string) => organisations.find((one) => one.id === id)?.name,
    party: (id: string) => [...own, ...parties].find((one) => one.id === id)?.name,
  };
  return <Fields schema={schema} data={data} names={names} />;
}

type Names = Parameters<typeof shownValue>[2];

function Fields({ schema, data, names }: { schema: FormSchema; data: Written; names: Names }) {
  const said = Object.entries(schema.properties).filter(([name]) => data[name] !== undefined);
  if (said.length === 0) return null;
  return (
    <dl className="data-list">
      {said.map(([name, field]) => (
        <Line key={name} field={field} value={data[name]} names={names} />
      ))}
    </dl>
  );
}

function Line({ field, value, names }: { field: FieldSchema; value: unknown; names: Names }) {
  const says = useWords(words);
  const { items } = field;
  const isSeveral = items !== undefined && Array.isArray(value) && value.length > 0;
  return (
    <>
      <dt data-wide={isSeveral}>
        <Lawful>{field.title}</Lawful>
        <Protected dataClass={field['x-data-class']} />
      </dt>
      <dd data-wide={isSeveral}>
        {items && Array.isArray(value) ? (
          <ol className="plain-list rows">
            {value.map((row, index) => (
              // rows have no name of their own and don't move here
              <li key={index}>
                <Text size="sm" fw={600}>
                  {items.title} {index + 1}
                </Text>
                <Fields schema={items} data={isWritten(row) ? row : {}} names={names} />
              </li>
            ))}
            {value.length === 0 && <li>–</li>}
          </ol>
        ) : value === null ? (
          <Text component="span" size="sm" c="dimmed">
            {says.reserved}
          </Text>
        ) : (
          <Lawful>{shownValue(field, value, names, says)}</Lawful>
        )}
      </dd>
    </>
  );
}
