/** How the widget looks: nothing sticks out or is cut off at any width, axe finds nothing, and a picture to look at. */
import path from 'node:path';
import { expect, type TestInfo } from '@playwright/test';
import { findInaccessibleIn } from '../fixtures.ts';
import type { Desk } from './desk.ts';

/** Of the panel alone, with the pad beside it, and of the whole window. */
const WIDTHS = [340, 716, 1366];
/** Of these there are pictures, where they are wanted: `PICTURES=1`. */
const PICTURED = process.env['PICTURES'] === '1' ? [340, 716] : [];

/**
 * Pictures are in `test-results/looks`.
 * @returns checks the widget as it is now; `state` says what it shows
 */
export function looksOf(
  { panel, words }: Desk,
  { project }: Pick<TestInfo, 'project'>,
): (state: string) => Promise<void> {
  const folder = path.join(project.outputDir, 'looks', words.language);
  return async (state) => {
    expect.soft(await panel.evaluate(findCutOff, WIDTHS), state).toEqual([]);
    for (const width of PICTURED) {
      await panel.evaluate(widen, width);
      await panel.screenshot({ path: path.join(folder, `${state} ${width}.png`), animations: 'disabled' });
    }
    await panel.evaluate(widen, null);
    // The page around it has tests of its own, and Zoom's page is not ours.
    expect.soft(await findInaccessibleIn(panel), state).toEqual([]);
  };
}

/** Runs in the page. @param width of the panel; null: as the widget wants it */
function widen(panel: HTMLElement | SVGElement, width: number | null): void {
  panel.dataset['width'] ??= panel.style.width;
  panel.style.width = width === null ? panel.dataset['width'] : `${width}px`;
  if (width === null) delete panel.dataset['width'];
}

/** Runs in the page. @returns what sticks out at a side, and what is wider inside than it shows, at any of the widths */
async function findCutOff(panel: HTMLElement | SVGElement, widths: readonly number[]): Promise<string[]> {
  const sticksOut = (inner: DOMRect, outer: DOMRect) =>
    inner.left < outer.left - 1 || inner.right > outer.right + 1;
  const isFine = (element: Element, outer: DOMRect): boolean => {
    const { visibility, overflowX } = getComputedStyle(element);
    const place = element.getBoundingClientRect();
    if (visibility === 'hidden' || place.width <= 1) return true;
    if (sticksOut(place, outer)) return false;
    if (overflowX === 'visible' || element.scrollWidth <= element.clientWidth + 1) return true;
    // A button's shine is wider than the button.
    const content = document.createRange();
    content.selectNodeContents(element);
    const inner = content.getBoundingClientRect();
    return inner.width === 0 || !sticksOut(inner, place);
  };
  const inside = (root: Element | ShadowRoot): Element[] =>
    [...root.children].flatMap((child) => [
      child,
      ...(child.shadowRoot ? inside(child.shadowRoot) : []),
      ...inside(child),
    ]);

  const badAt = (width: number): string[] => {
    const outer = panel.getBoundingClientRect();
    const bad = inside(panel).filter((element) => !isFine(element, outer));
    return bad.map(
      ({ localName, className, textContent }) => `${width}: ${localName}.${className} ${textContent}`,
    );
  };

  const wanted = panel.style.width;
  const cutOff: string[] = [];
  for (const width of widths) {
    panel.style.width = `${width}px`;
    let bad = badAt(width);
    // A row of tabs puts those that have no place into a menu, some frames later.
    for (let frames = 0; bad.length > 0 && frames < 20; frames += 1) {
      await new Promise(requestAnimationFrame);
      bad = badAt(width);
    }
    cutOff.push(...bad);
  }
  panel.style.width = wanted;
  return cutOff;
}
