import { Button, Stack } from '@mantine/core';
import { createRootRoute, createRoute, createRouter, type ErrorComponentProps, lazyRouteComponent } from '@tanstack/react-router';
import { useWords } from '../language/index.js';
import { ButtonLink, Failed, Heading } from '../parts/index.js';
import { Shell } from './shell.js';
import { words } from './words.js';

/** Every address of the application. A page is loaded when somebody goes there. */

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: BrokenAltogether });
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: Broken,
});

type Search = Readonly<Record<string, string | undefined>>;
/** What stands in an address besides its path: plain texts, read by the page. */
const plainTexts = (given: Record<string, unknown>): Search =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name, String(value)]])),
  );

const under = { getParentRoute: () => shell, validateSearch: plainTexts };
const work = createRoute({ ...under, path: '/', component: lazyRouteComponent(() => import('../worklist/page.js'), 'WorklistPage') });
const oneCase = createRoute({
  ...under,
  path: '/dossiers/$id',
  component: lazyRouteComponent(() => import('../case/page.js'), 'CasePage'),
});
const opening = createRoute({
  ...under,
  path: '/nouveau',
  component: lazyRouteComponent(() => import('../opening/page.js'), 'OpeningPage'),
});
const openingOne = createRoute({
  ...under,
  path: '/nouveau/$process',
  component: lazyRouteComponent(() => import('../opening/process-page.js'), 'OpeningProcessPage'),
});
const deadlines = createRoute({
  ...under,
  path: '/echeances',
  component: lazyRouteComponent(() => import('../deadlines/page.js'), 'DeadlinesPage'),
});
const register = createRoute({
  ...under,
  path: '/registres/$process',
  component: lazyRouteComponent(() => import('../registers/page.js'), 'RegisterPage'),
});
const notices = createRoute({ ...under, path: '/avis', component: lazyRouteComponent(() => import('../notices/page.js'), 'NoticesPage') });
const processes = createRoute({
  ...under,
  path: '/procedures',
  component: lazyRouteComponent(() => import('../processes/page.js'), 'ProcessesPage'),
});
const oneProcess = createRoute({
  ...under,
  path: '/procedures/$process',
  component: lazyRouteComponent(() => import('../processes/process-page.js'), 'ProcessPage'),
});
const outbox = createRoute({
  ...under,
  path: '/courriels',
  component: lazyRouteComponent(() => import('../outbox/page.js'), 'OutboxPage'),
});
const settings = createRoute({
  ...under,
  path: '/reglages',
  component: lazyRouteComponent(() => import('../settings/page.js'), 'SettingsPage'),
});
const tour = createRoute({ ...under, path: '/visite', component: lazyRouteComponent(() => import('../tour/page.js'), 'TourPage') });
/** Whatever else: said within the frame, from which there is a way on. */
const nowhere = createRoute({ ...under, path: '$', component: NotFound });
/** One-time links: no account, no frame. */
const answering = createRoute({
  getParentRoute: () => root,
  path: '/repondre',
  component: lazyRouteComponent(() => import('../answering/page.js'), 'AnsweringPage'),
});

const routeTree = root.addChildren([
  answering,
  shell.addChildren([
    work,
    oneCase,
    opening,
    openingOne,
    deadlines,
    register,
    notices,
    processes,
    oneProcess,
    outbox,
    settings,
    tour,
    nowhere,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function NotFound() {
  const { trouble } = useWords(words);
  return (
    <>
      <Heading title={trouble.notFound} lead={trouble.notFoundWhy} />
      <ButtonLink to="/">{trouble.toWork}</ButtonLink>
    </>
  );
}

/** The frame itself could not be shown. */
function BrokenAltogether(props: ErrorComponentProps) {
  return (
    <main>
      <Broken {...props} />
    </main>
  );
}

function Broken({ error, reset }: ErrorComponentProps) {
  const { trouble } = useWords(words);
  return (
    <Stack align="flex-start" p="md">
      <Failed failure={error} retry={reset} />
      <Button variant="default" onClick={() => window.location.reload()}>
        {trouble.reload}
      </Button>
    </Stack>
  );
}
