import { Button, Group, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../language/index.js';
import { FieldLabel } from './field-label.js';
import type { FieldProps } from './field-props.js';
import { organisationsQuery } from './queries.js';
import type { Party } from './schema.js';
import { fieldId, useSurroundings } from './surroundings.js';
import { words } from './words.js';

/** An organisation of the directory, of the kinds that may stand here. */
export function OrganisationField({ field, path, required, value, onChange, mistake }: FieldProps) {
  const { organisation: says } = useWords(words);
  const { formId, ownOrganisation, involved = [], directory } = useSurroundings();
  const { data, isPending, isError } = useQuery({ ...organisationsQuery, enabled: directory === undefined });
  const kinds = field['x-organisation-kinds'] ?? [];
  const possible: readonly Party[] = directory ?? (data ?? []).filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  const mine = possible.find(({ id }) => id === ownOrganisation);
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  return (
    <div>
      <Select
        id={fieldId(formId, path)}
        label={<FieldLabel field={field} required={required} />}
        description={field.description}
        error={mistake}
        aria-required={required}
        placeholder={isPending && directory === undefined ? says.loading : says.placeholder}
        data={grouped(possible, involved, says)}
        value={chosen}
        onChange={(id) => onChange(id ?? undefined)}
        searchable
        clearable={!required}
        nothingFoundMessage={says.nothing}
        checkIconPosition="right"
      />
      {isError && (
        <Text size="sm" c="dimmed">
          {says.failed}
        </Text>
      )}
      {mine && chosen !== mine.id && (
        <Group mt={4}>
          <Button variant="subtle" size="compact-sm" onClick={() => onChange(mine.id)}>
            {says.mine}
            <span className="visually-hidden"> – {field.title}</span>
          </Button>
        </Group>
      )}
    </div>
  );
}

/** Those of the case before all others, where it has some of them. */
function grouped(possible: readonly Party[], involved: readonly string[], says: (typeof words)['fr']['organisation']) {
  const entries = (some: readonly Party[]) => some.map(({ id, name }) => ({ value: id, label: name ?? id }));
  const here = possible.filter(({ id }) => involved.includes(id));
  if (here.length === 0 || here.length === possible.length) return entries(possible);
  return [
    { group: says.here, items: entries(here) },
    { group: says.others, items: entries(possible.filter((one) => !here.includes(one))) },
  ];
}
