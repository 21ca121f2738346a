import { fieldProblem } from '../../../libs/casework/index.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)?$/;

export const isUuid = (text: string): boolean => UUID.test(text);

/** Where a page ended: the sort key, an instant or nothing, and the row's id. */
export interface Place {
  readonly at: string | null;
  readonly id: string;
  /** a name within the row's id, where one id has several rows */
  readonly name: string;
}

const writeCursor = ({ at, id, name }: Place): string => Buffer.from([at ?? '', id, name].join('|')).toString('base64url');

/**
 * A page of a list, and the cursor of the next one; null after the last.
 * @param rows one more than the page holds, where there are more
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (last: Row) => Place,
): { page: readonly Row[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last !== undefined ? writeCursor(placeOf(last)) : null };
}

export const badCursor = () => fieldProblem('cursor', 'cursor', 'Ce curseur n’est pas valable : reprenez la liste depuis le début.');

/** Throws 400 for anything that this server did not write. */
export function readCursor(text: string | undefined): Place | undefined {
  if (text === undefined) return undefined;
  const [at, id, name, ...more] = Buffer.from(text, 'base64url').toString('latin1').split('|');
  const isOurs =
    at !== undefined &&
    INSTANT.test(at) &&
    isDate(at) &&
    id !== undefined &&
    isUuid(id) &&
    name !== undefined &&
    /^[\w.]{0,80}$/.test(name) &&
    more.length === 0;
  if (!isOurs) throw badCursor();
  return { at: at || null, id, name };
}

const isDate = (text: string): boolean => text === '' || (text >= '0001' && !Number.isNaN(Date.parse(text)));
