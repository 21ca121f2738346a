import { Button, Group, Modal, Radio, Select, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useMe } from '../../api/index.js';
import { ActForm, DayInput, ErrorSummary, fieldId, isWritten, tidy, type Written } from '../../forms/index.js';
import { dayOf, useWords } from '../../language/index.js';
import { useFocusBack } from '../focus-back.js';
import { nowOf } from '../moments.js';
import type { Case, Fact, Vocabulary } from '../queries.js';
import { words } from '../words.js';
import { CorrectionFailed, RehearsedStep } from './rehearsed-step.js';
import { useCorrecting } from './use-correcting.js';

const FORM = 'correction';
type How = 'change' | 'remove';

interface Given {
  readonly of: Case;
  readonly fact: Fact;
  readonly vocabulary: Vocabulary;
  readonly onClose: () => void;
}

/** Corrects one fact, or takes it out: asked for, shown with all that it changes, then made or proposed. */
export default function CorrectDialog({ of, fact, vocabulary, onClose }: Given) {
  useFocusBack();
  const { corrections: says, doing } = useWords(words);
  const { organisation } = useMe();
  const schema = vocabulary.forms[fact.act];
  const [how, setHow] = useState<How>('change');
  const [data, setData] = useState<Written>(() => (isWritten(fact.data) ? fact.data : {}));
  const [day, setDay] = useState(dayOf(fact.occurredAt));
  const [reason, setReason] = useState<string | null>(null);
  const correcting = useCorrecting(of.id, '', (proposed) => {
    notifications.show({ message: proposed ? says.proposed : says.done });
    onClose();
  });
  const { mistakes, attempt, shown, isBusy, failure } = correcting;
  const wanted = (): Written => ({
    replaces: fact.seq,
    reason,
    ...(how === 'remove'
      ? { remove: true }
      : { ...(schema ? { data: tidy(schema, data) } : {}), ...(day === dayOf(fact.occurredAt) ? {} : { occurredAt: day }) }),
  });
  return (
    <Modal opened onClose={onClose} title={`${says.title} – ${fact.label}`} size="xl">
      {shown ? (
        <RehearsedStep shown={shown} isBusy={isBusy} failure={failure} onGo={() => correcting.ask(wanted())} onBack={correcting.back} />
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (reason === null) return correcting.fault({ reason: says.reasonMissing });
            correcting.rehearse(wanted());
          }}
        >
          <Stack>
            <ErrorSummary mistakes={mistakes} formId={FORM} attempt={attempt} />
            {fact.seq > 1 && (
              <Radio.Group label={says.what} value={how} onChange={(next) => setHow(next as How)}>
                <Stack gap={6} mt={4}>
                  <Radio value="change" label={says.change} />
                  <Radio value="remove" label={says.remove} />
                </Stack>
              </Radio.Group>
            )}
            {how === 'change' && (
              <>
                {schema && (
                  <ActForm
                    schema={schema}
                    value={data}
                    onChange={setData}
                    errors={mistakes}
                    parties={of.parties}
                    formId={FORM}
                    readers={vocabulary.readers}
                    ownOrganisation={organisation.id}
                  />
                )}
                <DayInput
                  id={fieldId(FORM, 'occurredAt')}
                  label={doing.when}
                  name={doing.when}
                  mistake={mistakes.occurredAt}
                  required
                  value={day}
                  onChange={setDay}
                  latest={dayOf(nowOf(of))}
                />
              </>
            )}
            <Select
              id={fieldId(FORM, 'reason')}
              label={says.reason}
              error={mistakes.reason}
              data={Object.entries(says.reasons).map(([value, label]) => ({ value, label }))}
              value={reason}
              onChange={setReason}
              aria-required
            />
            <CorrectionFailed failure={failure} />
            <Group>
              <Button type="submit" loading={isBusy}>
                {says.see}
              </Button>
              <Button variant="default" onClick={onClose}>
                {says.cancel}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
