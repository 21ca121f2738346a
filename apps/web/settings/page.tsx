import { Tabs } from '@mantine/core';
import { IconBell, IconDeviceDesktop, IconPalette, IconUser, IconUserShare } from '@tabler/icons-react';
import { useWords } from '../language/index.js';
import { Heading, useAddress } from '../parts/index.js';
import { AccountTab } from './account-tab.js';
import { DelegationsTab } from './delegations-tab.js';
import { DisplayTab } from './display-tab.js';
import { NoticesTab } from './notices-tab.js';
import { SessionsTab } from './sessions-tab.js';
import { words } from './words.js';
import './settings.css';

const TABS = [
  { name: 'avis', Icon: IconBell, Tab: NoticesTab },
  { name: 'remplacements', Icon: IconUserShare, Tab: DelegationsTab },
  { name: 'sessions', Icon: IconDeviceDesktop, Tab: SessionsTab },
  { name: 'affichage', Icon: IconPalette, Tab: DisplayTab },
  { name: 'compte', Icon: IconUser, Tab: AccountTab },
] as const;

/** What somebody may set for themselves; each section has its own address. */
export function SettingsPage() {
  const { title, tabs } = useWords(words);
  const [{ onglet }, change] = useAddress();
  const present = TABS.find(({ name }) => name === onglet)?.name ?? 'avis';
  return (
    <>
      <Heading title={title} />
      <Tabs value={present} onChange={(name) => change({ onglet: name ?? undefined })} keepMounted={false}>
        <Tabs.List aria-label={tabs.label} mb="lg">
          {TABS.map(({ name, Icon }) => (
            <Tabs.Tab key={name} value={name} leftSection={<Icon size={18} aria-hidden />}>
              {tabs[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(({ name, Tab }) => (
          <Tabs.Panel key={name} value={name} maw={760}>
            <Tab />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
