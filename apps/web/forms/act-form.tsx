import { Stack } from '@mantine/core';
import './forms.css';
import { useMemo } from 'react';
import { Departure } from './departure.js';
import { Field } from './field.js';
import type { Mistakes } from './mistakes.js';
import { departing, type FormSchema, type Party, partiesOf, type Written } from './schema.js';
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
  readonly involved?: Surroundings['involved'];
  readonly directory?: Surroundings['directory'];
  /** only these fields, in this order; none: all, in the schema's */
  readonly only?: readonly string[];
  /** what was proposed for some of them: whoever writes something else is told so */
  readonly proposed?: Written;
}

/** The fields of any form, drawn from its schema. */
export function ActForm({
  schema,
  value,
  onChange,
  errors = {},
  parties = [],
  formId,
  readers,
  ownOrganisation,
  involved,
  directory,
  only,
  proposed = {},
}: Given) {
  const surroundings = useMemo(() => {
    const own = partiesOf(schema, value);
    return { formId, readers, ownOrganisation, involved, directory, parties: own.length > 0 ? own : parties };
  }, [schema, value, formId, readers, ownOrganisation, involved, directory, parties]);
  const departs = departing(schema, value, proposed);
  return (
    <SurroundingsProvider value={surroundings}>
      <Stack gap="lg">
        {(only ?? Object.keys(schema.properties)).map((name) => {
          const field = schema.properties[name];
          if (!field) return null;
          return (
            <div key={name}>
              <Field
                field={field}
                path={name}
                required={schema.required.includes(name)}
                value={value[name]}
                onChange={(next) => onChange({ ...value, [name]: next })}
                mistake={errors[name]}
                mistakes={errors}
              />
              {departs.includes(name) && <Departure field={field} proposed={proposed[name]} />}
            </div>
          );
        })}
      </Stack>
    </SurroundingsProvider>
  );
}
