import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call, isProblem } from '../api/index.js';
import {
  ActForm,
  blank,
  DayInput,
  ErrorSummary,
  Filled,
  fieldId,
  lacking,
  type Mistakes,
  mistakesOf,
  NO_MISTAKES,
  Refusals,
  tidy,
  type Written,
  within,
} from '../forms/index.js';
import { dayOf, frenchDay, frenchMoment, isDay, useWords } from '../language/index.js';
import { Failed, Lawful } from '../parts/index.js';
import type { Answered, Asked } from './asked.js';
import { words } from './words.js';

const FORM = 'reponse';

/** An answer from its form to its record: who answers, what the act asks for, a look at it, and off it goes, once. */
export function AnswerForm({ asked, secret, onAnswered }: { asked: Asked; secret: string; onAnswered: (answered: Answered) => void }) {
  const says = useWords(words);
  const { action, statement, as } = asked;
  const isDated = action.dating === 'evidenced';
  const [said, setSaid] = useState<Written>(() => blank(statement));
  const [data, setData] = useState<Written>(() => blank(action.form));
  const [day, setDay] = useState('');
  const [isChecking, setChecking] = useState(false);
  const [{ mistakes, attempt }, fault] = useState<{ mistakes: Mistakes; attempt: number }>({ mistakes: NO_MISTAKES, attempt: 0 });
  const title = useRef<HTMLHeadingElement>(null);
  const directory = [as.organisation];
  const found = (some: Mistakes) => {
    fault(({ attempt: before }) => ({ mistakes: some, attempt: before + 1 }));
    setChecking(false);
  };
  const send = useMutation({
    mutationFn: () =>
      call<Answered>('POST', '/v1/answers', {
        secret,
        data: tidy(action.form, data),
        statement: tidy(statement, said),
        ...(isDated ? { occurredAt: day } : {}),
      }),
    onSuccess: onAnswered,
    onError: (failure) => {
      if (isProblem(failure) && failure.problem.errors) found(mistakesOf(failure.problem.errors, 'data.'));
    },
  });
  useEffect(() => {
    if (isChecking) title.current?.focus();
  }, [isChecking]);
  const problem = isProblem(send.error) ? send.error.problem : undefined;
  const check = () => {
    const who = Object.fromEntries(Object.entries(lacking(statement, said)).map(([place, message]) => [`statement.${place}`, message]));
    const when: Mistakes = isDated && !isDay(day) ? { occurredAt: says.whenMissing } : {};
    const all = { ...lacking(action.form, data), ...when, ...who };
    if (Object.keys(all).length > 0) return found(all);
    fault({ mistakes: NO_MISTAKES, attempt: 0 });
    send.reset();
    setChecking(true);
  };
  return (
    <Stack gap="lg">
      <div>
        {!isChecking && <Text c="dimmed">{says.asked(asked.askedBy.name ?? asked.askedBy.id)}</Text>}
        <Title order={1} size="h2" ref={title} tabIndex={-1}>
          {isChecking ? says.checkTitle : <Lawful>{action.label}</Lawful>}
        </Title>
        {isChecking && <Text>{says.checkHint}</Text>}
        {action.hint !== undefined && !isChecking && (
          <Text c="dimmed">
            <Lawful>{action.hint}</Lawful>
          </Text>
        )}
        <Text size="sm" mt="xs">
          {says.case} {asked.reference} – <Lawful>{asked.label}</Lawful>
        </Text>
        <Text size="sm">
          {says.as} {as.organisation.name ?? as.organisation.id} (<Lawful>{as.label}</Lawful>)
        </Text>
        <Text size="sm" c="dimmed">
          {says.until(frenchMoment(asked.expiresAt))}
        </Text>
      </div>
      {isChecking ? (
        <Stack>
          <Paper withBorder p="md">
            <Filled schema={statement} data={tidy(statement, said)} directory={directory} />
            <Filled schema={action.form} data={tidy(action.form, data)} directory={directory} />
            {isDated && (
              <dl className="data-list">
                <dt>{says.when}</dt>
                <dd>{frenchDay(day)}</dd>
              </dl>
            )}
          </Paper>
          {problem?.refusals ? (
            <Alert color="orange" role="alert" title={says.overtaken}>
              <Refusals refusals={problem.refusals} />
            </Alert>
          ) : (
            send.isError && !problem?.errors && <Failed failure={send.error} />
          )}
          <Group>
            <Button loading={send.isPending} onClick={() => !send.isPending && send.mutate()}>
              {says.send}
            </Button>
            <Button variant="default" disabled={send.isPending} onClick={() => setChecking(false)}>
              {says.back}
            </Button>
          </Group>
        </Stack>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            check();
          }}
        >
          <Stack gap="lg">
            <ErrorSummary mistakes={mistakes} formId={FORM} attempt={attempt} />
            <Title order={2} size="h4">
              {says.answer}
            </Title>
            {Object.keys(action.form.properties).length === 0 && <Text size="sm">{says.nothing}</Text>}
            <ActForm
              schema={action.form}
              value={data}
              onChange={setData}
              errors={mistakes}
              formId={FORM}
              ownOrganisation={as.organisation.id}
              directory={directory}
            />
            {isDated && (
              <DayInput
                id={fieldId(FORM, 'occurredAt')}
                label={says.when}
                name={says.when}
                description={says.whenHint}
                mistake={mistakes.occurredAt}
                required
                value={day}
                onChange={setDay}
                latest={dayOf(new Date())}
                today={dayOf(new Date())}
              />
            )}
            <Title order={2} size="h4">
              {says.who}
            </Title>
            <Text size="sm" c="dimmed">
              {says.privacy}
            </Text>
            <ActForm
              schema={statement}
              value={said}
              onChange={setSaid}
              errors={within(mistakes, 'statement')}
              formId={`${FORM}-statement`}
              directory={directory}
            />
            <Group>
              <Button type="submit">{says.check}</Button>
            </Group>
          </Stack>
        </form>
      )}
    </Stack>
  );
}
