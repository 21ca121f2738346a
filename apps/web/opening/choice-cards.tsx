import '@mantine/core/styles/RadioCard.layer.css';
import '@mantine/core/styles/RadioIndicator.layer.css';
import { Group, Radio, SimpleGrid, type SimpleGridProps, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { type FieldSchema, fieldId } from '../forms/index.js';
import { Lawful } from '../parts/index.js';

/** A field whose answers stand on cards, as either kind of choice is given it. */
export interface OnCards {
  readonly formId: string;
  readonly name: string;
  readonly field: FieldSchema;
  readonly value: unknown;
  readonly onChange: (code: string) => void;
  readonly mistake?: string;
}

interface Card {
  readonly code: string;
  readonly label: string;
  /** in plain words */
  readonly explains?: string;
  readonly besides?: ReactNode;
}

interface Given extends OnCards {
  readonly cards: readonly Card[];
  readonly cols: SimpleGridProps['cols'];
}

/** One answer of several, each on a card with what follows from it. */
export function ChoiceCards({ formId, name, field, value, onChange, mistake, cards, cols }: Given) {
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
      <SimpleGrid cols={cols} mt="xs" spacing="xs">
        {cards.map(({ code, label, explains, besides }) => {
          const hint = `${formId}-${name}-${code}`;
          return (
            <Radio.Card
              key={code}
              value={code}
              radius="md"
              className="choice-card"
              aria-describedby={explains === undefined ? undefined : hint}
            >
              <Group wrap="nowrap" align="flex-start" gap="sm">
                <Radio.Indicator mt={3} style={{ flexShrink: 0 }} />
                <Stack gap={2}>
                  <Text fw={600}>
                    <Lawful>{label}</Lawful>
                  </Text>
                  {explains !== undefined && (
                    <Text size="sm" id={hint}>
                      <Lawful>{explains}</Lawful>
                    </Text>
                  )}
                  {besides}
                </Stack>
              </Group>
            </Radio.Card>
          );
        })}
      </SimpleGrid>
    </Radio.Group>
  );
}
