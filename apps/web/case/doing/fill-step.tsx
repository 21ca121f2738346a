import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useMe } from '../../api/index.js';
import { ActForm, Attachments, ErrorSummary, fieldId, type Mistakes } from '../../forms/index.js';
import { useWords } from '../../language/index.js';
import { Failed } from '../../parts/index.js';
import { nowOf } from '../moments.js';
import type { Action, Case, Vocabulary } from '../queries.js';
import { words } from '../words.js';
import { Dating } from './dating.js';
import { Deciding } from './deciding.js';
import type { Entry } from './entry.js';

/** Begins the ids of this form's fields. */
export const FORM = 'acte';

interface Given {
  readonly of: Case;
  readonly action: Action;
  readonly vocabulary: Vocabulary;
  readonly entry: Entry;
  readonly onChange: (entry: Entry, fields: readonly string[]) => void;
  readonly mistakes: Mistakes;
  readonly attempt: number;
  readonly isChecking: boolean;
  readonly failure: unknown;
  readonly onCheck: () => void;
  readonly onClose: () => void;
  readonly onTry?: () => void;
  readonly draft: ReactNode;
}

/** The first step of an act: what its form asks for, when it happened, who decides, what proves it. */
export function FillStep({
  of,
  action,
  vocabulary,
  entry,
  onChange,
  mistakes,
  attempt,
  isChecking,
  failure,
  onCheck,
  onClose,
  onTry,
  draft,
}: Given) {
  const { doing } = useWords(words);
  const { organisation } = useMe();
  const set = (some: Partial<Entry>, ...fields: string[]) => onChange({ ...entry, ...some }, fields);
  const involved = useMemo(() => of.organisations.map(({ id }) => id), [of.organisations]);
  const isEvidenced = action.dating === 'evidenced';
  const fields = Object.keys(action.form.properties);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onCheck();
      }}
    >
      <Stack gap="lg">
        <ErrorSummary mistakes={mistakes} formId={FORM} attempt={attempt} />
        <Deciding
          formId={FORM}
          choices={action.byChoices}
          entry={entry}
          mistakes={mistakes}
          onChange={(some) => set(some, 'by.relation', 'by.person', 'by.evidence')}
        />
        <ActForm
          schema={action.form}
          value={entry.data}
          onChange={(data) => set({ data }, ...fields.filter((name) => data[name] !== entry.data[name]))}
          errors={mistakes}
          parties={of.parties}
          involved={involved}
          formId={FORM}
          readers={vocabulary.readers}
          ownOrganisation={organisation.id}
        />
        {isEvidenced && (
          <Dating
            formId={FORM}
            day={entry.day}
            hour={entry.hour}
            mistakes={mistakes}
            now={nowOf(of)}
            onChange={(some) => set(some, 'occurredAt', 'hour')}
            onTry={onTry}
          />
        )}
        {isEvidenced && (
          <Attachments
            id={fieldId(FORM, 'attachments')}
            value={entry.attachments}
            mistake={mistakes.attachments}
            onChange={(attachments) => set({ attachments }, 'attachments')}
          />
        )}
        {fields.length === 0 && !isEvidenced && <Text size="sm">{doing.nothingToFill}</Text>}
        {failure !== null && <Failed failure={failure} />}
        <Group gap="sm">
          <Button type="submit" loading={isChecking}>
            {doing.check}
          </Button>
          <Button variant="default" onClick={onClose}>
            {doing.close}
          </Button>
        </Group>
        {draft}
      </Stack>
    </form>
  );
}
