import type { Member, Role } from '../directory/index.js';
import { actingFor } from './who.js';

const at = (organisationId: string, role: Role) => ({
  organisationId,
  organisationName: `Caisse ${organisationId}`,
  organisationKind: 'localBody' as const,
  role,
});

const member = (...memberships: Member['memberships']): Member => ({
  accountId: '00000000-0000-4000-8000-000000000001',
  subject: 'camille',
  displayName: 'Camille Exemple',
  active: true,
  memberships,
});

test('a person of one organisation acts for it, with every role they hold there', () => {
  const who = actingFor(member(at('a', 'caseManager'), at('a', 'lead')), undefined);
  expect(who.organisation).toEqual({ id: 'a', name: 'Caisse a', kind: 'localBody', roles: ['caseManager', 'lead'] });
});

test('a person of several organisations acts for the one they name, with the roles they hold there only', () => {
  const who = actingFor(member(at('a', 'lead'), at('b', 'caseManager')), 'b');
  expect(who.organisation).toMatchObject({ id: 'b', roles: ['caseManager'] });
});

test('a person of several organisations who names none is shown the choice', () => {
  expect(() => actingFor(member(at('a', 'lead'), at('b', 'caseManager')), undefined)).toThrow(
    expect.objectContaining({
      status: 400,
      code: 'choose-organisation',
      extra: {
        organisations: [
          { id: 'a', name: 'Caisse a' },
          { id: 'b', name: 'Caisse b' },
        ],
      },
    }),
  );
});

test('nobody acts for an organisation they do not belong to, whether it exists or not', () => {
  for (const requested of ['b', 'unknown', '', 'a, b']) {
    expect(() => actingFor(member(at('a', 'lead')), requested)).toThrow(expect.objectContaining({ status: 403, code: 'not-a-member' }));
  }
});

test('an account without any organisation acts for none', () => {
  expect(() => actingFor(member(), undefined)).toThrow(expect.objectContaining({ status: 403, code: 'no-organisation' }));
});
