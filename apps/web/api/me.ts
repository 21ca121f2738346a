import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { call } from './client.js';

/** Who works here, and for whom. */
export interface Me {
  readonly account: { readonly id: string; readonly name: string };
  /** null: of several, none is chosen yet */
  readonly organisation: Organisation | null;
  readonly organisations: readonly Pick<Organisation, 'id' | 'name'>[];
  readonly standsInFor?: readonly { readonly name?: string; readonly account: string }[];
  readonly session: { readonly endsAt: string; readonly idleEndsAt: string } | null;
  readonly demonstration: boolean;
  readonly preferences: Preferences;
}

interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly roles: readonly { readonly id: string; readonly label: string }[];
}

export interface Preferences {
  readonly language?: 'fr' | 'en';
  readonly theme?: 'auto' | 'light' | 'dark';
  readonly organisation?: string;
  readonly tourSeen?: boolean;
  readonly letterKeys?: boolean;
}

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => call<Me>('GET', '/v1/me'), staleTime: Number.POSITIVE_INFINITY });

/** Below the sign-in there is always somebody, and an organisation. */
export function useMe(): Me & { organisation: Organisation } {
  const { data } = useSuspenseQuery(meQuery);
  return data as Me & { organisation: Organisation };
}

/** Changes how somebody likes the page: at once here, and kept for the next time. */
export function usePreferring(): (some: Partial<Preferences>) => Promise<void> {
  const client = useQueryClient();
  const me = useMe();
  return async (some) => {
    const preferences = { ...me.preferences, ...some };
    client.setQueryData(meQuery.queryKey, { ...me, preferences });
    await call('PUT', '/v1/me/preferences', preferences);
  };
}
