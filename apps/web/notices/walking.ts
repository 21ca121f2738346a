import { useHotkeys } from '@mantine/hooks';
import { useLetterKeys } from '../api/index.js';

const links = (): HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>('[data-notice] .notice-link')];
const noticeOf = (element: Element | null): string | undefined => element?.closest<HTMLElement>('[data-notice]')?.dataset.notice;

/** The notice after this one in the list, or the one before it when it is the last. */
export function besides(id: string): string | undefined {
  const all = links().map((link) => noticeOf(link));
  const place = all.indexOf(id);
  return all[place + 1] ?? all[place - 1];
}

export const focusNotice = (id: string): void =>
  document.querySelector<HTMLElement>(`[data-notice="${CSS.escape(id)}"] .notice-link`)?.focus();

/** j and k walk from notice to notice, e reads the one that holds the focus; only where a person wants keys of a single letter. */
export function useWalking(read: (id: string) => void): boolean {
  const letters = useLetterKeys();
  const walk = (step: number) => {
    const all = links();
    const here = all.findIndex((link) => noticeOf(link) === noticeOf(document.activeElement));
    all[Math.min(all.length - 1, Math.max(0, here < 0 ? 0 : here + step))]?.focus();
  };
  const readHere = () => {
    const id = noticeOf(document.activeElement);
    if (id !== undefined) read(id);
  };
  useHotkeys(
    letters
      ? [
          ['j', () => walk(1)],
          ['k', () => walk(-1)],
          ['e', readHere],
        ]
      : [],
  );
  return letters;
}
