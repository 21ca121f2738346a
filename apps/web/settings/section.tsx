import { Text, Title } from '@mantine/core';

/** What a section is called, and what it is for. */
export function SectionHead({ title, lead }: { title: string; lead: string }) {
  return (
    <div>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text c="dimmed">{lead}</Text>
    </div>
  );
}
