import { readFileSync } from 'node:fs';

/** `party/mediator`: a party decides, the mediator records; `fund`: the fund, in person. */
export interface Who {
  readonly decides: string;
  readonly recordedBy: string;
}

export interface Cell {
  readonly who: readonly Who[];
  /** the situations that may follow, by name */
  readonly targets: readonly string[];
}

/** The hand-written table: what is not in it is refused. */
export interface AllowedTable {
  readonly situations: readonly string[];
  readonly acts: readonly string[];
  readonly cell: (situation: string, act: string) => Cell;
}

const NOBODY: Cell = { who: [], targets: [] };

/** Run from the project's root, as npm does. */
const pageOf = (processId: string) => readFileSync(`test/oracle/${processId}.allowed.md`, 'utf8');
export const readTable = (processId: string): AllowedTable => parseTable(pageOf(processId));
export const readSections = (processId: string): readonly Section[] => parseSections(pageOf(processId));

/** A table of a page that has several, under its own heading. */
export interface Section {
  readonly heading: string;
  readonly table: AllowedTable;
}

/** Reads each section (`## …`) that holds a table. */
export const parseSections = (markdown: string): readonly Section[] =>
  markdown
    .split(/^## /m)
    .slice(1)
    .filter((text) => /^\|/m.test(text))
    .map((text) => ({ heading: text.split('\n')[0]!.trim(), table: parseTable(text) }));

/** Several tables read as one; throws where two of them speak of the same situation and act. */
export function together(sections: readonly Section[]): AllowedTable {
  const tables = sections.map(({ table }) => table);
  const speaking = (situation: string, act: string) =>
    sections.filter(({ table }) => table.situations.includes(situation) && table.acts.includes(act));
  const situations = [...new Set(tables.flatMap((table) => table.situations))];
  const acts = [...new Set(tables.flatMap((table) => table.acts))];
  for (const situation of situations)
    for (const act of acts) {
      const twice = speaking(situation, act);
      if (twice.length > 1) throw new Error(`${situation} × ${act} stands in: ${twice.map(({ heading }) => heading).join('; ')}`);
    }
  return { situations, acts, cell: (situation, act) => speaking(situation, act)[0]?.table.cell(situation, act) ?? NOBODY };
}

/** Reads the one table of the page; throws where it can't be read without a doubt. */
export function parseTable(markdown: string): AllowedTable {
  const [head, rule, ...rows] = markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map(columns);
  if (head?.[0] !== 'situation' || !rule?.every((dashes) => /^-+$/.test(dashes)))
    throw new Error('the table must begin with « | situation | … | »');
  const acts = head.slice(1);
  const cells = new Map<string, Cell>();
  for (const [situation = '', ...entries] of rows) {
    if (entries.length !== acts.length) throw new Error(`${situation}: ${entries.length} cells for ${acts.length} acts`);
    for (const [index, entry] of entries.entries())
      cells.set(`${situation} ${acts[index]}`, readCell(entry, `${situation} × ${acts[index]}`));
  }
  return {
    situations: rows.map(([situation = '']) => situation),
    acts,
    cell: (situation, act) => cells.get(`${situation} ${act}`) ?? NOBODY,
  };
}

const columns = (line: string): string[] =>
  line
    .replace(/^\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim());

/** `party/fund, party/mediator → partyDeclined` */
function readCell(text: string, where: string): Cell {
  if (text === '') return NOBODY;
  const sides = text.split('→').map((side) => side.trim());
  if (sides.length !== 2) throw new Error(`${where}: « ${text} » is not « who → situation »`);
  const [who, targets] = sides.map((side) => side.split(',').map((one) => one.trim())) as [string[], string[]];
  return { who: who.map(readWho), targets };
}

function readWho(text: string): Who {
  const [decides = '', recordedBy = decides] = text.split('/');
  return { decides, recordedBy };
}
