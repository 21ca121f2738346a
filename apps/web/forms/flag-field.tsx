import { Checkbox, Group, Radio } from '@mantine/core';
import { useWords } from '../language/index.js';
import { FieldLabel } from './field-label.js';
import type { FieldProps } from './field-props.js';
import { fieldId, useSurroundings } from './surroundings.js';
import { words } from './words.js';

/** Yes or no. What has to be answered has no answer beforehand. */
export function FlagField({ field, path, required, value, onChange, mistake }: FieldProps) {
  const { yes, no } = useWords(words);
  const { formId } = useSurroundings();
  const id = fieldId(formId, path);
  const label = <FieldLabel field={field} required={required} />;
  if (!required) {
    return (
      <Checkbox
        id={id}
        label={label}
        description={field.description}
        error={mistake}
        checked={value === true}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? true : undefined)}
      />
    );
  }
  return (
    <Radio.Group
      id={id}
      label={label}
      description={field.description}
      error={mistake}
      required
      withAsterisk={false}
      value={typeof value === 'boolean' ? String(value) : null}
      onChange={(answer) => onChange(answer === 'true')}
    >
      <Group gap="lg" mt={4}>
        <Radio value="true" label={yes} />
        <Radio value="false" label={no} />
      </Group>
    </Radio.Group>
  );
}
