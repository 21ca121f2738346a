import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconArrowsSplit } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { frenchMoment, useWords } from '../../language/index.js';
import { Lawful } from '../../parts/index.js';
import { historyQuery } from '../queries.js';
import { words } from '../words.js';
import type { Changed } from './use-doing.js';

interface Given {
  readonly caseId: string;
  readonly changed: Changed['changed'];
  readonly isChecking: boolean;
  readonly onAgain: () => void;
  readonly onBack: () => void;
}

/** Somebody acted between the check and the confirmation: what they did, and a way on that loses nothing. */
export function Conflict({ caseId, changed, isChecking, onAgain, onBack }: Given) {
  const { conflict } = useWords(words);
  const { data: facts = [] } = useQuery({ ...historyQuery(caseId), select: (history) => history.facts });
  const byOf = (seq: number) => {
    const fact = facts.find((one) => one.seq === seq);
    return [fact?.by.organisation?.name ?? fact?.by.label, fact?.recordedBy].filter(Boolean).join(', ');
  };
  return (
    <Alert color="orange" icon={<IconArrowsSplit aria-hidden />} title={conflict.title} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{conflict.text}</Text>
        <div>
          <Text size="sm" fw={600}>
            {conflict.what}
          </Text>
          <List size="sm">
            {changed.map(({ seq, label, occurredAt }) => (
              <List.Item key={seq}>
                <Lawful>{label}</Lawful> – {frenchMoment(occurredAt)}
                {byOf(seq) !== '' && ` – ${byOf(seq)}`}
              </List.Item>
            ))}
          </List>
        </div>
        <Group gap="sm">
          <Button onClick={onAgain} loading={isChecking}>
            {conflict.again}
          </Button>
          <Button variant="default" onClick={onBack}>
            {conflict.read}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
