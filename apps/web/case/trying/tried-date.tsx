import { Badge, Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useId } from 'react';
import { Refusals } from '../../forms/index.js';
import { frenchDay, frenchDue, useWords } from '../../language/index.js';
import { Lawful } from '../../parts/index.js';
import { WhyThisDay } from '../deadline-proof.js';
import type { ChangedDate, Dated, Tried } from './compare.js';
import { words } from './words.js';

interface Given {
  /** '2026-01-14' */
  readonly day: string;
  readonly found: Tried;
  /** the situation in which the case is now, in French */
  readonly standing: string;
  /** undefined: the day has not come yet */
  readonly onGo?: () => void;
}

/** What one day would give: the dates that change, each with its proof. */
export function TriedDate({ day, found, standing, onGo }: Given) {
  const says = useWords(words);
  const heading = useId();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={heading} className="tried-date">
      <Stack gap="sm" h="100%">
        <Title order={4} size="h4" id={heading}>
          {says.on(frenchDay(day))}
        </Title>
        {'refusals' in found ? (
          <div>
            <Text fw={600}>{says.refused}</Text>
            <Refusals refusals={found.refusals} />
          </div>
        ) : (
          <>
            <Text size="sm">
              <Lawful>{found.moves ? says.leads(found.situation) : says.stays(found.situation)}</Lawful>
            </Text>
            {found.terms.length + found.reminders.length === 0 && <Text size="sm">{says.nothing}</Text>}
            {found.terms.length > 0 && (
              <ul className="plain-list tried-terms">
                {found.terms.map((change) => (
                  <li key={change.key}>
                    <Change change={change} standing={standing} />
                  </li>
                ))}
              </ul>
            )}
            {found.reminders.length > 0 && (
              <details className="fold">
                <summary>{says.reminders(found.reminders.length)}</summary>
                <ul className="plain-list tried-terms">
                  {found.reminders.map((change) => (
                    <li key={change.key}>
                      <Change change={change} standing={standing} />
                    </li>
                  ))}
                </ul>
              </details>
            )}
            <div className="tried-go">
              {onGo ? (
                <Button variant="light" onClick={onGo}>
                  {says.go}
                  <span className="visually-hidden"> : {frenchDay(day)}</span>
                </Button>
              ) : (
                <Text size="sm" c="dimmed">
                  {says.later}
                </Text>
              )}
            </div>
          </>
        )}
      </Stack>
    </Paper>
  );
}

/** One deadline that appears, moves or goes. */
function Change({ change: { label, before, after }, standing }: { change: ChangedDate; standing: string }) {
  const says = useWords(words);
  const shown = after ?? before;
  if (!shown) return null;
  const isSameDay = before?.deadline.due === after?.deadline.due;
  const kind = !after ? says.goes : !before ? says.appears : isSameDay ? says.same : says.moves;
  const { deadline, leadsTo } = shown;
  return (
    <div className="tried-change" data-gone={after === undefined || undefined}>
      <Badge variant="light" color={after ? undefined : 'gray'} tt="none">
        {kind}
      </Badge>
      <Text fw={600}>
        <Lawful>{label}</Lawful>
      </Text>
      <Text size={deadline.consequence === 'transition' ? 'lg' : 'sm'} fw={700} td={after ? undefined : 'line-through'}>
        <time dateTime={deadline.due}>{frenchDue(deadline)}</time>
      </Text>
      {after && before && (!isSameDay || before.leadsTo !== after.leadsTo) && (
        <Text size="sm" c="dimmed">
          <Lawful>{insteadOf(before, isSameDay, says)}</Lawful>
        </Text>
      )}
      {after && leadsTo !== undefined && (
        <Text size="sm">
          <Lawful>{leadsTo === standing ? says.thenStays(leadsTo) : says.thenLeads(leadsTo)}</Lawful>
        </Text>
      )}
      {after && <WhyThisDay deadline={deadline} />}
    </div>
  );
}

function insteadOf({ deadline, leadsTo }: Dated, isSameDay: boolean, says: (typeof words)['fr']): string {
  if (leadsTo === undefined) return says.before(frenchDue(deadline));
  return isSameDay ? says.otherwise(leadsTo) : says.beforeLeads(frenchDue(deadline), leadsTo);
}
