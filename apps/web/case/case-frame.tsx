import { Alert, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import type { Refused, Written } from '../forms/index.js';
import { useWords } from '../language/index.js';
import { Lawful, useAddress, WaitingInline } from '../parts/index.js';
import { Acts } from './acts.js';
import { Alarm } from './alarm.js';
import { Aside } from './aside.js';
import './case.css';
import { Changed } from './changed.js';
import { ActPanel } from './doing/act-panel.js';
import type { BegunEntry } from './doing/entry.js';
import { Header } from './header.js';
import { OwnDeeds } from './own-deeds.js';
import { type Action, actionsQuery, type Case, caseQuery, useVocabulary } from './queries.js';
import { Remedies } from './remedies.js';
import { isWide, Views } from './views.js';
import { words } from './words.js';

const TryingPanel = lazy(() => import('./trying/trying-panel.js'));

/** A case on its page: where it stands, what to do, and its views. A form that is open stays as it is, whatever changes around it. */
export function CaseFrame({ of }: { of: Case }) {
  const { doing } = useWords(words);
  const client = useQueryClient();
  const vocabulary = useVocabulary(of.process);
  const [{ acte, simuler, vue }, change] = useAddress();
  const heading = useRef<HTMLHeadingElement>(null);
  const [known, setKnown] = useState(of.seq);
  const [done, setDone] = useState<string>();
  const isMine = useRef(false);
  const mine = useCallback(() => {
    isMine.current = true;
  }, []);
  // what one did oneself is no news
  if (isMine.current && of.seq > known) {
    isMine.current = false;
    setKnown(of.seq);
  }
  const begun = useRef<BegunEntry>(undefined);
  const openWith = (act: string, entry?: BegunEntry) => {
    setDone(undefined);
    begun.current = entry;
    change({ acte: act, simuler: undefined });
  };
  const open = (act: string, data?: Written) => openWith(act, data && { data });
  const tryDates = (act: string, entry?: BegunEntry) => {
    setDone(undefined);
    begun.current = entry;
    change({ simuler: act, acte: undefined });
  };
  const close = () => {
    change({ acte: undefined, simuler: undefined });
    heading.current?.focus();
  };
  const recorded = (label: string) => (after: Case) => {
    setKnown(after.seq);
    client.setQueryData(caseQuery(of.id).queryKey, after);
    void client.invalidateQueries({ queryKey: ['case', of.id] });
    void client.invalidateQueries({ queryKey: ['cases'] });
    setDone(`${doing.done(label)} ${doing.nowStands(after.situation.label)}`);
    change({ acte: undefined });
    window.scrollTo({ top: 0 });
    heading.current?.focus();
  };
  const remedy = (refusal: Refused) => (
    <Remedies caseId={of.id} refusal={refusal} onAct={open} onAsk={() => change({ vue: 'personnes', acte: undefined })} />
  );
  return (
    <OwnDeeds value={mine}>
      <div className="case-page" data-wide={isWide(vue)} data-trying={simuler !== undefined || undefined}>
        <div className="case-head">
          <Changed of={of} since={known} onClose={() => setKnown(of.seq)} />
          <div role="status">
            {done !== undefined && (
              <Alert color="green" mb="md" withCloseButton onClose={() => setDone(undefined)} closeButtonLabel={doing.close}>
                <Lawful>{done}</Lawful>
              </Alert>
            )}
          </div>
          {of.alarm !== undefined && <Alarm detail={of.alarm} onProof={() => change({ vue: 'preuve' })} />}
          <Header of={of} heading={heading} />
        </div>
        <div className="case-acts">
          {acte !== undefined ? (
            <OpenAct
              key={acte}
              of={of}
              act={acte}
              begun={begun.current}
              vocabulary={vocabulary}
              onDone={recorded}
              onTry={vocabulary.hasTerms ? tryDates : undefined}
              onClose={close}
              remedy={remedy}
            />
          ) : simuler !== undefined ? (
            <TriedAct key={simuler} of={of} act={simuler} begun={begun.current} vocabulary={vocabulary} onGo={openWith} onClose={close} />
          ) : (
            <Acts of={of} onAct={open} onTry={vocabulary.hasTerms ? tryDates : undefined} remedy={remedy} />
          )}
        </div>
        <Aside of={of} />
        <div className="case-views">
          <Views of={of} vocabulary={vocabulary} />
        </div>
      </div>
    </OwnDeeds>
  );
}

interface Opened extends Pick<Parameters<typeof ActPanel>[0], 'of' | 'vocabulary' | 'begun' | 'onClose' | 'remedy'> {
  readonly act: string;
  readonly onDone: (label: string) => (after: Case) => void;
  readonly onTry?: (act: string, entry: BegunEntry) => void;
}

/** The act of the address, for as long as it is one of the present situation; an open form outlasts a change of the case. */
function OpenAct({ act, onDone, onTry, ...given }: Opened) {
  const action = useActionOnceSeen(given.of.id, act);
  if (action === undefined) return null;
  if (action === null) return <GoneAct onClose={given.onClose} />;
  return (
    <ActPanel
      {...given}
      action={action}
      onDone={onDone(action.label)}
      onTry={onTry && action.dating === 'evidenced' ? (entry) => onTry(act, entry) : undefined}
    />
  );
}

interface TriedGiven extends Pick<Opened, 'of' | 'act' | 'vocabulary' | 'begun' | 'onClose'> {
  readonly onGo: (act: string, entry: BegunEntry) => void;
}

/** The act whose dates are tried. */
function TriedAct({ act, onGo, ...given }: TriedGiven) {
  const action = useActionOnceSeen(given.of.id, act);
  if (action === undefined) return null;
  if (action === null) return <GoneAct onClose={given.onClose} />;
  return (
    <Suspense fallback={<WaitingInline />}>
      <TryingPanel {...given} action={action} onGo={(entry) => onGo(act, entry)} />
    </Suspense>
  );
}

/** An act of the present situation as it was when it was first looked at; null when it is none; undefined while nobody knows. */
function useActionOnceSeen(caseId: string, act: string): Action | null | undefined {
  const { data } = useQuery(actionsQuery(caseId));
  const found = data?.actions.find((one) => one.act === act);
  const first = useRef(found);
  first.current ??= found;
  return data ? (first.current ?? null) : undefined;
}

function GoneAct({ onClose }: { onClose: () => void }) {
  const { doing } = useWords(words);
  return (
    <Alert color="orange" withCloseButton closeButtonLabel={doing.close} onClose={onClose} role="alert">
      <Text size="sm">{doing.gone}</Text>
    </Alert>
  );
}
