import { ActionIcon, Button, Group, Popover, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { isDay, useWords } from '../language/index.js';
import { WaitingInline } from '../parts/index.js';
import { dayFromTyped, typedFromDay } from './typed-day.js';
import { words } from './words.js';

const Calendar = lazy(() => import('./calendar.js'));

interface Given {
  readonly id: string;
  readonly label: ReactNode;
  /** the label as plain text */
  readonly name: string;
  readonly description?: ReactNode;
  readonly mistake?: string;
  readonly required: boolean;
  /** '2026-11-23', or what was typed as long as it is no day */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** '2026-11-23'; no day after it */
  readonly latest?: string;
  /** '2026-11-23': offered in one press */
  readonly today?: string;
}

/** A day, typed as people write it or picked from a calendar. */
export function DayInput({ id, label, name, description, mistake, required, value, onChange, latest, today }: Given) {
  const { date } = useWords(words);
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState<string>();
  const [left, setLeft] = useState(false);
  const isWritten = isDay(value);
  const shown = typed ?? typedFromDay(value);
  const type = (text: string) => {
    setTyped(text);
    setLeft(false);
    onChange(dayFromTyped(text) ?? text);
  };
  const settle = () => {
    setLeft(true);
    if (isWritten) setTyped(undefined);
  };
  const pick = (day: string) => {
    setTyped(undefined);
    setOpened(false);
    onChange(day);
  };
  const unreadable = left && value !== '' && !isWritten ? date.bad : undefined;
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap" className="day-input">
      <TextInput
        id={id}
        label={label}
        description={description}
        error={mistake ?? unreadable}
        inputWrapperOrder={['label', 'description', 'error', 'input']}
        placeholder={date.placeholder}
        inputMode="numeric"
        autoComplete="off"
        maxLength={10}
        w={260}
        aria-required={required}
        value={shown}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        onBlur={settle}
        rightSectionWidth={40}
        rightSectionPointerEvents="all"
        rightSection={
          <Popover opened={opened} onChange={setOpened} trapFocus returnFocus position="bottom-end" withinPortal>
            <Popover.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={date.open(name)} onClick={() => setOpened(!opened)}>
                <IconCalendar size={18} aria-hidden />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown>
              <Suspense fallback={<WaitingInline />}>
                {opened && <Calendar day={isWritten ? value : undefined} latest={latest} onPick={pick} />}
              </Suspense>
            </Popover.Dropdown>
          </Popover>
        }
      />
      {today !== undefined && value !== today && (
        <Button variant="subtle" size="compact-sm" mb={6} onClick={() => pick(today)}>
          {date.today}
        </Button>
      )}
    </Group>
  );
}
