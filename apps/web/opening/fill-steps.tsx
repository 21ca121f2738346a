import { Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { ActForm, DayInput, ErrorSummary, type FieldSchema, fieldId, NO_MISTAKES, type Written } from '../forms/index.js';
import { useWords } from '../language/index.js';
import { ButtonLink, Lawful } from '../parts/index.js';
import type { Begun, Part } from './plan.js';
import { ShapingChoice } from './shaping.js';
import type { MistakesByAct } from './use-opening.js';
import { words } from './words.js';

/** Begins the ids of an act's fields. */
export const formIdOf = (act: string): string => `ouverture-${act}`;

interface Given {
  readonly parts: readonly Part[];
  readonly begun: Begun;
  readonly mistakes: MistakesByAct;
  readonly attempt: number;
  readonly onChange: (act: string, written: Written) => void;
  readonly draft: ReactNode;
  readonly onNext: () => void;
}

const submitting = (go: () => void) => (event: FormEvent) => {
  event.preventDefault();
  go();
};

/** What gives the case its shape, each answer on a card. */
export function ChoicesStep({ parts, begun, mistakes, attempt, onChange, draft, onNext }: Given) {
  const { form } = useWords(words);
  return (
    <form noValidate onSubmit={submitting(onNext)}>
      <Stack gap="xl">
        <Text>{form.choicesLead}</Text>
        <Summaries parts={parts} mistakes={mistakes} attempt={attempt} />
        {parts.flatMap(({ act, form: schema, shaping }) =>
          shaping.map((name) => (
            <ShapingChoice
              key={`${act} ${name}`}
              formId={formIdOf(act)}
              name={name}
              field={schema.properties[name] as FieldSchema}
              value={begun.answers[act]?.[name]}
              onChange={(code) => onChange(act, { ...begun.answers[act], [name]: code })}
              mistake={mistakes[act]?.[name]}
            />
          )),
        )}
        <Buttons draft={draft}>
          <Button type="submit" size="md">
            {form.next}
          </Button>
        </Buttons>
      </Stack>
    </form>
  );
}

interface DetailsGiven extends Given {
  readonly onDate: (day: string) => void;
  readonly today: string;
  readonly readers: Readonly<Record<string, readonly string[]>>;
  readonly ownOrganisation: string;
  readonly isChecking: boolean;
  /** undefined: there is no step before */
  readonly onBack?: () => void;
}

/** The rest of what the opening asks. */
export function DetailsStep(given: DetailsGiven) {
  const { parts, begun, mistakes, attempt, onChange, onDate, today, readers, ownOrganisation, isChecking, draft, onNext, onBack } = given;
  const { form } = useWords(words);
  const first = parts[0];
  const isDated = parts.some(({ dating }) => dating === 'evidenced');
  return (
    <form noValidate onSubmit={submitting(onNext)}>
      <Stack gap="xl">
        <Summaries parts={parts} mistakes={mistakes} attempt={attempt} />
        {first && isDated && (
          <DayInput
            id={fieldId(formIdOf(first.act), 'occurredAt')}
            label={form.when}
            name={form.when}
            description={form.whenHint}
            mistake={mistakes[first.act]?.occurredAt}
            required
            value={begun.day}
            onChange={onDate}
            latest={today}
            today={today}
          />
        )}
        {parts
          .filter(({ rest }) => rest.length > 0)
          .map(({ act, label, form: schema, rest }) => (
            <Fieldset key={act} legend={<Lawful>{label}</Lawful>} miw={0}>
              <ActForm
                schema={schema}
                value={begun.answers[act] ?? {}}
                onChange={(written) => onChange(act, written)}
                errors={mistakes[act]}
                formId={formIdOf(act)}
                readers={readers}
                ownOrganisation={ownOrganisation}
                only={rest}
              />
            </Fieldset>
          ))}
        <Buttons draft={draft}>
          <Button type="submit" size="md" loading={isChecking}>
            {form.toCheck}
          </Button>
          {onBack && (
            <Button variant="default" size="md" onClick={onBack}>
              {form.back}
            </Button>
          )}
        </Buttons>
      </Stack>
    </form>
  );
}

/** What is to be corrected, form by form; the first of them takes the keyboard. */
function Summaries({ parts, mistakes, attempt }: Pick<Given, 'parts' | 'mistakes' | 'attempt'>) {
  const wrong = parts.filter(({ act }) => Object.keys(mistakes[act] ?? {}).length > 0);
  const first = wrong[0];
  return parts.map(({ act }) => (
    <ErrorSummary key={act} mistakes={mistakes[act] ?? NO_MISTAKES} formId={formIdOf(act)} attempt={act === first?.act ? attempt : 0} />
  ));
}

function Buttons({ draft, children }: { draft: ReactNode; children: ReactNode }) {
  const { form } = useWords(words);
  return (
    <Stack gap="xs">
      {draft}
      <Group>
        {children}
        <ButtonLink to="/nouveau" variant="subtle" size="md">
          {form.leave}
        </ButtonLink>
      </Group>
    </Stack>
  );
}
