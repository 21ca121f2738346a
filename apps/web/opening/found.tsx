import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Refusals } from '../forms/index.js';
import { frenchDay, useWords } from '../language/index.js';
import { Lawful, Source } from '../parts/index.js';
import type { Simulation } from './simulation.js';
import { words } from './words.js';

type Awaited = Simulation['awaited'][number];

/** As many deadlines as one takes in at a glance. */
const MOST = 5;

/** Where the case would stand, for whom it would wait, what would come before the next steps. */
export function Found({ of }: { of: Simulation }) {
  const { ahead: says } = useWords(words);
  const refused = of.steps.flatMap((step) => (step.accepted ? [] : [step]));
  const { needs, free, not } = sorted(of.awaited);
  return (
    <Stack gap="md">
      {refused.map(({ act, label, refusals }) => (
        <Part key={act} title={says.refused(label)}>
          <Refusals refusals={refusals} />
        </Part>
      ))}
      {of.situation && (
        <Part title={says.stands(of.situation.label)}>
          {of.closed && <Text size="sm">{says.ends}</Text>}
          {of.situation.waitsFor.length > 0 && (
            <Text size="sm">
              {says.waitsFor} : <Lawful>{of.situation.waitsFor.map(({ label }) => label).join(', ')}</Lawful>
            </Text>
          )}
        </Part>
      )}
      {refused.length === 0 &&
        needs.map(({ act, label, who, refusals }) => (
          <Part key={act} title={says.needs(label)}>
            <Text size="sm" c="dimmed">
              <Lawful>{says.decides(labels(who))}</Lawful>
            </Text>
            <ul>
              {refusals.map(({ code, message, source }) => (
                <li key={`${code} ${message}`}>
                  <Text size="sm">
                    <Lawful>{message}</Lawful>
                  </Text>
                  <Source source={source} />
                </li>
              ))}
            </ul>
          </Part>
        ))}
      {refused.length === 0 && free.length > 0 && (
        <Part title={says.possible}>
          <ul>
            {free.map(({ act, label, who }) => (
              <li key={act}>
                <Text size="sm">
                  <Lawful>{label}</Lawful>{' '}
                  <Text component="span" size="sm" c="dimmed">
                    (<Lawful>{labels(who)}</Lawful>)
                  </Text>
                </Text>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {refused.length === 0 && not.length > 0 && (
        <details>
          <summary>
            <Text component="span" size="sm">
              {says.notAtThisPoint(not.length)}
            </Text>
          </summary>
          <ul>
            {not.map(({ act, label, refusals }) => (
              <li key={act}>
                <Text size="sm">
                  <Lawful>
                    {label} : {refusals.map(({ message }) => message).join(' ')}
                  </Lawful>
                </Text>
              </li>
            ))}
          </ul>
        </details>
      )}
      {of.deadlines.length > 0 && (
        <Part title={says.first}>
          <ul>
            {of.deadlines.slice(0, MOST).map(({ name, label, legalDate }) => (
              <li key={name}>
                <Text size="sm">
                  {frenchDay(legalDate)} – <Lawful>{label}</Lawful>
                </Text>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Text fw={600} size="sm">
        <Lawful>{title}</Lawful>
      </Text>
      {children}
    </div>
  );
}

const labels = (who: Awaited['who']): string => who.map(({ label }) => label).join(', ');

/** What lacks something that may be supplied, what may be done at once, and what has no place here. */
function sorted(awaited: readonly Awaited[]) {
  const lacks = awaited.filter(({ allowed }) => !allowed);
  const canSupply = ({ refusals }: Awaited) => refusals.some(({ missing }) => missing.length > 0);
  return {
    needs: lacks.filter(canSupply),
    free: awaited.filter(({ allowed }) => allowed),
    not: lacks.filter((one) => !canSupply(one)),
  };
}
