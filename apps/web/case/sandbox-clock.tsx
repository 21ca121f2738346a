import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/index.js';
import { DayInput } from '../forms/index.js';
import { dayOf, frenchMoment, useWords } from '../language/index.js';
import { Failed, Said } from '../parts/index.js';
import { useOwnDeed } from './own-deeds.js';
import { type Case, caseQuery } from './queries.js';
import { words } from './words.js';

const DAY_MS = 86_400_000;

/** Moves the clock of a practice case: deadlines fall due as if time had passed. */
export function SandboxClock({ of, now }: { of: Case; now: string }) {
  const { clock } = useWords(words);
  const client = useQueryClient();
  const mine = useOwnDeed();
  const [day, setDay] = useState('');
  const [said, say] = useState<string>();
  const move = useMutation({
    mutationFn: (to: string) => call<Case>('POST', `/v1/cases/${of.id}/sandbox-clock`, { now: to }),
    onMutate: mine,
    onSuccess: async (moved) => {
      client.setQueryData(caseQuery(of.id).queryKey, moved);
      say(clock.moved(frenchMoment(moved.sandbox?.now ?? now)));
      setDay('');
      await client.invalidateQueries({ queryKey: ['case', of.id] });
    },
  });
  const later = (days: number) => new Date(Date.parse(now) + days * DAY_MS).toISOString();
  const next = of.deadlines[0]?.due;
  const afterNext = next === undefined ? undefined : new Date(Math.max(Date.parse(next), Date.parse(now)) + 60_000).toISOString();
  const steps: [string, string | undefined][] = [
    [clock.day, later(1)],
    [clock.week, later(7)],
    [clock.month, later(30)],
    [clock.toDeadline, afterNext],
  ];
  return (
    <section aria-labelledby="case-clock" className="not-printed">
      <Title order={2} size="h4" id="case-clock" mb={4}>
        {clock.title}
      </Title>
      <Text size="sm">{clock.shows(frenchMoment(now))}</Text>
      <Text size="sm" c="dimmed" mb={6}>
        {clock.why}
      </Text>
      <Stack gap="xs">
        <Group gap="xs">
          {steps.map(([label, to]) =>
            to === undefined ? null : (
              <Button key={label} size="compact-sm" variant="default" disabled={move.isPending} onClick={() => move.mutate(to)}>
                {label}
              </Button>
            ),
          )}
        </Group>
        <Group gap="xs" align="flex-end">
          <DayInput id="clock-day" label={clock.choose} name={clock.choose} required={false} value={day} onChange={setDay} />
          <Button
            size="sm"
            variant="default"
            disabled={!/^\d{4}-/.test(day) || day <= dayOf(now)}
            loading={move.isPending}
            onClick={() => move.mutate(`${day}T09:00`)}
          >
            {clock.go}
          </Button>
        </Group>
      </Stack>
      {move.isError && <Failed failure={move.error} />}
      <Said>{said}</Said>
    </section>
  );
}
