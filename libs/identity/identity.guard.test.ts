import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ArgumentsHost, Catch, Controller, type ExceptionFilter, Get, Module, Req } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { people } from '../../tools/demo/index.js';
import { type RunningIssuer, startIssuer } from '../../tools/issuer/issuer.js';
import { fetchToken } from '../../tools/token/fetch-token.mjs';
import { type StandIn, StandIns } from '../delegation/index.js';
import { Directory, type Member } from '../directory/index.js';
import { ProblemError } from '../problem/index.js';
import { BrowserSessions } from '../session/index.js';
import {
  CurrentAccount,
  CurrentMember,
  IdentityGuard,
  Public,
  type SignedIn,
  TokenVerifier,
  type Who,
  WhoActs,
  WithoutOrganisation,
} from './index.js';

const AUDIENCE = 'saisine-api';

/** The seeded people, but for one whom the directory does not know and one whose account is closed. */
const directory = {
  async memberOf(subject: string): Promise<Member | undefined> {
    const person = subject === 'mediateur2' ? undefined : people.find((known) => known.subject === subject);
    return (
      person && {
        ...person,
        active: subject !== 'dpo',
        memberships: person.memberships.map((membership) => ({
          ...membership,
          organisationName: `Nom de ${membership.organisationId}`,
          organisationKind: 'localBody',
        })),
      }
    );
  },
};

/** The employee of fund B is lent a lead’s role. */
const standIns = {
  async of(account: string): Promise<readonly StandIn[]> {
    const borrower = people.find(({ subject }) => subject === 'fonds2.gestionnaire');
    const lender = people.find(({ subject }) => subject === 'fonds2.responsable');
    if (!lender || account !== borrower?.accountId) return [];
    const lent = { account: lender.accountId, name: lender.displayName, delegation: 'd1', kind: 'substitution' } as const;
    return [{ ...lent, roles: ['caseManager', 'lead'] }];
  },
};

/** A session of the mediator, in the browsers that say so. */
const sessions = {
  async of({ headers }: { headers: Record<string, string | undefined> }) {
    return headers['x-test-session'] === undefined ? undefined : { subject: 'mediatrice', endsAt: '2030-01-01T00:00:00.000Z' };
  },
};

@Controller()
class WhoController {
  @Get('me')
  me(@CurrentMember() who: Who) {
    return who.organisation;
  }

  @WithoutOrganisation()
  @Get('account')
  account(@CurrentAccount() { member }: SignedIn, @Req() { who }: FastifyRequest) {
    return { account: member.displayName, acts: who !== undefined };
  }

  @Public()
  @Get('open')
  open() {
    return { open: true };
  }
}

@Catch(ProblemError)
class ProblemFilter implements ExceptionFilter<ProblemError> {
  catch({ status, code, extra }: ProblemError, host: ArgumentsHost) {
    host
      .switchToHttp()
      .getResponse<FastifyReply>()
      .status(status)
      .send({ code, ...extra });
  }
}

let stateDir: string;
let issuer: RunningIssuer;
let app: NestFastifyApplication;

beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'saisine-guard-'));
  issuer = await startIssuer({ port: 0, stateDir, audience: AUDIENCE, people });
  app = await application(issuer.url);
});
afterAll(async () => {
  await app.close();
  await issuer.close();
  await rm(stateDir, { recursive: true });
});

async function application(issuerUrl: string): Promise<NestFastifyApplication> {
  @Module({
    controllers: [WhoController],
    providers: [
      { provide: TokenVerifier, useFactory: () => new TokenVerifier({ issuer: issuerUrl, audience: AUDIENCE }) },
      { provide: Directory, useValue: directory },
      { provide: StandIns, useValue: standIns },
      { provide: BrowserSessions, useValue: sessions },
      WhoActs,
      { provide: APP_GUARD, useClass: IdentityGuard },
      { provide: APP_FILTER, useClass: ProblemFilter },
    ],
  })
  class Root {}
  const testing = await Test.createTestingModule({ imports: [Root] }).compile();
  const made = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await made.listen(0, '127.0.0.1');
  return made;
}

/** fetch, not Fastify's inject: the latter requires an ES module in a way that Jest cannot follow on Node 20. */
async function get(path: string, headers: Record<string, string> = {}, of = app) {
  const response = await fetch(`${await of.getUrl()}${path}`, { headers });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const bearer = async (login: string) => ({ authorization: `Bearer ${await fetchToken({ issuerUrl: issuer.url, login })}` });

test('a member gets in, and the handler knows whom they act for', async () => {
  const { status, body } = await get('/me', await bearer('caisse-a.responsable'));
  expect(status).toBe(200);
  expect(body).toEqual({ id: 'caisse-a', name: 'Nom de caisse-a', kind: 'localBody', roles: ['lead', 'caseManager'] });
});

test('a member of several organisations chooses by header', async () => {
  const several = await bearer('caisses.gestionnaire');
  expect((await get('/me', { ...several, 'x-organisation': 'caisse-b' })).body).toMatchObject({ id: 'caisse-b' });
  expect(await get('/me', several)).toMatchObject({
    status: 400,
    body: { code: 'choose-organisation', organisations: [{ id: 'caisse-a' }, { id: 'caisse-b' }] },
  });
  expect(await get('/me', { ...several, 'x-organisation': 'caisse-c' })).toMatchObject({ status: 403, body: { code: 'not-a-member' } });
});

test('a substitute holds the roles as well, and it is said which of them are lent', async () => {
  const { body } = await get('/me', await bearer('fonds2.gestionnaire'));
  expect(body).toMatchObject({
    roles: ['caseManager', 'lead'],
    standsInFor: [{ account: '00000000-0000-4000-8000-000000000004', delegation: 'd1', kind: 'substitution', roles: ['lead'] }],
  });
});

test('without a token nobody gets in, and is told which scheme to use', async () => {
  const { status, headers, body } = await get('/me');
  expect({ status, body }).toEqual({ status: 401, body: { code: 'missing-token' } });
  expect(headers.get('www-authenticate')).toBe('Bearer');
});

test('a session stands for a token, and a token goes before it', async () => {
  const session = { 'x-test-session': 'yes' };
  expect((await get('/me', session)).body).toMatchObject({ id: 'cabinet-mediation' });
  expect((await get('/me', { ...session, ...(await bearer('auditrice')) })).body).toMatchObject({ id: 'bureau-audit' });
  expect(await get('/me', { ...session, authorization: 'Bearer abc' })).toMatchObject({ status: 401 });
});

test('who has not chosen an organisation is let in where none is needed', async () => {
  const several = await bearer('caisses.gestionnaire');
  expect((await get('/account', several)).body).toEqual({ account: 'Charlie Partagé', acts: false });
  expect((await get('/account', { ...several, 'x-organisation': 'caisse-b' })).body).toEqual({ account: 'Charlie Partagé', acts: true });
  expect(await get('/account', { ...several, 'x-organisation': 'caisse-c' })).toMatchObject({ status: 403 });
});

test('a bad token is named as such', async () => {
  const { status, headers } = await get('/me', { authorization: 'Bearer abc' });
  expect(status).toBe(401);
  expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
});

test.each([
  ['mediateur2', 'unknown-account'],
  ['dpo', 'inactive-account'],
])('a valid token of %s is not enough: %s', async (login, code) => {
  expect(await get('/me', await bearer(login))).toMatchObject({ status: 403, body: { code } });
});

test('a public route asks for nothing', async () => {
  expect((await get('/open')).status).toBe(200);
});

test('while the issuer is away the answer is to try again, not that the token is bad', async () => {
  const cutOff = await application('http://127.0.0.1:9');
  const { status, headers, body } = await get('/me', await bearer('mediatrice'), cutOff);
  expect({ status, body }).toEqual({ status: 503, body: { code: 'issuer-unreachable' } });
  expect(headers.get('retry-after')).toBe('5');
  await cutOff.close();
});
