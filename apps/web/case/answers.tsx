import { Text } from '@mantine/core';
import { Filled, hourFromTyped, tidy } from '../forms/index.js';
import { frenchDay, useWords } from '../language/index.js';
import { Lawful } from '../parts/index.js';
import type { Entry } from './doing/entry.js';
import type { Action, Case } from './queries.js';
import { words } from './words.js';

/** What somebody wrote of an act, to read once more before it is recorded. */
export function Answers({ of, action, entry }: { of: Case; action: Action; entry: Entry }) {
  const { doing } = useWords(words);
  const choice = action.byChoices[entry.choice];
  const recorded = choice && !choice.inPerson ? choice : undefined;
  const person = recorded?.persons.find(({ id }) => id === entry.person);
  const evidence = recorded?.evidence.find(({ code }) => code === entry.evidence);
  const data = tidy(action.form, entry.data);
  return (
    <>
      <Filled schema={action.form} data={data} parties={of.parties} />
      <dl className="data-list">
        {action.dating === 'evidenced' && (
          <>
            <dt>{doing.when}</dt>
            <dd>
              {frenchDay(entry.day)} {hourFromTyped(entry.hour)}
            </dd>
          </>
        )}
        {recorded && (
          <>
            <dt>{doing.byWhom}</dt>
            <dd>
              <Lawful>{[person?.name ?? recorded.label, evidence?.label].filter(Boolean).join(', ')}</Lawful>
            </dd>
          </>
        )}
      </dl>
      {entry.attachments.map(({ id, name }) => (
        <Text key={id} size="sm">
          {name}
        </Text>
      ))}
    </>
  );
}
