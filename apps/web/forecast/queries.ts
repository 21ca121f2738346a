import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../api/index.js';
import type { Forecast } from '../case/queries.js';
import type { Written } from '../forms/index.js';

export type { Forecast };

/**
 * What a case has ahead of it up to a day, as if these facts were done.
 * @param until '2027-11-23'
 */
export const forecastQuery = (id: string, until: string, facts: readonly Written[] = []) =>
  queryOptions({
    queryKey: ['case', id, 'forecast', until, facts],
    queryFn: () => call<Forecast>('POST', `/v1/cases/${id}/forecast`, { until, facts }),
    placeholderData: keepPreviousData,
  });
