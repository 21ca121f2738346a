import '@mantine/core/styles/RadioCard.layer.css';
import '@mantine/core/styles/RadioIndicator.layer.css';
import { Group, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import { type FieldSchema, fieldId } from '../forms/index.js';
import { frenchDay, useWords } from '../language/index.js';
import { Lawful, Source } from '../parts/index.js';
import type { Template } from './templates.js';
import { words } from './words.js';

interface Given {
  readonly formId: string;
  readonly name: string;
  readonly field: FieldSchema;
  readonly templates: readonly Template[];
  readonly value: unknown;
  readonly onChange: (id: string) => void;
  readonly mistake?: string;
}

/** The usual ways to open a case, each on a card: what it is for, and the text that lays it down. */
export function TemplateChoice({ formId, name, field, templates, value, onChange, mistake }: Given) {
  const { templates: says } = useWords(words);
  return (
    <Radio.Group
      id={fieldId(formId, name)}
      label={
        <Text component="span" fw={700} size="lg">
          <Lawful>{field.title}</Lawful>
        </Text>
      }
      description={field.description}
      error={mistake}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
    >
      <SimpleGrid cols={{ base: 1, md: 2 }} mt="xs" spacing="xs">
        {templates.map(({ id, label, from, source, explains }) => (
          <Radio.Card key={id} value={id} radius="md" className="choice-card" aria-describedby={`${formId}-${name}-${id}`}>
            <Group wrap="nowrap" align="flex-start" gap="sm">
              <Radio.Indicator mt={3} style={{ flexShrink: 0 }} />
              <Stack gap={2}>
                <Text fw={600}>
                  <Lawful>{label}</Lawful>
                </Text>
                <Text size="sm" id={`${formId}-${name}-${id}`}>
                  <Lawful>{explains}</Lawful>
                </Text>
                <Source source={source} />
                <Text size="sm" c="dimmed">
                  {says.from(frenchDay(from))}
                </Text>
              </Stack>
            </Group>
          </Radio.Card>
        ))}
      </SimpleGrid>
    </Radio.Group>
  );
}
