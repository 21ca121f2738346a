import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { contractOf } from './contract.mjs';

const root = mkdtempSync(join(tmpdir(), 'saisine-contract-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A project of one controller. */
function contract(views: string, handlers: string) {
  const files = {
    'tsconfig.json': JSON.stringify({
      compilerOptions: { target: 'ES2022', lib: ['ES2023'], module: 'NodeNext', strict: true, experimentalDecorators: true, types: [] },
    }),
    'apps/api/nest.d.ts': `type Mark = (...args: any[]) => any;
      declare const Controller: Mark, Get: Mark, Post: Mark, Delete: Mark, Res: Mark;`,
    'libs/views.ts': views,
    'apps/api/loan.controller.ts': `import * as views from '../../libs/views.js';
      @Controller('v1/loans/:id') export class LoanController { ${handlers} }`,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return contractOf(root) as { answers: Record<string, unknown>; components: Record<string, unknown> };
}

const text = { type: 'string' };

describe('an answer’s schema', () => {
  it('is what JSON makes of the type that the handler returns', () => {
    const { answers, components } = contract(
      `export interface Shelf { readonly room: string; readonly within?: Shelf }
       export const loanView = (late: boolean, shelf: Shelf | null, note: string | undefined) => ({
         id: 'a' as string, due: new Date(), late, shelf, note, count: 1 as 1 | 2, copies: [] as readonly number[],
         more: {} as Readonly<Record<string, unknown>>, label: 'Prêté' as 'Prêté' | 'Rendu', ...(late ? { since: 1 as number } : {}), tell: () => 1, never: undefined,
       });`,
      `@Get() async read() { return views.loanView(true, null, undefined); }
       @Get('copies/:copy') copies() { return { loans: [views.loanView(true, null, undefined)], next: null as string | null }; }
       @Post('export') export() { return 'text' as string; }
       @Post('both') both(as: boolean) { return as ? 'text' as string : { state: as ? 'out' as const : 'in' as const }; }
       @Delete() async remove(): Promise<void> {}
       @Get('raw') raw(@Res() reply: unknown) { return { reply }; }`,
    );
    expect(answers).toEqual({
      'GET /v1/loans/{}': { $ref: '#/components/schemas/Loan' },
      'GET /v1/loans/{}/copies/{}': {
        type: 'object',
        properties: { loans: { type: 'array', items: { $ref: '#/components/schemas/Loan' } }, next: { type: ['string', 'null'] } },
        required: ['loans', 'next'],
      },
      'POST /v1/loans/{}/both': {
        type: 'object',
        properties: { state: { type: 'string', enum: expect.arrayContaining(['in', 'out']) } },
        required: ['state'],
      },
    });
    expect(components).toEqual({
      Loan: {
        type: 'object',
        properties: {
          id: text,
          due: { type: 'string', format: 'date-time' },
          late: { type: 'boolean' },
          shelf: { anyOf: [{ $ref: '#/components/schemas/Shelf' }, { type: 'null' }] },
          note: text,
          count: {
            anyOf: [
              { type: 'number', const: 1 },
              { type: 'number', const: 2 },
            ],
          },
          copies: { type: 'array', items: { type: 'number' } },
          more: { type: 'object', additionalProperties: {} },
          label: text,
          since: { type: 'number' },
        },
        required: ['id', 'due', 'late', 'shelf', 'count', 'copies', 'more', 'label'],
      },
      Shelf: { type: 'object', properties: { room: text, within: { $ref: '#/components/schemas/Shelf' } }, required: ['room'] },
    });
  });

  it('keeps apart what says differently what it is, and puts together what only has more', () => {
    const { answers } = contract(
      `export const step = (done: boolean) => done ? { done: true as const, at: '' as string } : { done: false as const, why: '' as string };
       export const by = (name?: string) => name === undefined ? { label: '' as string } : { label: '' as string, name };`,
      `@Get() read() { return { step: views.step(true), by: views.by() }; }`,
    );
    const shape = (properties: object, required: readonly string[]) => ({ type: 'object', properties, required });
    expect(answers['GET /v1/loans/{}']).toEqual(
      shape(
        {
          step: {
            anyOf: expect.arrayContaining([
              shape({ done: { type: 'boolean', const: true }, at: text }, ['done', 'at']),
              shape({ done: { type: 'boolean', const: false }, why: text }, ['done', 'why']),
            ]),
          },
          by: shape({ label: text, name: text }, ['label']),
        },
        ['step', 'by'],
      ),
    );
  });

  it('calls two shapes of one name by where they stand, and only those that are answered', () => {
    const { components } = contract(
      `export interface Loan { readonly paper: string }
       export interface Unused { readonly loan: Loan }
       export const loanView = (paper: Loan) => ({ id: '' as string, paper });`,
      `@Get() read() { return views.loanView({ paper: '' }); }`,
    );
    expect(Object.keys(components).sort()).toEqual(['LibsLoan', 'Loan']);
    expect(components.Loan).toMatchObject({ properties: { paper: { $ref: '#/components/schemas/LibsLoan' } } });
  });

  it.each([
    ['is not known', 'LoanController.read.row', `@Get() read() { return { row: JSON.parse('1') }; }`],
    ['is no JSON', 'LoanController.read.size', `@Get() read() { return { size: 1n }; }`],
    [
      'holds itself without a name',
      'LoanController.read.next.next',
      `@Get() read() { return views.chain(); }`,
      `interface Chain { next?: Chain } export const chain = (): { next: Chain } => ({ next: {} });`,
    ],
  ])('is refused, with its place, for a type that %s', (_, place, handlers, views = 'export const chain = () => ({});') => {
    expect(() => contract(views, handlers)).toThrow(place);
  });
});
