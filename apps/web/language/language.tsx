import { createContext, type PropsWithChildren, useContext, useEffect, useState } from 'react';
import { allPrinted } from './typography.js';

export type Language = 'fr' | 'en';

interface Spoken {
  readonly language: Language;
  readonly speak: (language: Language) => void;
}

const Context = createContext<Spoken>({ language: 'fr', speak: () => undefined });

/** The language of the page. What comes from the processes stays French, as the texts have it: `Lawful` marks it for screen readers. */
export function Speaking({ initial, children }: PropsWithChildren<{ initial: Language }>) {
  const [language, speak] = useState(initial);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <Context value={{ language, speak }}>{children}</Context>;
}

export const useLanguage = (): Spoken => useContext(Context);

/** A folder's sentences in the language of the page: its `words.ts` holds both, of one shape, written with plain spaces. */
export function useWords<W>(both: Readonly<Record<Language, W>>): W {
  const { language } = useLanguage();
  return language === 'fr' ? allPrinted(both.fr) : both[language];
}
