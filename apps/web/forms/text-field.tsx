import { Text, Textarea, TextInput } from '@mantine/core';
import { useWords } from '../language/index.js';
import { FieldLabel } from './field-label.js';
import type { FieldProps } from './field-props.js';
import { isLong } from './schema.js';
import { fieldId, useSurroundings } from './surroundings.js';
import { words } from './words.js';

/** From here on what is left of a long text is said. */
const NEARLY_FULL = 0.8;

export function TextField({ field, path, required, value, onChange, mistake }: FieldProps) {
  const { left } = useWords(words);
  const { formId } = useSurroundings();
  const text = typeof value === 'string' ? value : '';
  const shared = {
    id: fieldId(formId, path),
    label: <FieldLabel field={field} required={required} />,
    description: field.description,
    error: mistake,
    value: text,
    maxLength: field.maxLength,
    'aria-required': required,
    autoComplete: 'off',
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value),
  };
  if (!isLong(field)) return <TextInput {...shared} maw={(field.maxLength ?? 200) <= 40 ? 320 : undefined} />;
  const most = field.maxLength ?? 0;
  return (
    <div>
      <Textarea {...shared} autosize minRows={3} maxRows={12} />
      {text.length > most * NEARLY_FULL && (
        <Text size="sm" c="dimmed" role="status">
          {left(most - text.length)}
        </Text>
      )}
    </div>
  );
}
