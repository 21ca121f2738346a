import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { ApiProblem, useMe } from '../../api/index.js';
import { forecastQuery } from '../../forecast/queries.js';
import { monthsLater } from '../../forecast/span.js';
import { ActForm, ErrorSummary, type FieldSchema, type Mistakes, mistakesOf, NO_MISTAKES } from '../../forms/index.js';
import { dayOf, useWords } from '../../language/index.js';
import { Failed, Lawful, WaitingInline } from '../../parts/index.js';
import { Deciding } from '../doing/deciding.js';
import { type BegunEntry, begunWith, type Entry, emptyEntry, foreseenFact, lackingIn } from '../doing/entry.js';
import { nowOf } from '../moments.js';
import type { Action, Case, Vocabulary } from '../queries.js';
import { words as caseWords } from '../words.js';
import { triedBetween } from './compare.js';
import { Days, daysLacking } from './days.js';
import { TriedDate } from './tried-date.js';
import './trying.css';
import { words } from './words.js';

/** Begins the ids of this form's fields. */
const FORM = 'date';
/** Months: beyond the longest notice and the next term. */
const LOOKS_AHEAD = 36;
/** Months: no calendar is reviewed for longer. */
const FARTHEST = 96;

interface Given {
  readonly of: Case;
  readonly action: Action;
  readonly vocabulary: Vocabulary;
  readonly begun?: BegunEntry;
  readonly onClose: () => void;
  /** to the act's own form, with that day */
  readonly onGo: (begun: BegunEntry) => void;
}

/** Whoever tries a date names nobody: what is asked is what the form needs and may be read by all. */
const neededIn = ({ form: { properties, required } }: Action): readonly string[] =>
  required.filter((name) => {
    const field = properties[name] as FieldSchema;
    return field['x-kind'] === 'list' || field['x-data-class'] === 'administrative';
  });

/** What the API found wrong in the act as it was tried on one of the days, by its place in this form. */
function mistakesOn(index: number, failure: unknown): Mistakes {
  if (!(failure instanceof ApiProblem)) return NO_MISTAKES;
  const all = mistakesOf(failure.problem.errors ?? [], 'facts[0].data.', 'facts[0].');
  return Object.fromEntries(
    Object.entries(all).map(([place, says]) => [['occurredAt', 'until'].includes(place) ? `day[${index}]` : place, says]),
  );
}

interface Asked {
  readonly entry: Entry;
  readonly days: readonly string[];
}

/** One act on up to three days, side by side: what each would change, and the proof of every date. Nothing is recorded. */
export default function TryingPanel({ of, action, vocabulary, begun, onClose, onGo }: Given) {
  const says = useWords(words);
  const { doing } = useWords(caseWords);
  const { organisation } = useMe();
  const now = nowOf(of);
  const today = dayOf(now);
  const needed = neededIn(action);
  const [entry, setEntry] = useState<Entry>(() => begunWith(emptyEntry(action), begun));
  const [days, setDays] = useState<readonly string[]>([begun?.day ?? '']);
  const [lacks, setLacks] = useState<Mistakes>(NO_MISTAKES);
  const [attempt, setAttempt] = useState(0);
  const [asked, ask] = useState<Asked>();
  const involved = useMemo(() => of.organisations.map(({ id }) => id), [of.organisations]);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  const factOn = ({ entry: written }: Asked, day: string) =>
    foreseenFact(action, { ...written, day }, organisation.id, day === today ? now : day);
  const farthest = monthsLater(today, FARTHEST);
  const latest = [today, ...(asked?.days ?? [])].sort().at(-1) as string;
  const until = [monthsLater(latest, LOOKS_AHEAD), farthest].sort()[0] as string;
  const without = useQuery({ ...forecastQuery(of.id, until), enabled: asked !== undefined });
  const tried = useQueries({
    queries: (asked?.days ?? []).map((day) => ({
      ...forecastQuery(of.id, until, asked ? [factOn(asked, day)] : []),
      placeholderData: undefined,
    })),
  });
  const failed = [without, ...tried].find(({ error }) => error !== null);
  const found = tried.map(({ error }, index) => mistakesOn(index, error));
  const isMistake = found.some((one) => Object.keys(one).length > 0);
  const mistakes: Mistakes = Object.assign({}, ...found, lacks);
  const isComputing = asked !== undefined && failed === undefined && [without, ...tried].some(({ isPending }) => isPending);
  const isFound = asked !== undefined && !isComputing && failed === undefined;

  const compute = (event: FormEvent) => {
    event.preventDefault();
    const missing = Object.entries(lackingIn(action, { ...entry, day: today }, today, doing)).filter(
      ([place]) => place.startsWith('by.') || needed.includes(place.split(/[.[]/)[0] as string),
    );
    const lacking = { ...Object.fromEntries(missing), ...daysLacking(days, farthest, says) };
    setLacks(lacking);
    setAttempt((before) => before + 1);
    if (Object.keys(lacking).length === 0) ask({ entry, days });
  };
  const results = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFound) results.current?.focus();
  }, [isFound, asked]);
  useEffect(() => {
    if (isMistake) setAttempt((before) => before + 1);
  }, [isMistake]);

  return (
    <Paper withBorder p="md" component="section" aria-labelledby="simulation-titre" className="trying">
      <Stack gap="lg">
        <div>
          <Text size="sm" c="dimmed">
            {says.step}
          </Text>
          <Title order={2} size="h3" id="simulation-titre" ref={title} tabIndex={-1}>
            <Lawful>{says.title(action.label)}</Lawful>
          </Title>
          {action.hint !== undefined && (
            <Text>
              <Lawful>{action.hint}</Lawful>
            </Text>
          )}
          <Text c="dimmed">{says.lead}</Text>
        </div>
        <form noValidate onSubmit={compute}>
          <Stack gap="lg">
            <ErrorSummary mistakes={mistakes} formId={FORM} attempt={attempt} />
            <Deciding
              formId={FORM}
              choices={action.byChoices}
              entry={entry}
              mistakes={mistakes}
              onChange={(some) => setEntry({ ...entry, ...some })}
            />
            {needed.length > 0 && (
              <ActForm
                schema={action.form}
                only={needed}
                value={entry.data}
                onChange={(data) => setEntry({ ...entry, data })}
                errors={mistakes}
                parties={of.parties}
                involved={involved}
                formId={FORM}
                readers={vocabulary.readers}
                ownOrganisation={organisation.id}
              />
            )}
            <Days formId={FORM} days={days} today={today} mistakes={mistakes} onChange={setDays} />
            <Group gap="sm">
              <Button type="submit" loading={isComputing}>
                {says.compute}
              </Button>
              <Button variant="default" onClick={onClose}>
                {says.close}
              </Button>
            </Group>
          </Stack>
        </form>
        {failed && !isMistake && <Failed failure={failed.error} retry={() => void failed.refetch()} />}
        {isComputing && <WaitingInline label={says.computing} />}
        {isFound && without.data && (
          <section aria-labelledby="simulation-resultats">
            <Title order={3} size="h4" mb="sm" id="simulation-resultats" ref={results} tabIndex={-1}>
              {says.results}
            </Title>
            <span className="visually-hidden" role="status">
              {says.done(asked.days.length)}
            </span>
            <div className="tried-dates" data-count={asked.days.length}>
              {asked.days.map((day, index) => {
                const withIt = tried[index]?.data;
                return withIt && without.data ? (
                  <TriedDate
                    key={day}
                    day={day}
                    found={triedBetween(without.data, withIt, action.act, of.situation.id)}
                    standing={of.situation.label}
                    onGo={day > today ? undefined : () => onGo({ ...asked.entry, day })}
                  />
                ) : null;
              })}
            </div>
          </section>
        )}
      </Stack>
    </Paper>
  );
}
