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
            <Radio.Group
              id={fieldId(formId, 'by.person')}
              label={doing.person}
              error={mistakes['by.person']}
              required
              withAsterisk={false}
              value={entry.person ?? null}
              onChange={(person) => onChange({ person })}
            >
              <Stack gap={6} mt={4}>
                {chosen.persons.map(({ id, name }) => (
                  <Radio key={id} value={id} label={name ?? id} />
                ))}
              </Stack>
            </Radio.Group>
          )}
          {chosen.persons.length === 0 && chosen.organisations.length > 0 && (
            <Radio.Group
              id={fieldId(formId, 'by.person')}
              label={doing.person}
              error={mistakes['by.person'] ?? mistakes['by.organisation']}
              required
              withAsterisk={false}
              value={entry.organisation ?? null}
              onChange={(organisation) => onChange({ organisation })}
            >
              <Stack gap={6} mt={4}>
                {chosen.organisations.map(({ id, name }) => (
                  <Radio key={id} value={id} label={name ?? id} />
                ))}
              </Stack>
            </Radio.Group>
          )}
          <Radio.Group
            id={fieldId(formId, 'by.evidence')}
            label={doing.evidence}
            error={mistakes['by.evidence']}
            required
            withAsterisk={false}
            value={entry.evidence ?? null}
            onChange={(evidence) => onChange({ evidence })}
          >
            <Stack gap={6} mt={4}>
              {chosen.evidence.map(({ code, label }) => (
                <Radio key={code} value={code} label={label} />
              ))}
            </Stack>
          </Radio.Group>
        </>
      )}
    </Stack>
  );
}
