import { Radio, Stack, Text } from '@mantine/core';
import { useWords } from '../language/index.js';
import { FieldLabel } from './field-label.js';
import type { FieldProps } from './field-props.js';
import { fieldId, useSurroundings } from './surroundings.js';
import { words } from './words.js';

/** One of the persons of the case. */
export function PartyField({ field, path, required, value, onChange, mistake }: FieldProps) {
  const { party, none } = useWords(words);
  const { formId, parties } = useSurroundings();
  return (
    <Radio.Group
      id={fieldId(formId, path)}
      label={<FieldLabel field={field} required={required} />}
      description={forPeople(field.description)}
      error={mistake}
      required={required}
      withAsterisk={false}
      value={typeof value === 'string' ? value : required ? null : ''}
      onChange={(id) => onChange(id === '' ? undefined : id)}
    >
      <Stack gap={6} mt={4}>
        {parties.map(({ id, name }) => (
          <Radio key={id} value={id} label={name ?? party.nth(id)} />
        ))}
        {parties.length === 0 && (
          <Text size="sm" c="dimmed">
            {party.nobody}
          </Text>
        )}
        {!required && parties.length > 0 && <Radio value="" label={none} />}
      </Stack>
    </Radio.Group>
  );
}

/** A hint that also tells programs how to write a person: here one chooses. « … la demande : p1, p2… dans l’ordre. » -> « … la demande. » */
const forPeople = (hint: string | undefined): string | undefined => hint?.replace(/\s*[:,]?\s*\bp1\b[^.]*/, '').trim() || undefined;
