import { Title } from '@mantine/core';
import type { PropsWithChildren } from 'react';

/** A part of the page under its own address; nothing of it, and it is left out. */
export function Section({ id, title, count, children }: PropsWithChildren<{ id: string; title: string; count: number }>) {
  if (count === 0) return null;
  return (
    <section aria-labelledby={id} className="process-section">
      <Title order={2} size="h3" id={id} tabIndex={-1} mb="sm">
        {title}
      </Title>
      {children}
    </section>
  );
}
