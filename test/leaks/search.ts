import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import pg from 'pg';
import type { Needle } from './planted.js';

export interface Hit {
  readonly where: string;
  readonly value: string;
  readonly how: string;
}

/** Many needles in one pass over the bytes: by the first three, then whole. */
export class Search {
  private readonly starts = new Uint8Array(1 << 24);
  private readonly byStart = new Map<number, Needle[]>();

  constructor(needles: readonly Needle[]) {
    for (const needle of needles) {
      const start = startOf(needle.bytes, 0);
      this.starts[start] = 1;
      this.byStart.set(start, [...(this.byStart.get(start) ?? []), needle]);
    }
  }

  /** Each value and way of writing it once. */
  in(where: string, bytes: Buffer): readonly Hit[] {
    const hits = new Map<string, Hit>();
    for (let at = 0; at + 3 <= bytes.length; at += 1) {
      if (this.starts[startOf(bytes, at)] === 0) continue;
      for (const { value, how, bytes: wanted } of this.byStart.get(startOf(bytes, at)) ?? []) {
        if (bytes.compare(wanted, 0, wanted.length, at, Math.min(at + wanted.length, bytes.length)) === 0)
          hits.set(`${value} ${how}`, { where, value, how });
      }
    }
    return [...hits.values()];
  }
}

const startOf = (bytes: Buffer, at: number): number =>
  ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);

/** Every file under a folder, as bytes; a file that goes away meanwhile is not there. */
export function* filesOf(folder: string, root = folder): Generator<readonly [path: string, bytes: Buffer]> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesOf(path, root);
    else if (entry.isFile()) {
      try {
        yield [relative(root, path), readFileSync(path)];
      } catch {
        // gone
      }
    }
  }
}

/** Every row of every table of a database, as PostgreSQL writes it; what is compressed on disk is readable here. */
export async function rowsOf(url: string): Promise<readonly (readonly [table: string, bytes: Buffer])[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const all: [string, Buffer][] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} AS t`);
      all.push([name, Buffer.from(rows.map(({ row }) => row).join('\n'))]);
    }
    return all;
  } finally {
    await client.end();
  }
}
