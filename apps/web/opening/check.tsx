import { Alert, Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMe } from '../api/index.js';
import {
  type FieldSchema,
  type FormSchema,
  isWritten,
  partiesOf,
  Refusals,
  shownValue,
  useOrganisationName,
  type Written,
} from '../forms/index.js';
import { words as formWords } from '../forms/words.js';
import { frenchDay, useWords } from '../language/index.js';
import { Failed, Lawful } from '../parts/index.js';
import { Lines } from '../parts/lines.js';
import { Found } from './found.js';
import type { Begun, Part } from './plan.js';
import type { Simulation } from './simulation.js';
import { departures, templateIn } from './templates.js';
import { words } from './words.js';

interface Given {
  readonly parts: readonly Part[];
  readonly begun: Begun;
  readonly found: Simulation;
  readonly isSending: boolean;
  readonly failure: unknown;
  readonly onSend: () => void;
  /** back to the form; with a field: to that one */
  readonly onBack: (act?: string, field?: string) => void;
}

/** The last step: what will be recorded, and what it brings about. */
export function Check({ parts, begun, found, isSending, failure, onSend, onBack }: Given) {
  const { check: says, form } = useWords(words);
  const refused = found.steps.flatMap((step) => (step.accepted ? [] : [step]));
  const formOf = (act: string) => parts.find((part) => part.act === act)?.form;
  return (
    <Stack gap="lg">
      {refused.length > 0 ? (
        <Alert role="alert" color="orange" icon={<IconAlertTriangle aria-hidden />} title={says.refusedTitle}>
          <Text size="sm" mb="sm">
            {says.refusedHint}
          </Text>
          {refused.map(({ act, refusals }) => (
            <Refusals
              key={act}
              refusals={refusals}
              remedy={({ missing = [] }) =>
                missing.map(({ what, id }) => {
                  const title = what === 'field' && id !== undefined ? formOf(act)?.properties[id]?.title : undefined;
                  return title === undefined ? null : (
                    <Button key={id} size="compact-sm" variant="default" onClick={() => onBack(act, id)}>
                      {says.toField(title)}
                    </Button>
                  );
                })
              }
            />
          ))}
        </Alert>
      ) : (
        <>
          <section className="opening-ahead">
            <Found of={found} />
          </section>
          <Outgoing of={found} />
        </>
      )}
      <section>
        <Title order={2} size="h4">
          {says.answers}
        </Title>
        {parts.map((part) => (
          <div key={part.act}>
            <Title order={3} size="h5" mt="sm">
              <Lawful>{part.label}</Lawful>
            </Title>
            <Answered
              schema={part.form}
              written={begun.answers[part.act] ?? {}}
              departs={departures(part.form, templateIn(part.templates, begun.answers[part.act] ?? {}), begun.answers[part.act] ?? {})}
              day={part === parts.find(({ dating }) => dating === 'evidenced') ? begun.day : undefined}
            />
          </div>
        ))}
      </section>
      {failure !== null && <Failed failure={failure} />}
      <Group>
        {refused.length === 0 && (
          <Button size="md" onClick={onSend} loading={isSending}>
            {says.confirm}
          </Button>
        )}
        <Button variant="default" size="md" onClick={() => onBack()} disabled={isSending}>
          {form.back}
        </Button>
      </Group>
    </Stack>
  );
}

/** Documents and notices that the opening sends out. */
function Outgoing({ of }: { of: Simulation }) {
  const { check: says } = useWords(words);
  const contents = of.steps
    .flatMap((step) => (step.accepted ? step.effects : []))
    .map(({ content }) => content as { title?: string; subject?: string });
  const lists = [
    { title: says.documents, lines: contents.flatMap(({ title }) => title ?? []) },
    { title: says.notices, lines: contents.flatMap(({ subject }) => subject ?? []) },
  ].filter(({ lines }) => lines.length > 0);
  if (lists.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h4">
        {says.willDo}
      </Title>
      {lists.map(({ title, lines }) => (
        <Lines key={title} title={title} lines={[...new Set(lines)]} />
      ))}
    </section>
  );
}

interface AnsweredGiven {
  readonly schema: FormSchema;
  readonly written: Written;
  readonly day?: string;
  /** the fields in which it says something else than its template */
  readonly departs: readonly string[];
}

/** What somebody wrote, field by field, to read again. */
function Answered({ schema, written, day, departs }: AnsweredGiven) {
  const { form, templates } = useWords(words);
  const shown = useShown(schema, written);
  return (
    <dl className="opening-answers">
      {day !== undefined && (
        <>
          <dt>{form.when}</dt>
          <dd>{frenchDay(day)}</dd>
        </>
      )}
      {Object.entries(schema.properties).flatMap(([name, field]) => {
        const value = shown(field, written[name]);
        if (value === undefined) return [];
        return [
          <dt key={`${name} label`}>
            <Lawful>{field.title}</Lawful>
          </dt>,
          <dd key={name}>
            {value}
            {departs.includes(name) && (
              <Text component="span" size="sm" c="dimmed">
                {' '}
                – {templates.departed}
              </Text>
            )}
          </dd>,
        ];
      })}
    </dl>
  );
}

function useShown(schema: FormSchema, written: Written) {
  const says = useWords(formWords);
  const nameOf = useOrganisationName();
  const { organisation } = useMe();
  const parties = partiesOf(schema, written);
  const names = {
    organisation: (id: string) => nameOf(id) ?? (id === organisation.id ? organisation.name : id),
    party: (id: string) => parties.find((one) => one.id === id)?.name ?? id,
  };
  const text = (field: FieldSchema, value: unknown): string | undefined =>
    value === undefined || value === null || value === '' ? undefined : shownValue(field, value, names, says);
  return (field: FieldSchema, value: unknown) => {
    const { items } = field;
    if (!items) return text(field, value);
    if (!Array.isArray(value) || value.length === 0) return undefined;
    return (
      <List size="sm">
        {value.map((row, index) => {
          const said = Object.entries(items.properties).flatMap(([name, of]) => {
            const one = isWritten(row) ? text(of, row[name]) : undefined;
            return one === undefined ? [] : [of['x-kind'] === 'flag' ? `${of.title} : ${one.toLowerCase()}` : one];
          });
          return <List.Item key={`${index} ${said.join()}`}>{said.join(', ')}</List.Item>;
        })}
      </List>
    );
  };
}
