import type { PropsWithChildren } from 'react';
import { printed, useLanguage } from '../language/index.js';

/** French that comes from the texts: read as French whatever the language of the page. */
export function Lawful({ children }: PropsWithChildren) {
  const { language } = useLanguage();
  const french = typeof children === 'string' ? printed(children) : children;
  return language === 'fr' ? french : <span lang="fr">{french}</span>;
}
