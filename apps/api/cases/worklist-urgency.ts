import type { Who } from '../../../libs/identity/index.js';
import { PROCESSES } from '../../../machines/registry.js';

/** What presses most comes first: late, due today, awaited from the reader, awaited from others, ended. */
export const URGENCIES = ['late', 'today', 'yours', 'others', 'ended'] as const;
export type Urgency = (typeof URGENCIES)[number];

type Bind = (value: unknown) => string;

/** SQL: what time it is for the case `c`; a sandbox case has a clock of its own. */
const NOW = `(clock_timestamp() + coalesce(c.sandbox_offset_ms, 0) * interval '1 millisecond')`;
const TODAY = `(${NOW} AT TIME ZONE 'Europe/Paris')::date`;

/** A reminder fell due and nothing has been done since, or a deadline has passed and nobody has recorded it yet. */
export const LATE = `(NOT c.closed AND (
    c.next_deadline <= ${NOW}
    OR EXISTS (SELECT 1 FROM facts f WHERE f.case_id = c.id AND f.seq = c.seq AND f.act = 'DEADLINE_REACHED')))`;

/** Of how many days, in Paris, each of these speaks; today is the first. */
export const DUE_DAYS = { today: 1, week: 7 } as const;
export type Due = keyof typeof DUE_DAYS;

/** SQL: the next deadline of `c` still falls within these days; what ends with a day, at 24:00, is due on it. */
export const isDue = (due: Due): string =>
  `(NOT c.closed AND c.next_deadline > ${NOW} AND c.next_deadline <= (${TODAY} + ${DUE_DAYS[due]})::timestamp AT TIME ZONE 'Europe/Paris')`;

/** SQL: the organisation `$1` is awaited, in a relation in which this person's roles let them act. */
export function waitsFor(who: Who, bind: Bind): string {
  const relations = `r.relation = ANY(c.waits_for) AND r.relation = ANY(${bind(relationsOf(who))}::text[])`;
  return `EXISTS (SELECT 1 FROM case_relations r WHERE r.case_id = c.id AND r.organisation_id = $1 AND ${relations})`;
}

/** SQL: the place of `c` among URGENCIES. */
export const urgencyOf = (who: Who, bind: Bind): string =>
  `(CASE WHEN c.closed THEN 4 WHEN ${LATE} THEN 0 WHEN ${isDue('today')} THEN 1 WHEN ${waitsFor(who, bind)} THEN 2 ELSE 3 END)`;

/** A deadline seen from a case's own today: `days` to go, in Paris; negative once it is behind. */
export interface Nearing {
  readonly label: string | null;
  readonly due: string;
  readonly legalDate: string;
  readonly days: number;
}

/** SQL: the next deadline of `c`. */
export const NEXT = `
  (SELECT json_build_object('label', d.explanation->>'label', 'legalDate', d.legal_date, 'days', d.legal_date::date - ${TODAY})
     FROM deadlines d WHERE d.case_id = c.id ORDER BY d.due, d.name LIMIT 1)`;

/** SQL: the first deadline of `c` that was reached since somebody last acted in it. */
export const REACHED = `
  (SELECT json_build_object('name', f.body->'data'->>'name', 'due', f.occurred_at,
            'days', ((f.occurred_at::timestamptz - interval '1 second') AT TIME ZONE 'Europe/Paris')::date - ${TODAY})
     FROM facts f
    WHERE f.case_id = c.id AND NOT c.closed AND f.act = 'DEADLINE_REACHED'
      AND f.seq > coalesce((SELECT max(g.seq) FROM facts g WHERE g.case_id = c.id AND g.act <> 'DEADLINE_REACHED'), 0)
    ORDER BY f.seq LIMIT 1)`;

/** The relations in which this person's roles let them act, in any process. */
function relationsOf({ organisation }: Who): readonly string[] {
  return PROCESSES.flatMap(({ access }) =>
    Object.entries(access.relations)
      .filter(([, { roles }]) => roles.some((role) => organisation.roles.some((mine) => mine === role)))
      .map(([relation]) => relation),
  );
}
