import { Radio, Stack, Switch, Text, useMantineColorScheme } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { LANGUAGES, type Me, THEMES, useLetterKeys, usePreferring } from '../api/index.js';
import { type Language, useLanguage, useWords } from '../language/index.js';
import { Failed } from '../parts/index.js';
import { SectionHead } from './section.js';
import { words } from './words.js';

/** How the page speaks and looks: each choice holds at once, and is kept. */
export function DisplayTab() {
  const { display } = useWords(words);
  const letters = useLetterKeys();
  const prefer = usePreferring();
  const { language, speak } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const keeping = useMutation({ mutationFn: (some: Partial<Me['preferences']>) => prefer(some) });
  return (
    <Stack gap="lg">
      <SectionHead title={display.title} lead={display.lead} />
      <Radio.Group
        label={display.language}
        description={display.languageWhy}
        value={language}
        onChange={(code) => {
          speak(code as Language);
          keeping.mutate({ language: code as Language });
        }}
      >
        <Stack gap="xs" mt="xs">
          {LANGUAGES.map(([code, name]) => (
            <Radio key={code} value={code} label={<span lang={code}>{name}</span>} />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group
        label={display.theme}
        value={colorScheme}
        onChange={(theme) => {
          setColorScheme(theme as (typeof THEMES)[number]);
          keeping.mutate({ theme: theme as (typeof THEMES)[number] });
        }}
      >
        <Stack gap="xs" mt="xs">
          {THEMES.map((theme) => (
            <Radio key={theme} value={theme} label={display.themes[theme]} />
          ))}
        </Stack>
      </Radio.Group>
      <Switch
        label={display.letters}
        description={display.lettersWhy}
        checked={letters}
        onChange={({ currentTarget }) => keeping.mutate({ letterKeys: currentTarget.checked })}
      />
      {keeping.error && <Failed failure={keeping.error} />}
      <Text role="status" size="sm">
        {keeping.isSuccess ? display.saved : ''}
      </Text>
    </Stack>
  );
}
