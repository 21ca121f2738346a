import { simpleParser } from 'mailparser';
import { PROCESSES } from '../../machines/registry.js';
import { domainOf, mailBytes } from './mail-bytes.js';
import { type MailedNotice, mailText } from './mail-text.js';

const notice = (number: number, more: Partial<MailedNotice> = {}): MailedNotice => ({
  id: `n${number}`,
  caseId: `00000000-0000-4000-8000-00000000000${number % 10}`,
  reference: `MED-2026-0000${number}`,
  kind: 'handedOver',
  urgency: null,
  why: 'digest',
  organisation: 'Fonds national fictif Azur',
  standingIn: false,
  ...more,
});
const HERE = 'https://saisine.example';

it('says how many, which cases, and where; what waits first', () => {
  const { subject, text } = mailText(
    [
      notice(1),
      notice(2, { urgency: 'yourTurn', standingIn: true }),
      notice(3, { urgency: 'ended', why: 'escalation' }),
      notice(4, { kind: 'deadline' }),
    ],
    HERE,
  );
  expect(subject).toBe('Saisine : 4 avis, dont 2 urgents');
  expect(text).toContain('4 avis vous attendent dans Saisine, dont 2 urgents.');
  const order = [
    'NON LUS À TEMPS',
    'MED-2026-00003 : le dossier a pris fin',
    'URGENT',
    'MED-2026-00002',
    'AUTRES AVIS',
    'MED-2026-00004 : une échéance est rappelée',
  ];
  const places = order.map((part) => text.indexOf(part));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(text).toContain('en remplacement d’un collègue');
  expect(text).toContain(`${HERE}/dossiers/00000000-0000-4000-8000-000000000002\n`);
  expect(text).toContain(`Régler ces courriels : ${HERE}/reglages`);
});

it.each([
  [[notice(1)], 'Saisine : 1 avis', '1 avis vous attend dans Saisine.'],
  [[notice(1, { urgency: 'yourTurn' })], 'Saisine : 1 avis urgent', '1 avis vous attend dans Saisine, urgent.'],
  [[notice(1, { urgency: 'term' }), notice(2, { urgency: 'alarm' })], 'Saisine : 2 avis urgents', 'tous urgents.'],
])('counts in French', (notices, subject, said) => {
  const mail = mailText(notices, HERE);
  expect(mail.subject).toBe(subject);
  expect(mail.text).toContain(said);
});

it('stays short however many there are', () => {
  const { text } = mailText(
    Array.from({ length: 200 }, (_, index) => notice(index)),
    HERE,
  );
  expect(text).toContain('… et 170 de plus.');
  expect(text.split('\n').length).toBeLessThan(160);
});

it('holds no word of what any process is about', () => {
  const words = (sentence: string) => sentence.toLowerCase().split(/[^\p{L}]+/u);
  const told = new Set(
    words(mailText([notice(1, { urgency: 'yourTurn' }), notice(2), notice(3, { why: 'escalation', urgency: 'ended' })], HERE).text),
  );
  for (const process of PROCESSES)
    for (const label of words(process.label)) if (label.length > 4 && label !== 'saisine') expect(told).not.toContain(label);
});

it('has the same bytes each time, all of them in ASCII, and reads as it was written', async () => {
  const letter = {
    ...mailText([notice(1), notice(2, { urgency: 'yourTurn' })], HERE),
    messageId: '<7c0e@saisine.example>',
    sender: 'Saisine <saisine@saisine.example>',
    recipient: 'quelqu.un@example.invalid',
    composedAt: '2026-11-23T07:30:00.000Z',
  };
  const [one, two] = [await mailBytes(letter), await mailBytes(letter)];
  expect(one.equals(two)).toBe(true);
  expect(one.every((byte) => byte < 128)).toBe(true);
  expect(
    one
      .toString('latin1')
      .split('\r\n')
      .filter((line) => line.length > 78),
  ).toEqual([]);
  const read = await simpleParser(one);
  expect(read).toMatchObject({ subject: letter.subject, messageId: letter.messageId, date: new Date(letter.composedAt) });
  expect(read.text?.trimEnd()).toBe(letter.text.trimEnd());
  expect(read.headers.get('auto-submitted')).toBe('auto-generated');
  expect([read.from?.text, (read.to as { text: string }).text]).toEqual([
    '"Saisine" <saisine@saisine.example>',
    'quelqu.un@example.invalid',
  ]);
});

it('is from the sender’s own domain', () => {
  expect(['Saisine <s@exemple.fr>', 's@exemple.fr', 'nothing'].map(domainOf)).toEqual(['exemple.fr', 'exemple.fr', 'localhost']);
});
