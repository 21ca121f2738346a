import { Stack } from '@mantine/core';
import './forms.css';
import { useMemo } from 'react';
import { Field } from './field.js';
import type { Mistakes } from './mistakes.js';
import { type FormSchema, type Party, partiesOf, type Written } from './schema.js';
import { type Surroundings, SurroundingsProvider } from './surroundings.js';

interface Given {
  readonly schema: FormSchema;
  readonly value: Written;
  readonly onChange: (value: Written) => void;
  /** by place in this form: `parties[0].lastName` */
  readonly errors?: Mistakes;
  /** the persons of the case; those whom the form itself lists come after them */
  readonly parties?: readonly Party[];
  /** begins the ids of the fields: `goToField(formId, 'parties[0].lastName')` */
  readonly formId: string;
  readonly readers?: Surroundings['readers'];
  readonly ownOrganisation?: string;
  readonly directory?: Surroundings['directory'];
  /** only these fields, in the schema's order; none: all */
  readonly only?: readonly string[];
}

/** The fields of any form, drawn from its schema. */
export function ActForm({ schema, value, onChange, errors = {}, parties = [], formId, readers, ownOrganisation, directory, only }: Given) {
  const surroundings = useMemo(() => {
    const own = partiesOf(schema, value);
    return { formId, readers, ownOrganisation, directory, parties: own.length > 0 ? own : parties };
  }, [schema, value, formId, readers, ownOrganisation, directory, parties]);
  return (
    <SurroundingsProvider value={surroundings}>
      <Stack gap="lg">
        {Object.entries(schema.properties)
          .filter(([name]) => only === undefined || only.includes(name))
          .map(([name, field]) => (
            <Field
              key={name}
              field={field}
              path={name}
              required={schema.required.includes(name)}
              value={value[name]}
              onChange={(next) => onChange({ ...value, [name]: next })}
              mistake={errors[name]}
              mistakes={errors}
            />
          ))}
      </Stack>
    </SurroundingsProvider>
  );
}
