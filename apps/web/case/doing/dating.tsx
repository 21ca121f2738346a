import { Button, Group, TextInput } from '@mantine/core';
import { IconCalendarQuestion, IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import { DayInput, fieldId, hourFromTyped, type Mistakes } from '../../forms/index.js';
import { dayOf, useWords } from '../../language/index.js';
import { words } from '../words.js';

interface Given {
  readonly formId: string;
  readonly day: string;
  readonly hour: string;
  readonly onChange: (some: { day?: string; hour?: string }) => void;
  readonly mistakes: Mistakes;
  /** what time it is in the case */
  readonly now: string;
  /** to see first what follows from this day or that */
  readonly onTry?: () => void;
}

/** When it happened: the day that counts in law, and the hour where it matters. */
export function Dating({ formId, day, hour, onChange, mistakes, now, onTry }: Given) {
  const { doing } = useWords(words);
  const [wantsHour, setWantsHour] = useState(hour !== '');
  const today = dayOf(now);
  return (
    <Group align="flex-end" gap="md">
      <DayInput
        id={fieldId(formId, 'occurredAt')}
        label={doing.when}
        name={doing.when}
        description={doing.whenHint}
        mistake={mistakes.occurredAt}
        required
        value={day}
        onChange={(next) => onChange({ day: next })}
        latest={today}
        today={today}
      />
      {wantsHour ? (
        <TextInput
          id={fieldId(formId, 'hour')}
          label={doing.hour}
          description={doing.hourHint}
          error={mistakes.hour}
          value={hour}
          onChange={({ currentTarget }) => onChange({ hour: currentTarget.value })}
          onBlur={() => onChange({ hour: hourFromTyped(hour) ?? hour })}
          autoComplete="off"
          maxLength={5}
          w={160}
        />
      ) : (
        <Button
          variant="subtle"
          size="compact-sm"
          mb={6}
          leftSection={<IconClock size={15} aria-hidden />}
          onClick={() => setWantsHour(true)}
        >
          {doing.addHour}
        </Button>
      )}
      {onTry && (
        <Button variant="subtle" size="compact-sm" mb={6} leftSection={<IconCalendarQuestion size={15} aria-hidden />} onClick={onTry}>
          {doing.tryDates}
        </Button>
      )}
    </Group>
  );
}
