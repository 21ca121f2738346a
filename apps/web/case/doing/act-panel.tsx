import { Alert, Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { type Draft, DraftLine, DraftRestored, draftKey, keptDraftQuery, type Refused, readDraft, useDraft } from '../../forms/index.js';
import { useWords } from '../../language/index.js';
import { Lawful, WaitingInline } from '../../parts/index.js';
import { Answers } from '../answers.js';
import type { Action, Case, Vocabulary } from '../queries.js';
import { words } from '../words.js';
import { CheckStep } from './check-step.js';
import { Conflict } from './conflict.js';
import { type BegunEntry, begunWith, type Entry, emptyEntry, isUntouched, revived } from './entry.js';
import { FillStep } from './fill-step.js';
import { useDoing } from './use-doing.js';

const InsertDialog = lazy(() => import('../corrections/insert-dialog.js'));

interface Given {
  readonly of: Case;
  readonly action: Action;
  readonly vocabulary: Vocabulary;
  readonly begun?: BegunEntry;
  /** to try dates with what is written so far; absent: there is nothing to try */
  readonly onTry?: (entry: Entry) => void;
  readonly onDone: (after: Case) => void;
  readonly onClose: () => void;
  /** what else may be done about a refusal */
  readonly remedy: (refusal: Refused) => ReactNode;
}

/** An act from its empty form to its record. What is written is kept on the server until then. */
export function ActPanel(given: Given) {
  const { of, action } = given;
  const key = draftKey('act', of.id, action.act);
  const draft = useQuery(keptDraftQuery<Partial<Entry>>(key));
  if (draft.isPending) return <WaitingInline />;
  return <Panel {...given} draftKey={key} kept={draft.data ?? undefined} />;
}

function Panel({
  of,
  action,
  vocabulary,
  begun,
  onTry,
  onDone,
  onClose,
  remedy,
  draftKey: key,
  kept,
}: Given & { draftKey: string; kept?: Draft<Partial<Entry>> }) {
  const { doing, consequences } = useWords(words);
  const client = useQueryClient();
  const [entry, setEntry] = useState<Entry>(() => begunWith(kept ? revived(action, kept.content) : emptyEntry(action), begun));
  const [restored, setRestored] = useState(kept?.updatedAt);
  const [openedAt] = useState(of.seq);
  const [inserting, setInserting] = useState(false);
  const draft = useDraft<Entry>(key);
  const { knows } = draft;
  useEffect(() => knows(kept?.version), [knows, kept?.version]);
  const act = useDoing(of, action, (after) => {
    void draft.drop().then(() => client.invalidateQueries({ queryKey: ['drafts'] }));
    onDone(after);
  });
  const title = useRef<HTMLHeadingElement>(null);
  const at = act.step.at;
  // each step takes the keyboard to its heading, unless a field is to be corrected
  useEffect(() => {
    if (Object.keys(act.mistakes).length === 0) title.current?.focus();
  }, [at]);

  const change = (next: Entry, fields: readonly string[]) => {
    setEntry(next);
    act.forgive(fields);
    draft.keep(next);
  };
  const discard = () => {
    void draft.drop();
    setRestored(undefined);
    setEntry(emptyEntry(action));
  };
  const takeTheirs = async () => {
    const theirs = await readDraft<Partial<Entry>>(key).catch(() => undefined);
    if (!theirs) return;
    knows(theirs.version);
    setEntry(revived(action, theirs.content));
    setRestored(theirs.updatedAt);
  };
  const close = () => {
    if (isUntouched(action, entry)) void draft.drop();
    onClose();
  };
  const { step } = act;
  const remedied = (refusal: Refused) =>
    refusal.code === 'needs-rectification' ? (
      <InsertOffer text={consequences.insertHint} label={consequences.insert} onOpen={() => setInserting(true)} />
    ) : (
      remedy(refusal)
    );
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="acte-titre">
      <Stack gap="md">
        <div>
          <Text size="sm" c="dimmed">
            {at === 'fill' ? doing.fillStep : doing.checkStep}
          </Text>
          <Title order={2} size="h3" id="acte-titre" ref={title} tabIndex={-1}>
            <Lawful>{action.label}</Lawful>
          </Title>
          {action.hint !== undefined && (
            <Text c="dimmed">
              <Lawful>{action.hint}</Lawful>
            </Text>
          )}
        </div>
        {restored !== undefined && at === 'fill' && <DraftRestored at={restored} onClose={() => setRestored(undefined)} />}
        {of.seq > openedAt && at === 'fill' && (
          <Alert color="yellow" role="status">
            {doing.changedWhile}
          </Alert>
        )}
        {step.at === 'fill' && (
          <FillStep
            of={of}
            action={action}
            vocabulary={vocabulary}
            entry={entry}
            onChange={change}
            mistakes={act.mistakes}
            attempt={act.attempt}
            isChecking={act.isChecking}
            failure={act.failure}
            onCheck={() => act.check(entry)}
            onClose={close}
            onTry={onTry && (() => onTry(entry))}
            draft={
              <DraftLine
                state={draft.state}
                savedAt={draft.savedAt}
                onDiscard={discard}
                onKeepMine={() => void draft.insist(entry)}
                onTakeTheirs={() => void takeTheirs()}
              />
            }
          />
        )}
        {step.at === 'check' && (
          <CheckStep
            action={action}
            found={step.found}
            vocabulary={vocabulary}
            answers={<Answers of={of} action={action} entry={entry} />}
            isSending={act.isSending}
            failure={act.failure}
            onSend={() => act.send(entry)}
            onBack={act.back}
            remedy={remedied}
          />
        )}
        {step.at === 'conflict' && (
          <Conflict caseId={of.id} changed={step.changed} isChecking={act.isChecking} onAgain={() => act.check(entry)} onBack={act.back} />
        )}
      </Stack>
      {inserting && (
        <Suspense fallback={<WaitingInline />}>
          <InsertDialog caseId={of.id} action={action} entry={entry} onClose={() => setInserting(false)} />
        </Suspense>
      )}
    </Paper>
  );
}

function InsertOffer({ text, label, onOpen }: { text: string; label: string; onOpen: () => void }) {
  return (
    <div>
      <Text size="sm">{text}</Text>
      <Button size="compact-sm" variant="default" mt={4} onClick={onOpen}>
        {label}
      </Button>
    </div>
  );
}
