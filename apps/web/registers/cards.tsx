import { Paper, Text } from '@mantine/core';
import { useWords } from '../language/index.js';
import { AheadList, CaseName, DependantsCount, Next, TermText } from './parts.js';
import type { RegisterRow } from './queries.js';
import { words } from './words.js';

/** The same where there is no room for an axis: a phone, or a page magnified four times. */
export function RegisterCards({ rows, label }: { rows: readonly RegisterRow[]; label: string }) {
  const { table, row: says } = useWords(words);
  return (
    <ul className="plain-list register-cards" aria-label={table.caption(label)}>
      {rows.map((row) => (
        <Paper key={row.id} component="li" withBorder p="sm">
          <CaseName row={row} />
          <TermText row={row} />
          <div className="register-card-next">
            <Next row={row} />
          </div>
          <Text size="sm" c="dimmed">
            {table.dependants} :
          </Text>
          <DependantsCount row={row} />
          {row.ahead.length > 0 && (
            <details className="fold">
              <summary>
                {says.dates(row.ahead.length)}
                <span className="visually-hidden"> – {row.reference}</span>
              </summary>
              <AheadList row={row} idOf={(index) => `registre-${row.id}-${index}`} />
            </details>
          )}
        </Paper>
      ))}
    </ul>
  );
}
