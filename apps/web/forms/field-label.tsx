import { Text, Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useWords } from '../language/index.js';
import { Lawful } from '../parts/index.js';
import type { FieldSchema } from './schema.js';
import { useSurroundings } from './surroundings.js';
import { words } from './words.js';

/** What a field is called, whether it may be left empty, and whether what is written there is protected. */
export function FieldLabel({ field, required }: { field: FieldSchema; required: boolean }) {
  const { optional } = useWords(words);
  return (
    <>
      <Lawful>{field.title}</Lawful>
      {!required && (
        <Text component="span" size="sm" c="dimmed" fw={400}>
          {' '}
          ({optional})
        </Text>
      )}
      <Protected dataClass={field['x-data-class']} />
    </>
  );
}

/** A mark on what is sealed, and who will read it. */
export function Protected({ dataClass }: { dataClass: string }) {
  const { protectedData, protectedFor, protectedAlone } = useWords(words);
  const { readers } = useSurroundings();
  if (dataClass === 'administrative') return null;
  const who = readers?.[dataClass] ?? [];
  return (
    <Tooltip
      label={who.length > 0 ? protectedFor(who.join(', ')) : protectedAlone}
      withArrow
      multiline
      maw={320}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Text component="span" size="sm" c="dimmed" fw={400} className="protected">
        {' '}
        <IconLock size={13} aria-hidden /> {protectedData}
        <span className="visually-hidden"> – {who.length > 0 ? protectedFor(who.join(', ')) : protectedAlone}</span>
      </Text>
    </Tooltip>
  );
}
