import { expect, test } from '@jest/globals';
import { edgeId, type Graph, graphOf, routeOf } from './graph.js';
import { marksOf, NO_MARKS, shownOf } from './marks.js';

const source = { text: 'Texte fictif', requirements: [], assumed: false, cited: 'Texte fictif' };
const way = (act: string, target: string, guards: string[] = []) => ({ act, label: act, target, guards, source });
const situation = (id: string, ways: object[], passages: object[] = [], final = false) => ({
  id,
  label: id,
  final,
  source,
  waitsFor: [],
  ways,
  passages,
});

/** asked -> sorted (a passage) -> waiting or ready; three ways to give up. */
const graph: Graph = graphOf({
  conditions: { feeIsPaid: 'La cotisation est payée' },
  situations: [
    situation('asked', [way('sort', 'sorted'), way('giveUp', 'gone')]),
    situation(
      'sorted',
      [],
      [
        { target: 'ready', guards: ['feeIsPaid', 'unsaid'], source },
        { target: 'waiting', guards: [], source },
      ],
    ),
    situation('waiting', [way('pay', 'sorted'), way('remind', 'waiting'), way('giveUp', 'gone'), way('forget', 'gone')]),
    situation('ready', [way('lend', 'lent'), way('giveUp', 'gone')]),
    situation('lent', [], [], true),
    situation('gone', [], [], true),
  ],
} as unknown as Parameters<typeof graphOf>[0]);

const fact = (act: string, id: string) => ({ act, situation: { id, label: id } });

test('acts between the same two are one edge, what stays is none, and an unsaid condition keeps its name', () => {
  expect(graph.edges.map(({ id, ways, common }) => [id, ways.length, common])).toEqual([
    ['asked>sorted', 1, false],
    ['asked>gone', 1, true],
    ['sorted>ready', 1, false],
    ['sorted>waiting', 1, false],
    ['waiting>sorted', 1, false],
    ['waiting>gone', 2, true],
    ['ready>lent', 1, false],
    ['ready>gone', 1, true],
  ]);
  expect(graph.nodes.map(({ kind }) => kind)).toEqual(['situation', 'transit', 'situation', 'situation', 'end', 'end']);
  expect(graph.nodes[1]?.ways[0]?.conditions).toEqual(['La cotisation est payée', 'unsaid']);
});

test('an act’s route goes on through the passages, and there is none for what no way explains', () => {
  expect(routeOf(graph, 'asked', 'sort', 'waiting')).toEqual(['asked>sorted', 'sorted>waiting']);
  expect(routeOf(graph, 'waiting', 'pay', 'ready')).toEqual(['waiting>sorted', 'sorted>ready']);
  expect(routeOf(graph, 'waiting', 'remind', 'waiting')).toEqual([]);
  expect(routeOf(graph, 'asked', 'RECTIFIED', 'lent')).toEqual([]);
});

test('a case marks its path, where it is, and what may come next', () => {
  const facts = [fact('open', 'asked'), fact('sort', 'waiting'), fact('remind', 'waiting')];
  const actions = [
    { act: 'pay', allowed: true },
    { act: 'remind', allowed: true },
    { act: 'giveUp', allowed: false },
    { act: 'forget', allowed: false },
  ];
  const marks = marksOf(graph, 'waiting', facts, actions);
  expect(marks.present).toBe('waiting');
  expect([...marks.taken]).toEqual(['asked', 'waiting', 'sorted']);
  expect([...marks.takenEdges]).toEqual(['asked>sorted', 'sorted>waiting']);
  expect([...marks.nextEdges]).toEqual([
    ['waiting>sorted', 'allowed'],
    ['waiting>gone', 'refused'],
  ]);
  expect([...marks.next]).toEqual(['sorted']);

  const ids = (part: Graph) => [part.nodes.map(({ id }) => id), part.edges.map(({ id }) => id)];
  expect(ids(shownOf(graph, marks, { onlyAround: true, allExits: false }))).toEqual([
    ['asked', 'sorted', 'waiting', 'ready', 'gone'],
    ['asked>sorted', 'sorted>ready', 'sorted>waiting', 'waiting>sorted', 'waiting>gone'],
  ]);
  expect(shownOf(graph, marks, { onlyAround: false, allExits: true })).toEqual(graph);
});

test('an outcome that its reader does not learn marks no present', () => {
  const marks = marksOf(graph, 'ended', [fact('open', 'asked'), fact('sort', 'ready'), fact('lend', 'ended')], []);
  expect(marks.present).toBeUndefined();
  expect([...marks.takenEdges]).toEqual(['asked>sorted', 'sorted>ready']);
  expect(shownOf(graph, NO_MARKS, { onlyAround: false, allExits: false }).edges.some(({ to }) => to === 'gone')).toBe(false);
  expect(edgeId('a', 'b')).toBe('a>b');
});
