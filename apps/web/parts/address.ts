import { useNavigate, useSearch } from '@tanstack/react-router';

/** What stands in an address besides its path. */
export type AddressTexts = Readonly<Record<string, string | undefined>>;

/**
 * What stands in the address besides its path, and a way to change some of it: the back button undoes it. An undefined text is taken
 * away; where the page is scrolled to stays.
 */
export function useAddress(): readonly [AddressTexts, (some: AddressTexts) => void] {
  const texts = useSearch({ strict: false }) as AddressTexts;
  const navigate = useNavigate();
  const change = (some: AddressTexts) => {
    const search = Object.fromEntries(Object.entries({ ...texts, ...some }).filter(([, text]) => text !== undefined && text !== ''));
    void navigate({ to: '.', search, resetScroll: false });
  };
  return [texts, change];
}
