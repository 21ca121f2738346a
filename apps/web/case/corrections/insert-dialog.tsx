import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import type { Written } from '../../forms/index.js';
import { useWords } from '../../language/index.js';
import { WaitingInline } from '../../parts/index.js';
import { commandOf, type Entry } from '../doing/entry.js';
import { useFocusBack } from '../focus-back.js';
import type { Action } from '../queries.js';
import { words } from '../words.js';
import { CorrectionFailed, RehearsedStep } from './rehearsed-step.js';
import { useCorrecting } from './use-correcting.js';

/** Evidence that came after a term had moved the case: its act is proposed for the place where it belongs. */
export default function InsertDialog({
  caseId,
  action,
  entry,
  onClose,
}: {
  caseId: string;
  action: Action;
  entry: Entry;
  onClose: () => void;
}) {
  useFocusBack();
  const { corrections: says } = useWords(words);
  const { data, occurredAt, by } = commandOf(action, entry);
  const wanted: Written = { insert: { act: action.act, data, occurredAt, ...(by === undefined ? {} : { by }) }, reason: 'LATE_EVIDENCE' };
  const { shown, isBusy, failure, rehearse, ask } = useCorrecting(caseId, 'insert.', (proposed) => {
    notifications.show({ message: proposed ? says.proposed : says.done });
    onClose();
  });
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    rehearse(wanted);
  });
  return (
    <Modal opened onClose={onClose} title={says.insertTitle} size="xl">
      {!shown && isBusy && <WaitingInline />}
      {!shown && <CorrectionFailed failure={failure} />}
      {shown && <RehearsedStep shown={shown} isBusy={isBusy} failure={failure} onGo={() => ask(wanted)} onBack={onClose} />}
    </Modal>
  );
}
