import { Button, Fieldset, Group, Stack, Text, Title } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { ActForm, DayInput, ErrorSummary, type FieldSchema, fieldId, type Mistakes, NO_MISTAKES, type Written } from '../forms/index.js';
import { useWords } from '../language/index.js';
import { ButtonLink, Lawful } from '../parts/index.js';
import type { Begun, Part } from './plan.js';
import { ShapingChoice } from './shaping.js';
import { TemplateChoice } from './template-choice.js';
import { departures, filledFrom, inSections, templateIn } from './templates.js';
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
        {parts.flatMap(({ act, form: schema, shaping, templates }) =>
          shaping.map((name) =>
            templates.length > 0 ? (
              <TemplateChoice
                key={`${act} ${name}`}
                formId={formIdOf(act)}
                name={name}
                field={schema.properties[name] as FieldSchema}
                templates={templates}
                value={begun.answers[act]?.[name]}
                onChange={(id) => onChange(act, filledFrom(templates, begun.answers[act] ?? {}, id))}
                mistake={mistakes[act]?.[name]}
              />
            ) : (
              <ShapingChoice
                key={`${act} ${name}`}
                formId={formIdOf(act)}
                name={name}
                field={schema.properties[name] as FieldSchema}
                value={begun.answers[act]?.[name]}
                onChange={(code) => onChange(act, { ...begun.answers[act], [name]: code })}
                mistake={mistakes[act]?.[name]}
              />
            ),
          ),
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
          .map((part) => (
            <Fieldset key={part.act} legend={<Lawful>{part.label}</Lawful>} miw={0}>
              <Details
                part={part}
                written={begun.answers[part.act] ?? {}}
                onChange={(written) => onChange(part.act, written)}
                mistakes={mistakes[part.act]}
                readers={readers}
                ownOrganisation={ownOrganisation}
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

interface DetailsOf extends Pick<DetailsGiven, 'readers' | 'ownOrganisation'> {
  readonly part: Part;
  readonly written: Written;
  readonly onChange: (written: Written) => void;
  readonly mistakes: Mistakes | undefined;
}

/** The fields of one act; where a template filled some in, these come apart and last. */
function Details({ part: { act, form, rest, templates }, written, onChange, mistakes, readers, ownOrganisation }: DetailsOf) {
  const { templates: says } = useWords(words);
  const template = templateIn(templates, written);
  const { own, proposed } = inSections(form, rest, template);
  const fields = { schema: form, value: written, onChange, errors: mistakes, formId: formIdOf(act), readers, ownOrganisation };
  if (!template || proposed.length === 0) return <ActForm {...fields} only={own} />;
  const departs = departures(form, template, written).length;
  return (
    <Stack gap="xl">
      <ActForm {...fields} only={own} />
      <div>
        <Title order={3} size="h5">
          <Lawful>{says.proposed(template.label)}</Lawful>
        </Title>
        <Text size="sm" c="dimmed" mb="md">
          {says.proposedWhy} {departs > 0 && says.departs(departs)}
        </Text>
        <ActForm {...fields} only={proposed} proposed={template.data} />
      </div>
    </Stack>
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
