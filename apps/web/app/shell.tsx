import { ActionIcon, AppShell, Badge, Box, Burger, Button, Group, Text } from '@mantine/core';
import { useDisclosure, useHotkeys, useNetwork } from '@mantine/hooks';
import {
  IconBell,
  IconCalendarDue,
  IconCompass,
  IconGitBranch,
  IconInbox,
  IconMail,
  IconPlus,
  IconSearch,
  IconSettings,
  IconTimeline,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useMatchRoute, useNavigate, useRouterState } from '@tanstack/react-router';
import { Fragment, lazy, Suspense, useEffect, useRef } from 'react';
import { useLetterKeys, useMe } from '../api/index.js';
import { useWords } from '../language/index.js';
import { useUnreadNotices } from '../notices/unread.js';
import { ButtonLink, Lawful, PlaceLink, Waiting } from '../parts/index.js';
import { registersQuery } from '../registers/queries.js';
import { useTourStep } from '../tour/progress.js';
import { Search } from '../worklist/search.js';
import { Live, useIsLive } from './live.js';
import { PersonButton } from './person-button.js';
import { words } from './words.js';

// nothing waits for them; and they are within the router, since what they say may hold links
const Notifications = lazy(async () => ({ default: (await import('@mantine/notifications')).Notifications }));
const KeysHelp = lazy(async () => ({ default: (await import('./keys-help.js')).KeysHelp }));
const TourPanel = lazy(() => import('../tour/panel.js'));
const NoticeArrivals = lazy(async () => ({ default: (await import('../notices/arrivals.js')).NoticeArrivals }));

const PLACES = [
  { to: '/', name: 'work', Icon: IconInbox },
  { to: '/echeances', name: 'deadlines', Icon: IconCalendarDue },
  { to: '/avis', name: 'notices', Icon: IconBell },
  { to: '/procedures', name: 'processes', Icon: IconGitBranch },
  { to: '/courriels', name: 'outbox', Icon: IconMail },
  { to: '/reglages', name: 'settings', Icon: IconSettings },
  { to: '/visite', name: 'tour', Icon: IconCompass },
] as const;

/** What is around every page: places, search, notices, who works here. */
export function Shell() {
  return (
    <Live>
      <Frame />
    </Live>
  );
}

/** On another page one reads from its beginning: the link that led there may be gone, or in a menu that has closed. */
function useFocusOnNewPage(): void {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const before = useRef<string>(undefined);
  useEffect(() => {
    const main = document.getElementById('contenu');
    // a page that knows better has put the focus where it belongs
    if (path !== undefined && before.current !== undefined && !main?.contains(document.activeElement)) main?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
}

function Frame() {
  const { app } = useWords(words);
  useFocusOnNewPage();
  const [menuOpen, menu] = useDisclosure(false);
  const [searching, search] = useDisclosure(false);
  const [helping, help] = useDisclosure(false);
  const navigate = useNavigate();
  const letters = useLetterKeys();
  useHotkeys([
    ['mod+K', search.open],
    ...(letters
      ? ([
          ['/', search.open],
          ['n', () => void navigate({ to: '/nouveau' })],
          ['t', () => void navigate({ to: '/' })],
          ['a', () => void navigate({ to: '/avis' })],
          ['shift+?', help.open],
        ] as [string, () => void][])
      : []),
  ]);
  return (
    <AppShell header={{ height: 60 }} navbar={{ width: 236, breakpoint: 'sm', collapsed: { mobile: !menuOpen } }} padding="md">
      <a className="skip-link" href="#contenu">
        {app.skip}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" gap="sm" wrap="nowrap">
          <Burger
            opened={menuOpen}
            onClick={menu.toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={menuOpen ? app.closeMenu : app.openMenu}
            aria-expanded={menuOpen}
          />
          <Link to="/" className="brand" aria-label={app.name}>
            <img src="/assets/saisine.svg" width={30} height={30} alt="" />
            <Text component="span" fw={700} size="lg" visibleFrom="xs">
              {app.name}
            </Text>
          </Link>
          <Box style={{ flex: 1 }} />
          <Button
            variant="default"
            leftSection={<IconSearch size={18} aria-hidden />}
            onClick={search.open}
            visibleFrom="sm"
            aria-keyshortcuts="/"
          >
            {app.search}
          </Button>
          <ActionIcon variant="default" size="lg" aria-label={app.search} onClick={search.open} hiddenFrom="sm">
            <IconSearch size={18} aria-hidden />
          </ActionIcon>
          <ButtonLink to="/nouveau" leftSection={<IconPlus size={18} aria-hidden />} visibleFrom="sm" aria-keyshortcuts="n">
            {app.newCase}
          </ButtonLink>
          <ActionIcon component={Link} to="/nouveau" size="lg" aria-label={app.newCase} hiddenFrom="sm">
            <IconPlus size={18} aria-hidden />
          </ActionIcon>
          <PersonButton onKeys={help.open} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={app.navigation} style={{ overflowY: 'auto' }}>
        <Places onGo={menu.close} />
      </AppShell.Navbar>
      <AppShell.Main id="contenu" tabIndex={-1}>
        <Standing />
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
      <Suspense>
        <Notifications position="bottom-right" limit={3} />
        <NoticeArrivals />
        <Tour />
      </Suspense>
      <Search opened={searching} onClose={search.close} />
      <Suspense>{helping && <KeysHelp onClose={help.close} />}</Suspense>
    </AppShell>
  );
}

/** The tour that follows, or is offered to who comes for the first time: loaded for them only. */
function Tour() {
  const step = useTourStep();
  const { demonstration, preferences } = useMe();
  return step !== undefined || (demonstration && preferences.tourSeen !== true) ? <TourPanel /> : null;
}

function Places({ onGo }: { onGo: () => void }) {
  const { places } = useWords(words);
  const matches = useMatchRoute();
  const unread = useUnreadNotices();
  return PLACES.map(({ to, name, Icon }) => {
    const here = to === '/' ? Boolean(matches({ to })) : Boolean(matches({ to, fuzzy: true }));
    const count = name === 'notices' && unread > 0 ? unread : undefined;
    return (
      <Fragment key={to}>
        <PlaceLink
          to={to}
          active={here}
          aria-current={here ? 'page' : undefined}
          label={places[name]}
          onClick={onGo}
          leftSection={<Icon size={20} aria-hidden />}
          rightSection={count === undefined ? undefined : <Unread count={count} />}
        />
        {name === 'deadlines' && <Registers onGo={onGo} />}
      </Fragment>
    );
  });
}

/** What other cases rest on, each kind in a place of its own. */
function Registers({ onGo }: { onGo: () => void }) {
  const { places } = useWords(words);
  const matches = useMatchRoute();
  const { data = [] } = useQuery(registersQuery);
  return data.map(({ process, label }) => {
    const place = { to: '/registres/$process', params: { process } } as const;
    const here = Boolean(matches(place));
    return (
      <PlaceLink
        key={process}
        {...place}
        active={here}
        aria-current={here ? 'page' : undefined}
        label={<Lawful>{places.register(label)}</Lawful>}
        onClick={onGo}
        leftSection={<IconTimeline size={20} aria-hidden />}
      />
    );
  });
}

function Unread({ count }: { count: number }) {
  const { places } = useWords(words);
  return (
    <Badge circle={count < 10}>
      {count > 99 ? '99+' : count}
      <span className="visually-hidden"> {places.unread}</span>
    </Badge>
  );
}

/** Offline, or no longer heard at once; and that nothing here is real in a demonstration. */
function Standing() {
  const { app } = useWords(words);
  const { online } = useNetwork();
  const live = useIsLive();
  const { demonstration } = useMe();
  useEffect(() => {
    document.title = app.name;
  }, [app.name]);
  return (
    <>
      <div role="status" aria-live="polite">
        {!online || !live ? <Text className="standing">{online ? app.reconnecting : app.offline}</Text> : null}
      </div>
      {demonstration && (
        <Text size="sm" c="dimmed" mb="xs">
          {app.demonstration}
        </Text>
      )}
    </>
  );
}
