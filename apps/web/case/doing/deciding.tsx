import { Radio, Stack } from '@mantine/core';
import { fieldId, type Mistakes } from '../../forms/index.js';
import { useWords } from '../../language/index.js';
import type { ByChoice } from '../queries.js';
import { words } from '../words.js';
import { type Entry, onlyOnes } from './entry.js';

interface Given {
  readonly formId: string;
  readonly choices: readonly ByChoice[];
  readonly entry: Entry;
  readonly onChange: (some: Partial<Entry>) => void;
  readonly mistakes: Mistakes;
}

/** Who decides: one's own organisation, or somebody without an account whose decision is recorded, with how it is known. */
export function Deciding({ formId, choices, entry, onChange, mistakes }: Given) {
  const { doing } = useWords(words);
  const chosen = choices[entry.choice];
  if (!chosen || (choices.length === 1 && chosen.inPerson)) return null;
  const choose = (index: number) => {
    const choice = choices[index];
    if (choice) onChange({ choice: index, person: undefined, organisation: undefined, evidence: undefined, ...onlyOnes(choice) });
  };
  return (
    <Stack gap="md">
      {choices.length > 1 && (
        <Radio.Group
          id={fieldId(formId, 'by.relation')}
          label={doing.byWhom}
          error={mistakes['by.relation']}
          value={String(entry.choice)}
          onChange={(index) => choose(Number(index))}
        >
          <Stack gap={6} mt={4}>
            {choices.map((choice, index) => (
              <Radio
                key={`${choice.relation} ${choice.inPerson ? '' : choice.recordedAs.relation}`}
                value={String(index)}
                label={choice.inPerson ? doing.inPerson(choice.label) : doing.recorded(choice.label)}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {!chosen.inPerson && (
        <>
          {chosen.persons.length > 0 && (
            <OneOf
              id={fieldId(formId, 'by.person')}
              label={doing.person}
              mistake={mistakes['by.person']}
              value={entry.person}
              onChange={(person) => onChange({ person })}
              answers={chosen.persons.map(({ id, name }) => [id, name ?? id])}
            />
          )}
          {chosen.persons.length === 0 && chosen.organisations.length > 0 && (
            <OneOf
              id={fieldId(formId, 'by.person')}
              label={doing.person}
              mistake={mistakes['by.person'] ?? mistakes['by.organisation']}
              value={entry.organisation}
              onChange={(organisation) => onChange({ organisation })}
              answers={chosen.organisations.map(({ id, name }) => [id, name ?? id])}
            />
          )}
          <OneOf
            id={fieldId(formId, 'by.evidence')}
            label={doing.evidence}
            mistake={mistakes['by.evidence']}
            value={entry.evidence}
            onChange={(evidence) => onChange({ evidence })}
            answers={chosen.evidence.map(({ code, label }) => [code, label])}
          />
        </>
      )}
    </Stack>
  );
}

interface OneOfGiven {
  readonly id: string;
  readonly label: string;
  readonly mistake: string | undefined;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
  readonly answers: readonly (readonly [value: string, label: string])[];
}

/** What has to be said, and has no answer beforehand. */
function OneOf({ id, label, mistake, value, onChange, answers }: OneOfGiven) {
  return (
    <Radio.Group id={id} label={label} error={mistake} required withAsterisk={false} value={value ?? null} onChange={onChange}>
      <Stack gap={6} mt={4}>
        {answers.map(([answer, says]) => (
          <Radio key={answer} value={answer} label={says} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
