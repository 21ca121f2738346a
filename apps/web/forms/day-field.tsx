import { DayInput } from './day-input.js';
import { FieldLabel } from './field-label.js';
import type { FieldProps } from './field-props.js';
import { fieldId, useSurroundings } from './surroundings.js';

/** A day of the legal calendar; it may be ahead. */
export function DayField({ field, path, required, value, onChange, mistake }: FieldProps) {
  const { formId } = useSurroundings();
  return (
    <DayInput
      id={fieldId(formId, path)}
      label={<FieldLabel field={field} required={required} />}
      name={field.title}
      description={field.description}
      mistake={mistake}
      required={required}
      value={typeof value === 'string' ? value : ''}
      onChange={(day) => onChange(day === '' ? undefined : day)}
    />
  );
}
