import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import './opening.css';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useMe } from '../api/index.js';
import { type Case, useVocabulary } from '../case/queries.js';
import { type Draft, DraftLine, DraftRestored, goToField, type Mistakes, readDraft, useDraft, type Written } from '../forms/index.js';
import { dayOf, isDay, useWords } from '../language/index.js';
import { Failed, Heading, Lawful, useAddress } from '../parts/index.js';
import type { Process, ProcessBrief } from '../processes/queries.js';
import { Ahead } from './ahead.js';
import { Check } from './check.js';
import { Duplicates, HalfDone } from './done.js';
import { ChoicesStep, DetailsStep, formIdOf } from './fill-steps.js';
import { type Begun, begin, factsOf, lackingOf, partsOf, resumed, tryable } from './plan.js';
import { useSimulation } from './simulation.js';
import { useOpening } from './use-opening.js';
import { words } from './words.js';

interface Given {
  readonly process: Process;
  readonly opener: ProcessBrief['openedBy'][number];
  readonly draftKey: string;
  readonly kept?: Draft<Partial<Begun>>;
}

const STEPS = ['choices', 'details', 'check'] as const;
type Step = (typeof STEPS)[number];

/** From a first choice to an open case: what shapes it first, then the rest, then what it brings about. */
export function GuidedStart({ process, opener, draftKey: key, kept }: Given) {
  const says = useWords(words);
  const { organisation } = useMe();
  const navigate = useNavigate();
  const parts = useMemo(() => partsOf(process), [process]);
  const [address, goTo] = useAddress();
  const today = dayOf(new Date());
  const fresh = useMemo(
    () => begin(parts, { field: opener.field, organisation: organisation.id }, today),
    [parts, opener.field, organisation.id, today],
  );
  const [begun, setBegun] = useState<Begun>(() => (kept ? resumed(fresh, kept.content) : fresh));
  const [restored, setRestored] = useState(kept?.updatedAt);
  const [twin, setTwin] = useState<Case>();
  const draft = useDraft<Begun>(key);
  const { knows } = draft;
  useEffect(() => knows(kept?.version), [knows, kept?.version]);
  const { readers } = useVocabulary(process.key);
  const opening = useOpening({
    process,
    parts,
    organisation: organisation.id,
    onOpened: (opened) => {
      void draft.drop();
      if (opened.possibleDuplicates.length > 0) setTwin(opened);
      else void navigate({ to: '/dossiers/$id', params: { id: opened.id } });
    },
  });
  const hasChoices = parts.some(({ shaping }) => shaping.length > 0);
  const steps: readonly Step[] = hasChoices ? STEPS : STEPS.filter((one) => one !== 'choices');
  const wanted = STEPS.find((one) => one === address.etape);
  // nobody lands on a check that was never made
  const step: Step =
    wanted === undefined || (wanted === 'check' && !opening.check.data) || !steps.includes(wanted) ? (steps[0] as Step) : wanted;
  const facts = isDay(begun.day) ? factsOf(tryable(parts, begun), begun, organisation.id, false) : [];
  const { found, isLooking, failure } = useSimulation(process.key, facts);
  const title = useRef<HTMLHeadingElement>(null);
  const focusNext = useRef(false);
  useEffect(() => {
    if (focusNext.current) title.current?.focus();
    focusNext.current = false;
  }, [step]);

  const show = (next: Step) => {
    focusNext.current = true;
    goTo({ etape: next });
  };
  const change = (act: string, written: Written) => {
    const next = { ...begun, answers: { ...begun.answers, [act]: written } };
    setBegun(next);
    draft.keep(next);
  };
  const date = (day: string) => {
    const next = { ...begun, day };
    setBegun(next);
    draft.keep(next);
  };
  const lacksOf = (only: 'shaping' | 'all') =>
    Object.fromEntries(
      parts.map((part): [string, Mistakes] => {
        const lacks = Object.entries(lackingOf(part, begun)).filter(([place]) => only === 'all' || part.shaping.includes(place));
        return [part.act, Object.fromEntries(lacks)];
      }),
    );
  const isWhole = (lacks: Readonly<Record<string, Mistakes>>) => Object.values(lacks).every((one) => Object.keys(one).length === 0);
  const toDetails = () => {
    const lacks = lacksOf('shaping');
    opening.explain(lacks);
    if (isWhole(lacks)) show('details');
  };
  const toCheck = () => {
    const lacks = lacksOf('all');
    const first = parts[0]?.act ?? '';
    const all = isDay(begun.day) ? lacks : { ...lacks, [first]: { occurredAt: says.form.whenMissing, ...lacks[first] } };
    opening.explain(all);
    if (!isWhole(all)) return;
    opening.check.mutate(begun, { onSuccess: () => show('check') });
  };
  const back = (act?: string, field?: string) => {
    const isShaping = parts.some((part) => part.act === act && field !== undefined && part.shaping.includes(field));
    goTo({ etape: isShaping ? 'choices' : 'details' });
    if (act !== undefined && field !== undefined) setTimeout(() => goToField(formIdOf(act), field), 50);
    else focusNext.current = true;
  };
  const discard = () => {
    void draft.drop();
    setRestored(undefined);
    setBegun(fresh);
    goTo({ etape: undefined });
  };
  const takeTheirs = async () => {
    const theirs = await readDraft<Partial<Begun>>(key).catch(() => undefined);
    if (!theirs) return;
    knows(theirs.version);
    setBegun(resumed(fresh, theirs.content));
    setRestored(theirs.updatedAt);
  };
  const number = steps.indexOf(step) + 1;
  const draftLine = (
    <DraftLine
      state={draft.state}
      savedAt={draft.savedAt}
      onDiscard={discard}
      onKeepMine={() => void draft.insist(begun)}
      onTakeTheirs={() => void takeTheirs()}
    />
  );
  const filling = { parts, begun, mistakes: opening.mistakes, attempt: opening.attempt, onChange: change, draft: draftLine };
  if (twin) return <Duplicates of={twin} />;
  return (
    <>
      <Heading title={<Lawful>{process.label}</Lawful>} lead={<Lawful>{process.purpose ?? ''}</Lawful>} />
      <ol className="opening-steps" aria-label={says.steps.label}>
        {steps.map((one, index) => (
          <li key={one} aria-current={one === step ? 'step' : undefined}>
            {index + 1}.{' '}
            {index + 1 < number ? (
              <Anchor component="button" type="button" inherit onClick={() => show(one)}>
                {says.steps[one]}
              </Anchor>
            ) : (
              says.steps[one]
            )}
            {index + 1 < number && <span className="visually-hidden"> ({says.steps.done})</span>}
          </li>
        ))}
      </ol>
      <div className="opening">
        <Stack gap="md" mt="md">
          <Group gap="xs">
            <Title order={2} size="h3" ref={title} tabIndex={-1}>
              {step === 'check' ? says.check.title : says.steps[step]}
            </Title>
            <Text size="sm" c="dimmed">
              {says.steps.nth(number, steps.length)}
            </Text>
          </Group>
          {restored !== undefined && step !== 'check' && <DraftRestored at={restored} onClose={() => setRestored(undefined)} />}
          {step === 'choices' && <ChoicesStep {...filling} onNext={toDetails} />}
          {step === 'details' && (
            <>
              {opening.check.error !== null && isWhole(opening.mistakes) && <Failed failure={opening.check.error} retry={toCheck} />}
              <DetailsStep
                {...filling}
                onDate={date}
                today={today}
                readers={readers}
                ownOrganisation={organisation.id}
                isChecking={opening.check.isPending}
                onNext={toCheck}
                onBack={hasChoices ? () => show('choices') : undefined}
              />
            </>
          )}
          {step === 'check' && opening.opened && opening.send.error !== null && (
            <HalfDone
              of={opening.opened}
              failure={opening.send.error}
              isSending={opening.send.isPending}
              onRetry={() => opening.send.mutate(begun)}
            />
          )}
          {step === 'check' && opening.check.data && !(opening.opened && opening.send.error !== null) && (
            <Check
              parts={parts}
              begun={begun}
              found={opening.check.data}
              isSending={opening.send.isPending}
              failure={opening.send.error}
              onSend={() => {
                if (!opening.send.isPending) opening.send.mutate(begun);
              }}
              onBack={back}
            />
          )}
        </Stack>
        {step !== 'check' && (
          <div className="opening-ahead">
            <Ahead
              parts={parts}
              begun={begun}
              formIdOf={formIdOf}
              found={found}
              isLooking={isLooking}
              failure={failure}
              isShown={step === 'details'}
            />
          </div>
        )}
      </div>
    </>
  );
}
