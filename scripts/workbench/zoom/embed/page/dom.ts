/** Describes elements, and brings a live part of the page to what is described, so that focus and carets stay. */
type Attributes = Readonly<Record<string, string | boolean | null>>;

/** An attribute that is null or false is left out; one that is true is there without a value. */
export function el(
  tag: string,
  attributes: Attributes = {},
  ...children: readonly (Node | string | null)[]
): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** @param path outline in a square of 24 */
export function icon(path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

/** Makes the children of `live` like those of `wanted`. Elements with a `data-key` are told apart by it. */
export function morph(live: Element, wanted: Element): void {
  const old = [...live.childNodes];
  const nodes = [...wanted.childNodes].map((child) => {
    const index = old.findIndex((node) => isSame(node, child));
    const match = index === -1 ? undefined : old.splice(index, 1)[0];
    if (match === undefined) return child;
    update(match, child);
    return match;
  });
  for (const node of old) node.remove();
  for (const [index, node] of nodes.entries()) {
    const current = live.childNodes[index] ?? null;
    if (current !== node) live.insertBefore(node, current);
  }
}

function isSame(a: Node, b: Node): boolean {
  if (a.nodeName !== b.nodeName) return false;
  const keys = [a, b].map((node) => (node instanceof Element ? node.getAttribute('data-key') : null));
  return keys[0] === keys[1];
}

function update(live: Node, wanted: Node): void {
  if (!(live instanceof Element) || !(wanted instanceof Element)) {
    if (live.nodeValue !== wanted.nodeValue) live.nodeValue = wanted.nodeValue;
    return;
  }
  for (const { name } of [...live.attributes]) if (!wanted.hasAttribute(name)) live.removeAttribute(name);
  for (const { name, value } of wanted.attributes) {
    if (live.getAttribute(name) !== value) live.setAttribute(name, value);
  }
  morph(live, wanted);
  updateValue(live, wanted);
}

/** What a field shows is not its attribute any more once somebody has typed. */
function updateValue(live: Element, wanted: Element): void {
  const isInput = live instanceof HTMLInputElement && wanted instanceof HTMLInputElement;
  const isSelect = live instanceof HTMLSelectElement && wanted instanceof HTMLSelectElement;
  if ((isInput || isSelect) && live.value !== wanted.value) live.value = wanted.value;
}
