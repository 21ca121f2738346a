import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import './forms.css';
import { useWords } from '../language/index.js';
import { type Cited, Lawful, Source } from '../parts/index.js';
import type { Written } from './schema.js';
import { goToField } from './surroundings.js';
import { words } from './words.js';

/** What stands in the way of an act. */
export interface Refused {
  readonly code: string;
  readonly message: string;
  readonly source: Cited;
  readonly missing?: readonly {
    readonly what: string;
    readonly id?: string;
    /** the act that supplies it, and what its form would say */
    readonly supply?: { readonly act: string; readonly data?: Written };
  }[];
}

interface Given {
  readonly refusals: readonly Refused[];
  /** the form in which a missing field stands, and how its fields are called */
  readonly form?: { readonly formId: string; readonly labelOf: (field: string) => string | undefined };
  /** the sentences in plain weight: something else stands above them */
  readonly quiet?: boolean;
  /** told before a field is gone to, where the form has to come back first */
  readonly onField?: () => void;
  /** what else may be done about it */
  readonly remedy?: (refusal: Refused) => ReactNode;
}

/** The reasons for which something can't be done, each with its text and a way to what is missing. */
export function Refusals({ refusals, form, quiet = false, onField, remedy }: Given) {
  const { refusals: says } = useWords(words);
  const goTo = (formId: string, field: string) => {
    onField?.();
    setTimeout(() => goToField(formId, field), 50);
  };
  return (
    <Stack component="ul" gap="sm" className="refusals">
      {refusals.map((refusal) => {
        const fields = (refusal.missing ?? []).flatMap(({ what, id }) => (what === 'field' && id !== undefined ? [id] : []));
        return (
          <li key={`${refusal.code} ${refusal.message}`}>
            <Text size="sm" fw={quiet ? 400 : 600}>
              <Lawful>{refusal.message}</Lawful>
            </Text>
            <Source source={refusal.source} />
            <Group gap="xs" mt={4}>
              {form &&
                fields.map((field) => {
                  const label = form.labelOf(field);
                  return label === undefined ? null : (
                    <Button key={field} size="compact-sm" variant="default" onClick={() => goTo(form.formId, field)}>
                      {says.field(label)}
                    </Button>
                  );
                })}
              {remedy?.(refusal)}
            </Group>
          </li>
        );
      })}
    </Stack>
  );
}
