import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { isProblem } from '../api/index.js';
import { Speaking } from '../language/index.js';
import { router } from './router.js';
import { SessionGate } from './session-gate.js';
import { cssVariables, styleNonce, theme } from './theme.js';

/** What the API refused it will refuse again; what did not reach it may the next time. */
const mayTryAgain = (tries: number, failure: unknown): boolean => tries < 3 && isProblem(failure, 'offline', 'database-away');

const client = new QueryClient({
  defaultOptions: {
    queries: { retry: mayTryAgain, staleTime: 15_000, refetchOnWindowFocus: true, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce} cssVariablesResolver={cssVariables}>
      <QueryClientProvider client={client}>
        <Speaking initial="fr">
          <SessionGate>
            <RouterProvider router={router} />
          </SessionGate>
        </Speaking>
      </QueryClientProvider>
    </MantineProvider>
  );
}
