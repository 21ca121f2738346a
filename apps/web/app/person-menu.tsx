import { Menu, Text, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import { LANGUAGES, standsInFor, THEMES, useMe, usePreferring } from '../api/index.js';
import { type Language, useLanguage, useWords } from '../language/index.js';
import type { OnDemand } from '../parts/index.js';
import { useChoosingOrganisation } from './choose-organisation.js';
import { signOut } from './session-gate.js';
import { words } from './words.js';

/** Who works here, for whom, and how they like the page. */
export function PersonMenu({ target, onKeys }: OnDemand & { onKeys: () => void }) {
  const { person, keys } = useWords(words);
  const me = useMe();
  const choose = useChoosingOrganisation();
  const prefer = usePreferring();
  const { language, speak } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const substituted = standsInFor(me);
  return (
    <Menu position="bottom-end" width={300} withinPortal={false} defaultOpened>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.account.name}</Menu.Label>
        <Text component="div" px="sm" size="sm">
          {person.actsFor} {me.organisation.name}
        </Text>
        {substituted.length > 0 && (
          <Text component="div" px="sm" size="sm" c="dimmed">
            {person.standsInFor(substituted.join(', '))}
          </Text>
        )}
        {me.organisations.length > 1 && <Menu.Label>{person.changeOrganisation}</Menu.Label>}
        {me.organisations.length > 1 &&
          me.organisations
            .filter(({ id }) => id !== me.organisation.id)
            .map(({ id, name }) => (
              <Menu.Item key={id} onClick={() => void choose(me, id)}>
                {name}
              </Menu.Item>
            ))}
        <Menu.Divider />
        <Menu.Label>{person.theme}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(chosen) => {
            const theme = chosen as (typeof THEMES)[number];
            setColorScheme(theme);
            void prefer({ theme });
          }}
        >
          {THEMES.map((theme) => (
            <Menu.RadioItem key={theme} value={theme}>
              {person.themes[theme]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Label>{person.language}</Menu.Label>
        <Menu.RadioGroup
          value={language}
          onChange={(chosen) => {
            speak(chosen as Language);
            void prefer({ language: chosen as Language });
          }}
        >
          {LANGUAGES.map(([code, name]) => (
            <Menu.RadioItem key={code} value={code} lang={code}>
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={18} aria-hidden />} onClick={onKeys}>
          {keys.title}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={() => void signOut()}>
          {person.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
