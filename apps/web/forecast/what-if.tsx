import { Alert, Button, Group, List, Paper, Select, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useMe } from '../api/index.js';
import { Deciding } from '../case/doing/deciding.js';
import { type Entry, emptyEntry, foreseenFact, lackingIn } from '../case/doing/entry.js';
import { type Action, actionsQuery, type Case, useVocabulary } from '../case/queries.js';
import { words as caseWords } from '../case/words.js';
import { ActForm, DayInput, ErrorSummary, fieldId, type Mistakes, NO_MISTAKES, Refusals, type Written } from '../forms/index.js';
import { dayOf, frenchDay, isDay, useLanguage, useWords } from '../language/index.js';
import { Lawful, TextLink } from '../parts/index.js';
import { type Ahead, type Change, changeOf } from './events.js';
import type { Forecast } from './queries.js';
import { words } from './words.js';

const FORM = 'essai';

export interface Tried {
  readonly action: Action;
  readonly fact: Written;
  /** '2026-11-23' */
  readonly day: string;
}

interface Given {
  readonly of: Case;
  readonly now: string;
  readonly onTry: (tried: Tried | undefined) => void;
  /** what the API found wrong in what was tried */
  readonly mistakes: Mistakes;
  readonly isPending: boolean;
}

/** Tries one act on a day of one's choice; nothing is recorded. */
export function WhatIf({ of, now, onTry, mistakes, isPending }: Given) {
  const { whatIf } = useWords(words);
  const { data } = useQuery(actionsQuery(of.id));
  const possible = (data?.actions ?? []).filter(({ allowed }) => allowed);
  const [act, choose] = useState<string | null>(null);
  const action = possible.find((one) => one.act === act);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="et-si" className="not-printed">
      <Stack gap="md">
        <div>
          <Title order={3} size="h4" id="et-si">
            {whatIf.title}
          </Title>
          <Text size="sm" c="dimmed">
            {possible.length === 0 ? whatIf.none : whatIf.lead}
          </Text>
        </div>
        {possible.length > 0 && (
          <Select
            label={whatIf.act}
            placeholder={whatIf.choose}
            data={possible.map((one) => ({ value: one.act, label: one.label }))}
            value={act}
            onChange={(next) => {
              choose(next);
              onTry(undefined);
            }}
            clearable
            maw={460}
          />
        )}
        {action && <Trying key={action.act} of={of} action={action} now={now} onTry={onTry} mistakes={mistakes} isPending={isPending} />}
      </Stack>
    </Paper>
  );
}

function Trying({ of, action, now, onTry, mistakes, isPending }: Given & { action: Action }) {
  const { whatIf } = useWords(words);
  const { doing } = caseWords[useLanguage().language];
  const { organisation } = useMe();
  const { readers } = useVocabulary(of.process);
  const today = dayOf(now);
  const [entry, setEntry] = useState<Entry>(() => ({ ...emptyEntry(action), day: today }));
  const [lacks, setLacks] = useState<Mistakes>(NO_MISTAKES);
  const [attempts, setAttempts] = useState(0);
  const found = { ...lacks, ...mistakes };
  const change = (some: Partial<Entry>) => setEntry((before) => ({ ...before, ...some }));
  const attempt = (event: FormEvent) => {
    event.preventDefault();
    // what is tried may lie ahead
    const dated = { ...lackingIn(action, entry, entry.day, doing), ...(isDay(entry.day) ? {} : { occurredAt: whatIf.dayMissing }) };
    setLacks(dated);
    setAttempts((before) => before + 1);
    if (Object.keys(dated).length > 0) return;
    const at = entry.day === today ? now : entry.day;
    onTry({ action, fact: foreseenFact(action, entry, organisation.id, at), day: entry.day });
  };
  return (
    <form onSubmit={attempt} noValidate>
      <Stack gap="md">
        <ErrorSummary mistakes={found} formId={FORM} attempt={attempts} />
        <DayInput
          id={fieldId(FORM, 'occurredAt')}
          label={whatIf.day}
          name={whatIf.day}
          mistake={found.occurredAt}
          required
          value={entry.day}
          onChange={(day) => change({ day })}
          today={today}
        />
        <Deciding formId={FORM} choices={action.byChoices} entry={entry} onChange={change} mistakes={found} />
        <ActForm
          schema={action.form}
          value={entry.data}
          onChange={(data) => change({ data })}
          errors={found}
          parties={of.parties}
          formId={FORM}
          readers={readers}
          ownOrganisation={organisation.id}
        />
        <Group>
          <Button type="submit" variant="light" loading={isPending}>
            {whatIf.try}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface FoundGiven {
  readonly of: Case;
  readonly tried: Tried;
  readonly without: Forecast;
  readonly withIt: Forecast;
  readonly ahead: readonly Ahead[];
  readonly onStop: () => void;
}

/** What the act that was tried would change. */
export function WhatWouldChange({ of, tried: { action, day }, without, withIt, ahead, onStop }: FoundGiven) {
  const { whatIf } = useWords(words);
  const refused = ahead.find(({ kind }) => kind === 'refused');
  const done = ahead.find(({ kind }) => kind === 'act');
  const change = changeOf(without, withIt);
  const box = useRef<HTMLDivElement>(null);
  // what was asked for stands above the form: whoever asked is taken there
  useEffect(() => {
    box.current?.focus();
  }, [withIt]);
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="status"
      color={refused ? 'orange' : 'saisine'}
      title={refused ? whatIf.refused(action.label) : `${whatIf.changes} (${frenchDay(day)})`}
    >
      <Stack gap="xs" align="flex-start">
        {refused ? (
          <Refusals refusals={refused.refusals} />
        ) : (
          <>
            <Text fw={600}>
              <Lawful>{done?.leadsTo === undefined ? whatIf.stays(of.situation.label) : whatIf.situation(done.leadsTo)}</Lawful>
              {withIt.closed && ` ${whatIf.ends}`}
            </Text>
            <Changes {...change} />
          </>
        )}
        <Group gap="md">
          <Button variant="default" size="xs" onClick={onStop}>
            {whatIf.stop}
          </Button>
          {!refused && (
            <TextLink to="/dossiers/$id" params={{ id: of.id }} search={{ acte: action.act }}>
              {whatIf.open}
            </TextLink>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}

function Changes({ gone, added }: Change) {
  const { whatIf } = useWords(words);
  if (gone.length + added.length === 0) return <Text size="sm">{whatIf.nothing}</Text>;
  return [
    { title: whatIf.gone, list: gone },
    { title: whatIf.added, list: added },
  ]
    .filter(({ list }) => list.length > 0)
    .map(({ title, list }) => (
      <div key={title}>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <List size="sm">
          {list.map(({ name, label, legalDate }) => (
            <List.Item key={`${name} ${legalDate}`}>
              <Lawful>{label}</Lawful> – {frenchDay(legalDate)}
            </List.Item>
          ))}
        </List>
      </div>
    ));
}
