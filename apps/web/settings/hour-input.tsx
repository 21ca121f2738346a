import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { hourFromTyped } from '../forms/index.js';

interface Given {
  readonly label: string;
  readonly description?: string;
  readonly mistake?: ReactNode;
  /** '08:30', or what is being typed */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** An hour of the clock, typed as people write it: « 8h30 », « 8:30 » and « 0830 » are 08:30. */
export function HourInput({ label, description, mistake, value, onChange }: Given) {
  return (
    <TextInput
      label={label}
      description={description}
      error={mistake}
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      placeholder="08:30"
      className="short-field"
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      onBlur={() => onChange(hourFromTyped(value) ?? value)}
    />
  );
}
