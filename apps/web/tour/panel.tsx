import { Button, CloseButton, Group, Paper, Text, Title } from '@mantine/core';
import './tour.css';
import { useEffect, useRef } from 'react';
import { useMe, usePreferring } from '../api/index.js';
import { useWords } from '../language/index.js';
import { Failed, WaitingInline } from '../parts/index.js';
import { useGoing } from './going.js';
import { goToStop, useTourStep } from './progress.js';
import { useStops } from './queries.js';
import type { Stop } from './stops.js';
import { words } from './words.js';

/** What follows from page to page while the tour is on; and what offers it to who comes for the first time. */
export default function TourPanel() {
  const step = useTourStep();
  const { demonstration, preferences } = useMe();
  if (step !== undefined) return <Following step={step} />;
  return demonstration && preferences.tourSeen !== true ? <Offer /> : null;
}

function Following({ step }: { step: number }) {
  const { panel } = useWords(words);
  const { stops, failure, retry } = useStops();
  const prefer = usePreferring();
  const leave = () => {
    goToStop(undefined);
    void prefer({ tourSeen: true });
    document.getElementById('contenu')?.focus();
  };
  return (
    <Paper
      component="aside"
      aria-label={panel.label}
      className="tour-panel not-printed"
      shadow="lg"
      p="md"
      onKeyDown={({ key }) => {
        if (key === 'Escape') leave();
      }}
    >
      {failure !== null && <Failed failure={failure} retry={retry} />}
      {stops === undefined ? (
        failure === null && <WaitingInline label={panel.looking} />
      ) : (
        <AtStop step={Math.min(step, stops.length - 1)} stops={stops} onLeave={leave} />
      )}
    </Paper>
  );
}

function AtStop({ step, stops, onLeave }: { step: number; stops: readonly Stop[]; onLeave: () => void }) {
  const { panel, at } = useWords(words);
  const go = useGoing();
  const title = useRef<HTMLHeadingElement>(null);
  const { name, place } = stops[step] as Stop;
  const { title: says, text, missing } = at[name];
  // a new stop is read from its heading on
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
  }, [step]);
  const move = (to: number) => {
    goToStop(to);
    go(stops[to]?.place);
  };
  const isLast = step === stops.length - 1;
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text size="sm" c="dimmed">
            {panel.step(step + 1, stops.length)}
          </Text>
          <Title order={2} size="h4" ref={title} tabIndex={-1}>
            {says}
          </Title>
        </div>
        <CloseButton aria-label={panel.leave} onClick={onLeave} />
      </Group>
      <Text size="sm" my="sm">
        {place ? text : missing}
      </Text>
      <Group justify="space-between" gap="xs">
        <Button variant="default" size="xs" disabled={step === 0} onClick={() => move(step - 1)}>
          {panel.previous}
        </Button>
        {place && (
          <Button variant="subtle" size="xs" onClick={() => go(place)}>
            {panel.goThere}
          </Button>
        )}
        <Button size="xs" onClick={() => (isLast ? onLeave() : move(step + 1))}>
          {isLast ? panel.finish : panel.next}
        </Button>
      </Group>
    </>
  );
}

function Offer() {
  const { offer, panel } = useWords(words);
  const { stops } = useStops();
  const prefer = usePreferring();
  const go = useGoing();
  const later = () => void prefer({ tourSeen: true });
  const start = () => {
    goToStop(0);
    go(stops?.[0]?.place);
  };
  return (
    <Paper component="aside" aria-label={panel.label} className="tour-panel not-printed" shadow="lg" p="md">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={2} size="h5">
          {offer.title}
        </Title>
        <CloseButton aria-label={offer.later} onClick={later} />
      </Group>
      <Text size="sm" my="xs">
        {offer.text}
      </Text>
      <Group gap="xs">
        <Button size="xs" onClick={start}>
          {offer.start}
        </Button>
        <Button size="xs" variant="default" onClick={later}>
          {offer.later}
        </Button>
      </Group>
    </Paper>
  );
}
