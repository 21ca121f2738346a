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

/** What the page speaks, each by its own name; and how it looks. */
export const LANGUAGES = [
  ['fr', 'Français'],
  ['en', 'English'],
] as const;
export const THEMES = ['auto', 'light', 'dark'] as const;

interface Preferences {
  readonly language?: (typeof LANGUAGES)[number][0];
  readonly theme?: (typeof THEMES)[number];
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

/** The names of those for whom somebody stands in, as far as they have one. */
export const standsInFor = ({ standsInFor: others = [] }: Me): readonly string[] => others.flatMap(({ name }) => name ?? []);

/** Whether keys of a single letter act: unless somebody has switched them off. */
export const useLetterKeys = (): boolean => useMe().preferences.letterKeys !== false;

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
