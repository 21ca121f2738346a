import { useQuery } from '@tanstack/react-query';
import { countQuery } from './queries.js';

/** How many notices concern the reader and are not read yet; none while nobody knows. */
export const useUnreadNotices = (): number => useQuery(countQuery).data?.mine ?? 0;
