import { Radio, Select } from '@mantine/core';
import { useLanguage, useWords } from '../language/index.js';
import { FieldLabel } from './field-label.js';
import type { FieldProps } from './field-props.js';
import { isAtAGlance } from './schema.js';
import { fieldId, useSurroundings } from './surroundings.js';
import { words } from './words.js';

export function ChoiceField({ field, path, required, value, onChange, mistake }: FieldProps) {
  const says = useWords(words);
  const { language } = useLanguage();
  const { formId } = useSurroundings();
  const codes = field.enum ?? [];
  const labelOf = (code: string) => field['x-labels']?.[code] ?? code;
  const chosen = typeof value === 'string' ? value : null;
  const shared = {
    id: fieldId(formId, path),
    label: <FieldLabel field={field} required={required} />,
    description: field.description,
    error: mistake,
    lang: language === 'fr' ? undefined : 'fr',
  };
  if (!isAtAGlance(field)) {
    return (
      <Select
        {...shared}
        aria-required={required}
        placeholder={says.choose}
        data={codes.map((code) => ({ value: code, label: labelOf(code) }))}
        value={chosen}
        onChange={(code) => onChange(code ?? undefined)}
        clearable={!required}
        searchable={codes.length > 8}
        checkIconPosition="right"
        comboboxProps={{ withinPortal: true }}
      />
    );
  }
  return (
    <Radio.Group {...shared} required={required} withAsterisk={false} value={chosen ?? (required ? null : '')} onChange={onChange}>
      <div className={path.includes('[') ? 'answers-beside' : 'answers-below'}>
        {codes.map((code) => (
          <Radio key={code} value={code} label={labelOf(code)} description={field['x-descriptions']?.[code]} />
        ))}
        {!required && <Radio value="" label={says.none} />}
      </div>
    </Radio.Group>
  );
}
