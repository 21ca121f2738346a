/** What stands in the address of the page, and what the worklist is asked for it: each can be read from the other. */

/** The parameters of GET /v1/cases, `cursor` and `limit` aside. */
export type WorklistQuery = Readonly<Record<string, string>>;
export type Search = Readonly<Record<string, string | undefined>>;

/** A view is a name in the address for a question that is often asked. */
export const VIEWS = {
  ouverts: { closed: 'false' },
  retard: { late: 'true' },
  aujourdhui: { due: 'today' },
  semaine: { due: 'week' },
  attendus: { closed: 'false', waitsFor: 'me' },
  ailleurs: { closed: 'false', waitsFor: 'others' },
  moi: { closed: 'false', assignedTo: 'me' },
  personne: { closed: 'false', assignedTo: 'nobody' },
  'termines-du-mois': { ended: 'month' },
  termines: { closed: 'true' },
  tous: {},
} as const satisfies Record<string, WorklistQuery>;
export type View = keyof typeof VIEWS;

export const FIRST_VIEW: View = 'ouverts';
const isView = (name: string | undefined): name is View => name !== undefined && Object.hasOwn(VIEWS, name);

/** The orders, by their name in the address. The first is meant where none is named, but for what has ended. */
export const ORDERS = {
  urgence: 'urgency',
  echeance: 'deadline',
  mouvement: 'updated',
  ouverture: 'opened',
  reference: 'reference',
} as const;
export type Order = keyof typeof ORDERS;
const isOrder = (name: string | undefined): name is Order => name !== undefined && Object.hasOwn(ORDERS, name);

/** In the address -> in the question. */
const PARAMETERS = { procedure: 'process', situation: 'situation', suivi: 'assignedTo', q: 'q' } as const;
/** What only a saved filter may ask besides: it stands in the address as it is. */
export const AS_THEY_ARE = ['late', 'due', 'ended', 'waitsFor', 'closed', 'changedSince'] as const;

export const viewOf = ({ vue }: Search): View => (isView(vue) ? vue : FIRST_VIEW);

/** What has ended presses no more: what moved last comes first. */
export const firstOrder = (view: View): Order => (view.startsWith('termines') ? 'mouvement' : 'urgence');
export const orderOf = (search: Search): Order => (isOrder(search.tri) ? search.tri : firstOrder(viewOf(search)));

/** What the worklist is asked. */
export function queryOf(search: Search): WorklistQuery {
  const own = Object.entries(PARAMETERS).flatMap(([name, parameter]) => filled(parameter, search[name]));
  const others = AS_THEY_ARE.flatMap((name) => filled(name, search[name]));
  return { ...Object.fromEntries([...own, ...others]), ...VIEWS[viewOf(search)], sort: ORDERS[orderOf(search)] };
}

/** An address under which the worklist is asked this. */
export function searchOf({ sort, ...query }: WorklistQuery): Search {
  const view = fittingView(query);
  const order = Object.entries(ORDERS).find(([, name]) => name === (sort ?? 'deadline'))?.[0] as Order;
  const rest = Object.entries(query).filter(([name, value]) => (VIEWS[view] as WorklistQuery)[name] !== value);
  const names = new Map<string, string>(Object.entries(PARAMETERS).map(([name, parameter]) => [parameter, name]));
  return {
    ...(view === FIRST_VIEW ? {} : { vue: view }),
    ...Object.fromEntries(rest.map(([name, value]) => [names.get(name) ?? name, value])),
    ...(order === firstOrder(view) ? {} : { tri: order }),
  };
}

/** The view that says most of a question, and nothing besides it. */
function fittingView(query: WorklistQuery): View {
  const fits = (Object.entries(VIEWS) as [View, WorklistQuery][]).filter(([, asked]) =>
    Object.entries(asked).every(([name, value]) => query[name] === value),
  );
  return fits.sort(([, a], [, b]) => Object.keys(b).length - Object.keys(a).length)[0]?.[0] ?? 'tous';
}

/** Filters beside the view: those that « show all » would take away. */
export const filtersIn = (search: Search): readonly string[] =>
  [...Object.keys(PARAMETERS), ...AS_THEY_ARE].filter((name) => (search[name] ?? '') !== '');

/** What takes them out of the address. */
export const withoutFilters = (search: Search): Search => Object.fromEntries(filtersIn(search).map((name) => [name, undefined]));

/** The API looks for parts of references only: names are no part of an address. */
export const isPartOfReference = (text: string): boolean => /^(?=.*\d)[A-Za-z0-9/._-]{1,40}$/.test(text);

const filled = (name: string, value: string | undefined): [string, string][] =>
  value === undefined || value === '' ? [] : [[name, value]];
