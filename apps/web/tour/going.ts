import { useNavigate } from '@tanstack/react-router';
import type { Place } from './stops.js';

/** Goes to the page of a stop, where there is one. */
export function useGoing(): (place: Place | undefined) => void {
  const navigate = useNavigate();
  return (place) => {
    if (!place) return;
    const { to, params, search } = place;
    void navigate({ to, params: params as never, search: search as never });
  };
}
