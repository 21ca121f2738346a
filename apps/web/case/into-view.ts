import { type RefObject, useEffect, useRef } from 'react';

/** What is loaded is there within this time, or not at all. */
const PATIENCE_MS = 4_000;
const LOOK_MS = 150;
const OWN_WAY = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

/**
 * Brings a view of a case into sight for whoever was led to it by an address: it stands below the head of the case. Whoever chose it on the
 * page sees it already, and whoever begins to move is left alone.
 * @param view undefined: the first one, which the page shows anyway
 * @returns to be told of a view that was chosen on the page
 */
export function useLedTo(view: string | undefined, tabs: RefObject<HTMLElement | null>): (view: string | undefined) => void {
  const chosen = useRef<string>(undefined);
  useEffect(() => {
    if (view === undefined || view === chosen.current) return;
    const until = Date.now() + PATIENCE_MS;
    let timer: ReturnType<typeof setTimeout>;
    const stop = () => clearTimeout(timer);
    const look = () => {
      const panel = tabs.current?.parentElement?.querySelector('[role="tabpanel"]');
      tabs.current?.scrollIntoView({ block: 'start' });
      // what is loaded after it may push it away again
      if (Date.now() < until && (!panel || panel.getBoundingClientRect().height < window.innerHeight / 2))
        timer = setTimeout(look, LOOK_MS);
    };
    timer = setTimeout(look, LOOK_MS);
    for (const event of OWN_WAY) window.addEventListener(event, stop, { once: true, passive: true });
    return () => {
      stop();
      for (const event of OWN_WAY) window.removeEventListener(event, stop);
    };
  }, [view, tabs]);
  return (one) => {
    chosen.current = one;
  };
}
