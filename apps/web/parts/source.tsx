import { Text } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { useLanguage, useWords } from '../language/index.js';
import { Lawful } from './lawful.js';
import { words } from './words.js';

export interface Cited {
  readonly cited: string;
  readonly text?: string;
  readonly assumed?: boolean;
}

/** On which text something rests; a delay or rule that no text fixes says so, as its citation does in French already. */
export function Source({ source }: { source: Cited }) {
  const { source: says } = useWords(words);
  const { language } = useLanguage();
  return (
    <Text component="span" size="sm" c="dimmed" className="source" title={source.assumed ? says.assumed : undefined}>
      <IconBook2 size={14} aria-hidden /> <span className="visually-hidden">{says.label}</span>
      <Lawful>{source.cited}</Lawful>
      {source.assumed === true && language !== 'fr' && <> · {says.notFromText}</>}
    </Text>
  );
}
