import { expect, test } from '@jest/globals';
import { engineOrder } from '../engineOrder.ts';

const engines = new Map(['a', 'b', 'c'].map((name) => [name, name]));
const agents = Array.from({ length: 300 }, (_, index) => `agent ${index}`);

test('an agent has the same engines in the same order, and each engine has its share of agents', () => {
  const firsts = agents.map((agent) => engineOrder(engines, agent)[0]);

  for (const engine of engines.keys())
    expect(firsts.filter((first) => first === engine).length).toBeGreaterThan(60);
  expect(agents.map((agent) => engineOrder(engines, agent)[0])).toEqual(firsts);
});

test('when an engine is taken away only its own agents move', () => {
  const left = new Map([...engines].filter(([name]) => name !== 'b'));
  const moved = agents.filter((agent) => engineOrder(left, agent)[0] !== engineOrder(engines, agent)[0]);

  expect(moved.every((agent) => engineOrder(engines, agent)[0] === 'b')).toBe(true);
});
