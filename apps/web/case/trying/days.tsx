import { ActionIcon, Button, Group, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { DayInput, fieldId, type Mistakes } from '../../forms/index.js';
import { frenchDay, isDay, useWords } from '../../language/index.js';
import { words } from './words.js';

/** As many as stand side by side. */
const MOST = 3;

/** What is wrong with the days, by the place of each: `day[1]` -> French. @param farthest '2034-11-23': no day after it */
export function daysLacking(days: readonly string[], farthest: string, says: (typeof words)['fr']): Mistakes {
  const found = days.flatMap((day, index): [string, string][] => {
    if (!isDay(day)) return [[`day[${index}]`, says.dayMissing]];
    if (day >= farthest) return [[`day[${index}]`, says.dayTooFar(frenchDay(farthest))]];
    return days.indexOf(day) < index ? [[`day[${index}]`, says.dayTwice]] : [];
  });
  return Object.fromEntries(found);
}

interface Given {
  readonly formId: string;
  readonly days: readonly string[];
  /** '2026-11-23' */
  readonly today: string;
  readonly mistakes: Mistakes;
  readonly onChange: (days: readonly string[]) => void;
}

/** The days to be tried: one, and up to two beside it. */
export function Days({ formId, days, today, mistakes, onChange }: Given) {
  const says = useWords(words);
  return (
    <Stack gap="sm">
      {days.map((day, index) => (
        // a day has no name of its own but its place
        <Group key={index} align="flex-end" gap="xs">
          <DayInput
            id={fieldId(formId, `day[${index}]`)}
            label={says.day(index + 1)}
            name={says.day(index + 1)}
            description={index === 0 ? says.dayHint : undefined}
            mistake={mistakes[`day[${index}]`]}
            required
            value={day}
            onChange={(next) => onChange(days.map((one, place) => (place === index ? next : one)))}
            today={index === 0 ? today : undefined}
          />
          {index > 0 && (
            <ActionIcon
              variant="subtle"
              color="red"
              mb={6}
              aria-label={says.remove(isDay(day) ? frenchDay(day) : String(index + 1))}
              onClick={() => onChange(days.filter((_, place) => place !== index))}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      {days.length < MOST && (
        <Group>
          <Button variant="default" size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onChange([...days, ''])}>
            {says.add}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
