import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import { answered, api, call, type Schemas } from '../api/index.js';
import type { FormSchema } from '../forms/index.js';
import { type Process, processQuery } from '../processes/queries.js';
import type { Delivery } from './deliveries.js';

export type Case = Schemas['Case'];
export type Fact = Schemas['Fact'];
export type History = Schemas['CasesHistory'];
export type Deadline = Schemas['Deadline'];
export type Proposal = Schemas['Proposal'];
export type Difference = Schemas['Difference'];
export type Invitation = Schemas['Invitation'];
export type Forecast = Schemas['CasesWhatIf'];
export type Foundation = Schemas['Foundation'];
type ActionsAnswer = Schemas['Actions'];
/** An act with its form. */
export type Action = Omit<ActionsAnswer['actions'][number], 'form'> & { readonly form: FormSchema };
export type ByChoice = Action['byChoices'][number];
export type Actions = Omit<ActionsAnswer, 'actions'> & { readonly actions: readonly Action[] };

/** A document of a case; `pdf` is null where it is not for this reader, or has no letter. */
export interface CaseDocument {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly number: string | null;
  readonly on?: string;
  readonly createdAt: string;
  readonly pdf?: {
    readonly state: 'ready' | 'pending' | 'failed';
    readonly size?: number;
    readonly sha256?: string;
    readonly href?: string;
    readonly reason?: string;
  } | null;
}

const path = (id: string) => ({ params: { path: { id } } });

export const caseQuery = (id: string) =>
  queryOptions({ queryKey: ['case', id, 'case'], queryFn: () => call<Case>('GET', `/v1/cases/${id}`) });

export const actionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'actions'],
    queryFn: () => call<Actions>('GET', `/v1/cases/${id}/actions`),
  });

export const historyQuery = (id: string) =>
  queryOptions({ queryKey: ['case', id, 'history'], queryFn: () => call<History>('GET', `/v1/cases/${id}/history`) });

export const documentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'documents'],
    queryFn: async () => (await call<{ documents: readonly CaseDocument[] }>('GET', `/v1/cases/${id}/documents`)).documents,
    // a letter is ready a moment after its fact
    refetchInterval: ({ state }) => (state.data?.some(({ pdf }) => pdf?.state === 'pending') ? 3_000 : false),
  });

export const deliveriesQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'deliveries'],
    queryFn: async () => (await call<{ deliveries: readonly Delivery[] }>('GET', `/v1/cases/${id}/deliveries`)).deliveries,
  });

export const replayQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'replay'],
    queryFn: () => answered(api.GET('/v1/cases/{id}/replay', path(id))),
  });

export const workflowQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'workflow'],
    queryFn: () => answered(api.GET('/v1/cases/{id}/workflow', path(id))),
  });

export const rectificationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'rectifications'],
    queryFn: async () => (await answered(api.GET('/v1/cases/{id}/rectifications', path(id)))).rectifications,
  });

export const invitationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'invitations'],
    queryFn: async () => (await answered(api.GET('/v1/cases/{id}/invitations', path(id)))).invitations,
  });

export const foundationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'foundations'],
    queryFn: async () => (await answered(api.GET('/v1/cases/{id}/foundations', path(id)))).restsOn,
  });

export const dependantsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['case', id, 'dependants'],
    queryFn: ({ pageParam }) =>
      answered(api.GET('/v1/cases/{id}/dependants', { params: { path: { id }, query: pageParam === '' ? {} : { cursor: pageParam } } })),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** How a process names what its cases hold: forms by act, readers by data class, relations by id. */
export interface Vocabulary {
  readonly forms: Readonly<Record<string, FormSchema>>;
  readonly readers: Readonly<Record<string, readonly string[]>>;
  readonly relationLabel: (relation: string) => string;
  readonly documentTitle: (kind: string) => string;
  /** some of its deadlines change the situation by themselves */
  readonly hasTerms: boolean;
}

export function useVocabulary(process: string | undefined): Vocabulary {
  const { data } = useQuery({ ...processQuery(process ?? ''), enabled: process !== undefined, select: vocabularyOf });
  return data ?? NO_WORDS;
}

const NO_WORDS: Vocabulary = {
  forms: {},
  readers: {},
  relationLabel: (relation) => relation,
  documentTitle: (kind) => kind,
  hasTerms: false,
};

function vocabularyOf({ acts, relations, documents, deadlines }: Process): Vocabulary {
  const readers: Record<string, string[]> = {};
  for (const { label, reads } of relations) for (const dataClass of reads) readers[dataClass] = [...(readers[dataClass] ?? []), label];
  const labels = new Map(relations.map(({ relation, label }) => [relation, label]));
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  return {
    forms: Object.fromEntries(acts.map(({ act, form }) => [act, form as unknown as FormSchema])),
    readers,
    relationLabel: (relation) => labels.get(relation) ?? relation,
    documentTitle: (kind) => titles.get(kind) ?? kind,
    hasTerms: deadlines.some(({ consequence }) => consequence === 'transition'),
  };
}
