import { DEADLINE_REACHED, type Process } from '../../machines/kernel/index.js';
import { PROCESSES } from '../../machines/registry.js';
import { ALARM_KIND, DEADLINE_KIND, URGENCIES, urgencyOf } from './urgency.js';

/** Of no process: what is read from one is that it waits, ends and reminds. */
const process = {
  situations: {
    asked: { final: false, waitsFor: ['giver'] },
    given: { final: true, waitsFor: [] },
  },
  deadlines: [
    { name: 'reminder', consequence: 'reminder' },
    { name: 'left', consequence: 'escalation' },
  ],
} as unknown as Process;
const news = { act: 'ask', situation: 'asked', kind: 'asked' };

it('what is awaited from the reader is urgent, and to nobody else', () => {
  expect(urgencyOf(process, news, ['giver', 'member'])).toBe('yourTurn');
  expect(urgencyOf(process, news, ['asker'])).toBeNull();
});

it('so are an end, a contract’s own term, and what was left lying; a reminder is not', () => {
  expect(urgencyOf(process, { ...news, situation: 'given' }, [])).toBe('ended');
  expect(urgencyOf(process, { ...news, act: DEADLINE_REACHED }, [])).toBe('term');
  const deadline = (name: string) => urgencyOf(process, { ...news, act: DEADLINE_REACHED, kind: DEADLINE_KIND, deadline: name }, ['giver']);
  expect(deadline('left.3')).toBe('escalation');
  expect(deadline('reminder.1')).toBeNull();
  expect(deadline('unknown')).toBeNull();
});

it('what every process’s deadlines do is known by that', () => {
  const kinds = PROCESSES.flatMap((one) =>
    one.deadlines
      .filter(({ consequence }) => consequence !== 'transition')
      .map(({ name, consequence }) => [
        consequence,
        urgencyOf(one, { act: DEADLINE_REACHED, situation: '', kind: DEADLINE_KIND, deadline: name }, []),
      ]),
  );
  expect(kinds.length).toBeGreaterThan(5);
  expect(kinds.every(([consequence, urgency]) => (consequence === 'escalation') === (urgency === 'escalation'))).toBe(true);
});

it('an alarm has its words too', () => {
  expect(Object.keys(URGENCIES)).toContain(ALARM_KIND);
});
