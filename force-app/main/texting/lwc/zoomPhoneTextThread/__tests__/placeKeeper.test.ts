import { expect, test } from '@jest/globals';
import { createPlaceKeeper } from '../placeKeeper.ts';

const ROW = 50;
const SCREEN = 200;

test('a thread stands at its end until somebody scrolls, also when a text comes', () => {
  const [place, list] = [createPlaceKeeper(), listOf(0, 20)];

  place.restore(list);
  expect(list.scrollTop).toBe(1000);
  list.scrollTop = 1000 - SCREEN;
  place.keep(list);
  expect(place.isAtEnd).toBe(true);
  list.scrollTop = 300;
  place.keep(list);

  expect(place.isAtEnd).toBe(false);
});

test('what is read stays where it is when messages come before it', () => {
  const [place, before, after] = [createPlaceKeeper(), listOf(10, 20), listOf(0, 20)];
  before.scrollTop = 120;
  place.keep(before);

  after.scrollTop = before.scrollTop;
  place.restore(after);

  expect(after.scrollTop).toBe(120 + 10 * ROW);
});

test('after a leap to where other messages are, those keep the place', () => {
  const [place, far, near, later] = [createPlaceKeeper(), listOf(30, 40), listOf(10, 20), listOf(0, 20)];
  far.scrollTop = 120;
  place.keep(far);

  near.scrollTop = 60;
  place.restore(near);
  expect(near.scrollTop).toBe(60);
  later.scrollTop = 60;
  place.restore(later);

  expect(later.scrollTop).toBe(60 + 10 * ROW);
});

/** Laid out as a browser would: messages of one height, one below the other. */
function listOf(from: number, to: number): HTMLElement {
  const list = document.createElement('div');
  const rows = Array.from({ length: to - from }, (_, index) => {
    const row = document.createElement('li');
    row.dataset.key = String(from + index);
    return withLayout(row, { offsetTop: index * ROW, offsetHeight: ROW });
  });
  list.append(...rows);
  return withLayout(list, { scrollHeight: rows.length * ROW, clientHeight: SCREEN });
}

function withLayout(element: HTMLElement, layout: Readonly<Record<string, number>>): HTMLElement {
  for (const [name, value] of Object.entries(layout)) Object.defineProperty(element, name, { value });
  return element;
}
