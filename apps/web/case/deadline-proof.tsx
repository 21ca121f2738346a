import { Text } from '@mantine/core';
import type { Schemas } from '../api/index.js';
import { frenchDue, useWords } from '../language/index.js';
import { Lawful, Source } from '../parts/index.js';
import { inWords } from '../processes/period.js';
import { words as processWords } from '../processes/words.js';
import type { Deadline } from './queries.js';
import { words } from './words.js';

interface Given {
  readonly deadline: Pick<Deadline, 'label' | 'legalDate' | 'due' | 'explanation'>;
  /** what else is known of it, beside its proof */
  readonly tells?: readonly { readonly label: string }[];
  /** the fact that put it where it is, where it had been elsewhere until then */
  readonly moved?: Schemas['Move'] | null;
}

/** Why a deadline falls on its day: the fact it counts from, the period, how it is reckoned, by which calendar, on which text. */
export function DeadlineProof({ deadline, tells = [], moved = null }: Given) {
  const { deadlines: says } = useWords(words);
  const { period: units, deadline: reckoned } = useWords(processWords);
  const { anchor, period, profile, calendar, rule, source } = deadline.explanation;
  const counted = inWords(period, units);
  return (
    <div className="proof">
      <Text size="sm" mb={4}>
        <Lawful>{rule}</Lawful>
      </Text>
      <dl className="data-list">
        <dt>{says.anchor}</dt>
        <dd>
          <Lawful>{anchor.label}</Lawful>, {anchor.french}
        </dd>
        {counted !== '' && (
          <>
            <dt>{says.period}</dt>
            <dd>{counted}</dd>
          </>
        )}
        <dt>{says.calendar}</dt>
        <dd>
          {reckoned.profiles[profile]} ({says.calendarVersion(calendar)})
        </dd>
        <dt>{says.falls}</dt>
        <dd>{says.falling(frenchDue(deadline))}</dd>
        {moved && (
          <>
            <dt>{says.moved}</dt>
            <dd>
              <Lawful>{says.movedBy(moved.by.label, moved.by.french, frenchDue(moved.was))}</Lawful>
            </dd>
          </>
        )}
        {tells.length > 0 && (
          <>
            <dt>{says.tells}</dt>
            <dd>
              <Lawful>{tells.map(({ label }) => label).join(', ')}</Lawful>
            </dd>
          </>
        )}
      </dl>
      <Source source={source} />
    </div>
  );
}

/** The same, opened by whoever asks why. */
export function WhyThisDay(given: Given) {
  const { deadlines: says } = useWords(words);
  return (
    <details className="fold">
      <summary>
        {says.why}
        <span className="visually-hidden"> – {given.deadline.label}</span>
      </summary>
      <DeadlineProof {...given} />
    </details>
  );
}
