import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, call, type Schemas } from '../api/index.js';

export type Register = Schemas['RegistersList']['registers'][number];
export type RegisterPage = Schemas['RegistersRead'];
export type RegisterRow = RegisterPage['rows'][number];
export type AheadOf = RegisterRow['ahead'][number];

export interface RegisterFilters {
  /** part of a reference, of a title or of an organisation's name */
  readonly q?: string;
  /** `true`, `false`; absent: both */
  readonly open?: string;
}

/** Rows that are read at once. */
const PAGE = 50;

export const registersQuery = queryOptions({
  queryKey: ['registers'],
  queryFn: () => answered(api.GET('/v1/registers')),
  select: ({ registers }): readonly Register[] => registers,
  staleTime: Number.POSITIVE_INFINITY,
});

export const readRegister = (process: string, filters: RegisterFilters, cursor: string, limit: number): Promise<RegisterPage> => {
  const query = new URLSearchParams({ ...filters, limit: String(limit), ...(cursor === '' ? {} : { cursor }) });
  return call('GET', `/v1/registers/${encodeURIComponent(process)}?${query}`);
};

/** A register, page by page: what changes next comes first. */
export const registerQuery = (process: string, filters: RegisterFilters) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'register', process, filters],
    queryFn: ({ pageParam }) => readRegister(process, filters, pageParam, PAGE),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
