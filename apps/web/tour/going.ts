import { useNavigate } from '@tanstack/react-router';
import type { Place } from './stops.js';

/** A page is there within this time, or not at all. */
const PATIENCE_MS = 4_000;
const LOOK_MS = 150;

/** Goes to the page of a stop, where there is one, and to what is meant on it. */
export function useGoing(): (place: Place | undefined) => void {
  const navigate = useNavigate();
  return (place) => {
    if (!place) return;
    const { to, params, search } = place;
    void navigate({ to, params: params as never, search: search as never }).then(() => {
      if (search) bringIntoView(Date.now() + PATIENCE_MS);
    });
  };
}

/** One view of a case stands below its header: whoever is led there should see it. */
function bringIntoView(until: number): void {
  const view = document.querySelector('main [role="tabpanel"]');
  if (view) view.scrollIntoView({ block: 'start' });
  // what is loaded after it may push it away again
  if (Date.now() < until && (!view || view.getBoundingClientRect().height < window.innerHeight / 2))
    setTimeout(() => bringIntoView(until), LOOK_MS);
}
