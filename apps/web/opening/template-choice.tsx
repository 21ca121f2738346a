import { Text } from '@mantine/core';
import { frenchDay, useWords } from '../language/index.js';
import { Source } from '../parts/index.js';
import { ChoiceCards, type OnCards } from './choice-cards.js';
import type { Template } from './templates.js';
import { words } from './words.js';

/** The usual ways to open a case, each on a card: what it is for, and the text that lays it down. */
export function TemplateChoice({ templates, ...given }: OnCards & { readonly templates: readonly Template[] }) {
  const { templates: says } = useWords(words);
  return (
    <ChoiceCards
      {...given}
      cols={{ base: 1, md: 2 }}
      cards={templates.map(({ id, label, from, source, explains }) => ({
        code: id,
        label,
        explains,
        besides: (
          <>
            <Source source={source} />
            <Text size="sm" c="dimmed">
              {says.from(frenchDay(from))}
            </Text>
          </>
        ),
      }))}
    />
  );
}
