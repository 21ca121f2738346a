import { Button, Center, Loader, Paper, Stack, Text, Title, useMantineColorScheme } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type PropsWithChildren, Suspense, useEffect, useRef, useState } from 'react';
import { actFor, answered, api, isSignedOut, type Me, meQuery, onSignedOut } from '../api/index.js';
import { useLanguage, useWords } from '../language/index.js';
import { Failed } from '../parts/index.js';
import { ChooseOrganisation } from './choose-organisation.js';
import { words } from './words.js';

const SessionEndedDialog = lazy(async () => ({ default: (await import('./session-ended.js')).SessionEndedDialog }));

/** Where tabs tell one another that somebody has signed in. */
const CHANNEL = 'saisine-session';
/** The page to which a new tab comes back after signing in again. */
const SIGNED_IN_AGAIN = '/reconnecte';
/** Those who answer through a one-time link have no account. */
const WITHOUT_SESSION = ['/repondre'];

const signInAddress = (back: string): string => `/auth/sign-in?return=${encodeURIComponent(back)}`;

/**
 * Lets nobody past who is not signed in. When a session ends under somebody's hands the page stays as it is below a question to sign in
 * again in another tab: nothing that was typed is lost.
 */
export function SessionGate({ children }: PropsWithChildren) {
  const { data: me, error, isPending, refetch } = useQuery(meQuery);
  if (WITHOUT_SESSION.some((path) => window.location.pathname.startsWith(path))) return children;
  if (isPending) {
    return (
      <Center h="100dvh">
        <Loader />
      </Center>
    );
  }
  if (!me) return isSignedOut(error) ? <SignIn /> : <Failed failure={error} retry={() => void refetch()} />;
  if (window.location.pathname === SIGNED_IN_AGAIN) return <SignedInAgain account={me.account.id} />;
  if (me.organisation === null) return <ChooseOrganisation me={me} />;
  return <SignedIn me={me}>{children}</SignedIn>;
}

function SignedIn({ me, children }: PropsWithChildren<{ me: Me }>) {
  const { speak } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const { language, theme } = me.preferences;
  useEffect(() => {
    if (language) speak(language);
  }, [language, speak]);
  useEffect(() => {
    if (theme) setColorScheme(theme);
  }, [theme, setColorScheme]);
  const organisation = me.organisation?.id;
  // children ask at once, in this very rendering
  actFor(organisation);
  return (
    <>
      {children}
      <SessionEnded me={me} />
    </>
  );
}

function SignIn() {
  const { signIn } = useWords(words);
  const { pathname, search } = window.location;
  return (
    <Center component="main" mih="100dvh" p="md">
      <Paper p="xl" withBorder maw={440} w="100%">
        <Stack>
          <Title order={1}>{signIn.title}</Title>
          <Text>{signIn.lead}</Text>
          <Button component="a" href={signInAddress(pathname + search)} size="md">
            {signIn.button}
          </Button>
        </Stack>
      </Paper>
    </Center>
  );
}

function SessionEnded({ me }: { me: Me }) {
  const client = useQueryClient();
  const [ended, setEnded] = useState(false);
  useEffect(() => onSignedOut(() => setEnded(true)), []);
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = ({ data }: MessageEvent<{ account: string }>) => {
      if (data.account !== me.account.id) return window.location.reload();
      setEnded(false);
      void client.invalidateQueries();
    };
    return () => channel.close();
  }, [client, me.account.id]);
  return (
    <Suspense>{ended && <SessionEndedDialog signInAgain={signInAddress(SIGNED_IN_AGAIN)} onClose={() => setEnded(false)} />}</Suspense>
  );
}

function SignedInAgain({ account }: { account: string }) {
  const { signIn } = useWords(words);
  const told = useRef(false);
  useEffect(() => {
    if (told.current) return;
    told.current = true;
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage({ account });
    channel.close();
  }, [account]);
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack maw={440}>
        <Title order={1} size="h2">
          {signIn.done}
        </Title>
        <Text>{signIn.doneWhy}</Text>
      </Stack>
    </Center>
  );
}

/** Signs out here, in the other tabs, and where one signed in. */
export async function signOut(): Promise<void> {
  const { issuerSignOut } = await answered(api.POST('/auth/sign-out'));
  window.location.assign(issuerSignOut ?? '/');
}
