import { NumberInput } from '@mantine/core';
import { FieldLabel } from './field-label.js';
import type { FieldProps } from './field-props.js';
import { fieldId, useSurroundings } from './surroundings.js';

export function CountField({ field, path, required, value, onChange, mistake }: FieldProps) {
  const { formId } = useSurroundings();
  return (
    <NumberInput
      id={fieldId(formId, path)}
      label={<FieldLabel field={field} required={required} />}
      description={field.description}
      error={mistake}
      aria-required={required}
      value={typeof value === 'number' ? value : ''}
      onChange={(count) => onChange(typeof count === 'number' ? count : undefined)}
      min={field.minimum}
      max={field.maximum}
      allowDecimal={false}
      clampBehavior="none"
      inputMode="numeric"
      classNames={{ wrapper: 'count-input' }}
    />
  );
}
