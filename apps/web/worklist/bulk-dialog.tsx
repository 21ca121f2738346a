import { Alert, Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import { ApiProblem, type Schemas, useMe } from '../api/index.js';
import {
  ActForm,
  blank,
  DayInput,
  ErrorSummary,
  type FormSchema,
  fieldId,
  lacking,
  type Mistakes,
  mistakesOf,
  tidy,
  type Written,
} from '../forms/index.js';
import { dayOf, useWords } from '../language/index.js';
import { Failed } from '../parts/index.js';
import { BulkOutcomes } from './bulk-outcomes.js';
import { words } from './bulk-words.js';
import { type Asked, inBulk, isFine, type Outcome } from './in-bulk.js';
import type { Row } from './rows.js';

interface Given {
  readonly act: Schemas['Process']['acts'][number];
  readonly rows: readonly Row[];
  readonly onClose: () => void;
  /** something was done */
  readonly onDone: () => void;
}

type Step =
  | { readonly is: 'asking' }
  | { readonly is: 'checking' }
  | { readonly is: 'checked'; readonly asked: Asked; readonly outcomes: readonly Outcome[] }
  | { readonly is: 'running' | 'broken' | 'done'; readonly asked: Asked; readonly outcomes: readonly Outcome[]; readonly all: number };

/** An act for several cases: one form, what it would do in each, then each decided by itself. */
export function BulkDialog({ act, rows, onClose, onDone }: Given) {
  const bulk = useWords(words);
  const schema = forSeveral(act.form as unknown as FormSchema);
  const formId = useId();
  const { organisation } = useMe();
  const client = useQueryClient();
  const [written, setWritten] = useState<Written>(() => blank(schema));
  const [day, setDay] = useState('');
  const [attempt, setAttempt] = useState(0);
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const [failure, setFailure] = useState<unknown>();
  const [step, setStep] = useState<Step>({ is: 'asking' });
  // one attempt has one key: repeated after a broken connection, nothing is done twice
  const key = useRef(crypto.randomUUID());

  const refuse = (found: Mistakes) => {
    setMistakes(found);
    setAttempt((before) => before + 1);
  };
  const check = async (event: FormEvent) => {
    event.preventDefault();
    const wanting = lacking(schema, written);
    setFailure(undefined);
    refuse(wanting);
    if (Object.keys(wanting).length > 0) return;
    const asked = { act: act.act, data: tidy(schema, written), ...(day === '' ? {} : { occurredAt: day }) };
    setStep({ is: 'checking' });
    try {
      setStep({ is: 'checked', asked, outcomes: await inBulk(asked, rows, undefined, () => undefined) });
    } catch (caught) {
      setStep({ is: 'asking' });
      const errors = caught instanceof ApiProblem ? caught.problem.errors : undefined;
      if (errors) refuse(mistakesOf(errors, 'data.'));
      else setFailure(caught);
    }
  };
  const run = async (asked: Asked, these: readonly Row[]) => {
    const told = (outcomes: readonly Outcome[]) => setStep({ is: 'running', asked, outcomes, all: these.length });
    told([]);
    setFailure(undefined);
    try {
      setStep({ is: 'done', asked, outcomes: await inBulk(asked, these, key.current, told), all: these.length });
    } catch (caught) {
      setFailure(caught);
      setStep({ is: 'broken', asked, outcomes: [], all: these.length });
    }
    for (const { id } of these) void client.invalidateQueries({ queryKey: ['case', id] });
    void client.invalidateQueries({ queryKey: ['cases', 'counts'] });
  };
  const close = () => {
    if (step.is === 'done' && step.outcomes.some(isFine)) onDone();
    onClose();
  };
  const fine = step.is === 'checked' ? rows.filter(({ id }) => step.outcomes.some((one) => one.case === id && isFine(one))) : [];
  const chosen = 'asked' in step && step.is !== 'checked' ? rows.slice() : fine;

  return (
    <Modal
      opened
      onClose={close}
      title={bulk.title(act.label, rows.length)}
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={step.is !== 'running'}
    >
      {(step.is === 'asking' || step.is === 'checking') && (
        <form onSubmit={(event) => void check(event)} noValidate>
          <Stack>
            <Text>{bulk.sameForAll}</Text>
            <ErrorSummary formId={formId} mistakes={mistakes} attempt={attempt} />
            <ActForm
              schema={schema}
              value={written}
              onChange={setWritten}
              errors={mistakes}
              formId={formId}
              ownOrganisation={organisation.id}
            />
            {act.dating === 'evidenced' && (
              <DayInput
                id={fieldId(formId, 'occurredAt')}
                label={bulk.date}
                name={bulk.date}
                description={bulk.dateHint}
                required={false}
                latest={dayOf(new Date())}
                value={day}
                onChange={setDay}
                mistake={mistakes.occurredAt}
              />
            )}
            {failure !== undefined && <Failed failure={failure} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {bulk.cancel}
              </Button>
              <Button type="submit" loading={step.is === 'checking'}>
                {bulk.check}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
      {step.is === 'checked' && (
        <Stack>
          {fine.length === 0 && <Alert color="orange">{bulk.noneAllowed}</Alert>}
          <BulkOutcomes rows={rows} outcomes={step.outcomes} titles={{ fine: bulk.allowed, others: bulk.refused }} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setStep({ is: 'asking' })}>
              {bulk.back}
            </Button>
            {fine.length > 0 && (
              <Button data-autofocus onClick={() => void run(step.asked, fine)}>
                {bulk.confirm(fine.length)}
              </Button>
            )}
          </Group>
        </Stack>
      )}
      {(step.is === 'running' || step.is === 'broken' || step.is === 'done') && (
        <Stack>
          {step.is === 'running' && (
            <div role="status">
              <Progress value={(100 * step.outcomes.length) / Math.max(1, step.all)} aria-label={act.label} />
              <Text size="sm">{bulk.running(step.outcomes.length, step.all)}</Text>
            </div>
          )}
          {step.is === 'broken' && (
            <>
              <Failed failure={failure} />
              <Text>{bulk.interrupted}</Text>
              <Group justify="flex-end">
                <Button onClick={() => void run(step.asked, chosen)}>{bulk.resume}</Button>
              </Group>
            </>
          )}
          {step.is === 'done' && (
            <>
              <BulkOutcomes rows={rows} outcomes={step.outcomes} titles={{ fine: bulk.done, others: bulk.notDone }} />
              <Group justify="flex-end">
                <Button data-autofocus onClick={close}>
                  {bulk.close}
                </Button>
              </Group>
            </>
          )}
        </Stack>
      )}
    </Modal>
  );
}

/** A person of one case is somebody else in the next: what names one, or is sealed, is written in each case. */
function forSeveral(schema: FormSchema): FormSchema {
  const properties = Object.entries(schema.properties).filter(
    ([, field]) => field['x-kind'] !== 'party' && field['x-data-class'] === 'administrative',
  );
  return { ...schema, properties: Object.fromEntries(properties) };
}
