import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { frenchMoment, useWords } from '../language/index.js';
import { Failed, WaitingInline } from '../parts/index.js';
import { workflowQuery } from './queries.js';
import { words } from './words.js';

/** How the case is carried on: its run, how far it has followed the log, what waits and what fails. */
export function Execution({ caseId }: { caseId: string }) {
  const { proof: says, effects } = useWords(words);
  const { data, error, isPending } = useQuery(workflowQuery(caseId));
  return (
    <section aria-labelledby="case-execution">
      <Title order={3} size="h5" id="case-execution" mb={4}>
        {says.workflow}
      </Title>
      {isPending && <WaitingInline />}
      {error && <Failed failure={error} />}
      {data && (
        <>
          <Text size="sm">{says.runs[data.temporal]}</Text>
          <dl className="data-list">
            <div className="data-row">
              <dt>{says.status}</dt>
              <dd>
                {data.run ? `${says.statuses[data.run.status] ?? data.run.status}, ${frenchMoment(data.run.startedAt)}` : says.noRun} –{' '}
                {says.followed(data.followedSeq, data.seq)}
              </dd>
            </div>
            {(['pending', 'failing'] as const).map((state) =>
              data.effects[state].length === 0 ? null : (
                <div key={state} className="data-row">
                  <dt>{says[state]}</dt>
                  <dd>
                    {data.effects[state]
                      .map(({ type, attempts }) => `${effects.types[type] ?? effects.other} (${effects.attempts(attempts)})`)
                      .join(', ')}
                  </dd>
                </div>
              ),
            )}
          </dl>
        </>
      )}
    </section>
  );
}
