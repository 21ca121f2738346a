import { Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useWords } from '../language/index.js';
import { Lawful } from '../parts/index.js';
import { useOrganisationName } from './queries.js';
import { type FieldSchema, isWritten } from './schema.js';
import { shownValue } from './shown-value.js';
import { words } from './words.js';

/** That a field no longer says what was proposed for it, and what that was. */
export function Departure({ field, proposed }: { field: FieldSchema; proposed: unknown }) {
  const says = useWords(words);
  const names = { organisation: useOrganisationName(), party: () => undefined };
  const { items } = field;
  const shown =
    items && Array.isArray(proposed)
      ? proposed
          .map((row) =>
            Object.entries(items.properties)
              .flatMap(([name, of]) => (isWritten(row) && row[name] !== undefined ? [shownValue(of, row[name], names, says)] : []))
              .join(' '),
          )
          .join(', ')
      : shownValue(field, proposed, names, says);
  return (
    <Text size="sm" mt={4} className="departure" role="status">
      <IconPencil size={14} aria-hidden /> <Lawful>{says.departs(shown)}</Lawful>
    </Text>
  );
}
