import type { StoredEffect } from '../../../libs/caseview/index.js';
import type { PrismaClient } from '../../../libs/persistence/index.js';
import { dayOf, frenchDate, instant } from '../../../machines/calendar/index.js';

/** What stands beside a case's log, as it is stored. */

export async function readEffects(prisma: PrismaClient, caseId: string): Promise<readonly StoredEffect[]> {
  const select = { id: true, seq: true, type: true, doneAt: true, attempts: true, lastError: true } as const;
  const rows = await prisma.effect.findMany({ where: { caseId }, select, orderBy: [{ seq: 'asc' }, { id: 'asc' }] });
  return rows.map((row) => ({ ...row, doneAt: row.doneAt?.toISOString() ?? null, lastError: row.lastError?.slice(0, 200) ?? null }));
}

/** Where some acts stand in a log. */
export async function readPlaces(prisma: PrismaClient, caseId: string, acts: readonly string[]): Promise<ReadonlySet<number>> {
  if (acts.length === 0) return new Set();
  const rows = await prisma.fact.findMany({ where: { caseId, act: { in: [...acts] } }, select: { seq: true } });
  return new Set(rows.map(({ seq }) => seq));
}

export interface StoredDocument {
  readonly id: string;
  readonly kind: string;
  readonly number: string | null;
  readonly content: { readonly [field: string]: unknown };
  readonly createdAt: string;
}

export async function readDocuments(prisma: PrismaClient, caseId: string): Promise<readonly StoredDocument[]> {
  const select = { id: true, kind: true, number: true, content: true, createdAt: true } as const;
  const rows = await prisma.document.findMany({ where: { caseId }, select, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map((row) => ({ ...row, content: row.content as StoredDocument['content'], createdAt: row.createdAt.toISOString() }));
}

export interface StoredNotice {
  readonly id: string;
  readonly organisationId: string;
  readonly relation: string;
  readonly kind: string;
  readonly subject: string;
  readonly createdAt: string;
  readonly readAt: string | null;
}

export async function readNotices(prisma: PrismaClient, caseId: string): Promise<readonly StoredNotice[]> {
  const select = { id: true, organisationId: true, relation: true, kind: true, subject: true, createdAt: true, readAt: true } as const;
  const rows = await prisma.notice.findMany({ where: { caseId }, select, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), readAt: row.readAt?.toISOString() ?? null }));
}

/** account -> name, one-time link -> who asked for it and when; the calendar and anything else has none */
export async function readAccountNames(prisma: PrismaClient, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const links = await readLinks(prisma, ids);
  const accounts = [...ids.filter((id) => /^[0-9a-f-]{36}$/.test(id)), ...links.map(({ createdBy }) => createdBy)];
  const rows = await prisma.account.findMany({ where: { id: { in: accounts } }, select: { id: true, displayName: true } });
  const names = new Map(rows.map(({ id, displayName }) => [id, displayName]));
  for (const { id, createdAt, createdBy } of links) {
    const day = frenchDate(dayOf(instant(createdAt.toISOString())));
    names.set(`invitation:${id}`, `lien à usage unique, invitation du ${day} par ${names.get(createdBy) ?? createdBy}`);
  }
  return names;
}

async function readLinks(prisma: PrismaClient, ids: readonly string[]) {
  const links = ids.flatMap((id) => /^invitation:([0-9a-f-]{36})$/.exec(id)?.[1] ?? []);
  if (links.length === 0) return [];
  return prisma.invitation.findMany({ where: { id: { in: links } }, select: { id: true, createdAt: true, createdBy: true } });
}
