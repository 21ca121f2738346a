import { Alert, Anchor, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useWords } from '../language/index.js';
import type { Mistakes } from './mistakes.js';
import { fieldId, goToField } from './surroundings.js';
import { words } from './words.js';

/**
 * What is to be corrected, each line leading to its field; the first of them takes the keyboard.
 * @param attempt another number each time that mistakes were found anew
 */
export function ErrorSummary({ mistakes, formId, attempt }: { mistakes: Mistakes; formId: string; attempt: number }) {
  const { summary } = useWords(words);
  const places = Object.entries(mistakes);
  const first = places[0]?.[0];
  // at each attempt, not where one of the mistakes was just mended
  useEffect(() => {
    if (first !== undefined) goToField(formId, first);
  }, [attempt]);
  if (places.length === 0) return null;
  return (
    <Alert role="alert" color="red" icon={<IconAlertTriangle aria-hidden />} title={summary.title(places.length)}>
      <List size="sm">
        {places.map(([place, message]) => (
          <List.Item key={place}>
            <Anchor
              size="sm"
              c="inherit"
              underline="always"
              href={`#${fieldId(formId, place)}`}
              onClick={(event) => {
                if (goToField(formId, place)) event.preventDefault();
              }}
            >
              {message}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
