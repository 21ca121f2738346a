import { List, Text } from '@mantine/core';
import { Lawful } from './lawful.js';

/** Sentences of the processes under what they are about; nothing where there are none. */
export function Lines({ title, lines }: { title?: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      {title !== undefined && (
        <Text size="sm" fw={600}>
          {title}
        </Text>
      )}
      <List size="sm">
        {lines.map((line, index) => (
          <List.Item key={`${index} ${line}`}>
            <Lawful>{line}</Lawful>
          </List.Item>
        ))}
      </List>
    </div>
  );
}
