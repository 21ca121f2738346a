import '@mantine/core/styles/RadioCard.layer.css';
import '@mantine/core/styles/RadioIndicator.layer.css';
import { Group, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import { type FieldSchema, fieldId } from '../forms/index.js';
import { Lawful } from '../parts/index.js';

interface Given {
  readonly formId: string;
  readonly name: string;
  readonly field: FieldSchema;
  readonly value: unknown;
  readonly onChange: (code: string) => void;
  readonly mistake?: string;
}

/** A choice that gives the case its shape: each answer on a card, with what follows from it. */
export function ShapingChoice({ formId, name, field, value, onChange, mistake }: Given) {
  const codes = field.enum ?? [];
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
      <SimpleGrid cols={{ base: 1, md: codes.length > 3 ? 2 : 1, xl: Math.min(codes.length, 2) }} mt="xs" spacing="xs">
        {codes.map((code) => {
          const hint = field['x-descriptions']?.[code];
          return (
            <Radio.Card
              key={code}
              value={code}
              radius="md"
              className="choice-card"
              aria-describedby={hint === undefined ? undefined : `${formId}-${name}-${code}`}
            >
              <Group wrap="nowrap" align="flex-start" gap="sm">
                <Radio.Indicator mt={3} style={{ flexShrink: 0 }} />
                <Stack gap={2}>
                  <Text fw={600}>
                    <Lawful>{field['x-labels']?.[code] ?? code}</Lawful>
                  </Text>
                  {hint !== undefined && (
                    <Text size="sm" id={`${formId}-${name}-${code}`}>
                      <Lawful>{hint}</Lawful>
                    </Text>
                  )}
                </Stack>
              </Group>
            </Radio.Card>
          );
        })}
      </SimpleGrid>
    </Radio.Group>
  );
}
