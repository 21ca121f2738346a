import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useWords } from '../language/index.js';
import { words } from './words.js';

/** A case whose proof failed: what that means, and what to do about it. */
export function Alarm({ detail, onProof }: { detail: string; onProof: () => void }) {
  const { alarm } = useWords(words);
  return (
    <Alert color="red" icon={<IconAlertOctagon aria-hidden />} title={alarm.title} role="alert" mb="md">
      <Text size="sm">{alarm.text}</Text>
      <Text size="sm" c="dimmed">
        {detail}
      </Text>
      <Group mt="xs">
        <Button size="xs" variant="default" onClick={onProof}>
          {alarm.proof}
        </Button>
      </Group>
    </Alert>
  );
}
