import { Alert, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Refused, Written } from '../forms/index.js';
import { useWords } from '../language/index.js';
import { Lawful, useAddress } from '../parts/index.js';
import { Acts } from './acts.js';
import { Alarm } from './alarm.js';
import { Aside } from './aside.js';
import './case.css';
import { Changed } from './changed.js';
import { ActPanel } from './doing/act-panel.js';
import { Header } from './header.js';
import { OwnDeeds } from './own-deeds.js';
import { actionsQuery, type Case, caseQuery, useVocabulary } from './queries.js';
import { Remedies } from './remedies.js';
import { isWide, Views } from './views.js';
import { words } from './words.js';

/** A case on its page: where it stands, what to do, and its views. A form that is open stays as it is, whatever changes around it. */
export function CaseFrame({ of }: { of: Case }) {
  const { doing } = useWords(words);
  const client = useQueryClient();
  const vocabulary = useVocabulary(of.process);
  const [{ acte, vue }, change] = useAddress();
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
  const begun = useRef<Written>(undefined);
  const open = (act: string, data?: Written) => {
    setDone(undefined);
    begun.current = data;
    change({ acte: act });
  };
  const close = () => {
    change({ acte: undefined });
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
      <div className="case-page" data-wide={isWide(vue)}>
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
          {acte === undefined ? (
            <Acts of={of} onAct={open} remedy={remedy} />
          ) : (
            <OpenAct
              key={acte}
              of={of}
              act={acte}
              begun={begun.current}
              vocabulary={vocabulary}
              onDone={recorded}
              onClose={close}
              remedy={remedy}
            />
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
}

/** The act of the address, for as long as it is one of the present situation; an open form outlasts a change of the case. */
function OpenAct({ act, onDone, ...given }: Opened) {
  const { doing } = useWords(words);
  const { data } = useQuery(actionsQuery(given.of.id));
  const found = data?.actions.find((one) => one.act === act);
  const first = useRef(found);
  first.current ??= found;
  const action = first.current;
  if (!data) return null;
  if (!action) {
    return (
      <Alert color="orange" withCloseButton closeButtonLabel={doing.close} onClose={given.onClose} role="alert">
        <Text size="sm">{doing.gone}</Text>
      </Alert>
    );
  }
  return <ActPanel {...given} action={action} onDone={onDone(action.label)} />;
}
