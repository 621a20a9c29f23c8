/**
 * What assistive technology makes of an element: its role and its name. Knows what the widget's templates use, and for
 * base components, which are stubs here, what Lightning makes of their attributes.
 */
interface Meaning {
  readonly role: string;
  /** The attributes of the base component that name it, the first that is set. */
  readonly named: readonly string[];
}

const BASE_COMPONENTS: Readonly<Record<string, Meaning>> = {
  'lightning-avatar': { role: 'img', named: ['alternativeText'] },
  'lightning-button': { role: 'button', named: ['label'] },
  'lightning-button-icon': { role: 'button', named: ['alternativeText'] },
  'lightning-button-menu': { role: 'button', named: ['label', 'alternativeText'] },
  'lightning-checkbox-group': { role: 'group', named: ['label'] },
  'lightning-combobox': { role: 'combobox', named: ['label'] },
  'lightning-icon': { role: 'img', named: ['alternativeText'] },
  'lightning-input': { role: 'textbox', named: ['label'] },
  'lightning-menu-item': { role: 'menuitem', named: ['label'] },
  'lightning-menu-subheader': { role: 'presentation', named: ['label'] },
  'lightning-spinner': { role: 'status', named: ['alternativeText'] },
  'lightning-tab': { role: 'tab', named: ['label'] },
  'lightning-textarea': { role: 'textbox', named: ['label'] },
};
const ELEMENTS: Readonly<Record<string, string>> = {
  article: 'article',
  button: 'button',
  h2: 'heading',
  iframe: 'frame',
  input: 'textbox',
  section: 'region',
  textarea: 'textbox',
  ul: 'list',
};
const NAMED_BY_CONTENT = new Set(['button', 'heading', 'option', 'status', 'alert', 'listitem']);
/** Without a name these say nothing to who does not see them. */
const NEED_A_NAME = new Set([
  'alertdialog',
  'article',
  'button',
  'combobox',
  'frame',
  'group',
  'listbox',
  'menuitem',
  'option',
  'tab',
  'textbox',
  'timer',
]);

export function roleOf(element: Element): string | null {
  const tag = element.localName;
  return element.getAttribute('role') ?? BASE_COMPONENTS[tag]?.role ?? ELEMENTS[tag] ?? null;
}

export function nameOf(element: Element): string {
  return (
    (
      textOfIds(element, element.getAttribute('aria-labelledby')) ||
      element.getAttribute('aria-label') ||
      attributeName(element) ||
      labelOf(element) ||
      (NAMED_BY_CONTENT.has(roleOf(element) ?? '') && contentOf(element)) ||
      (element.localName in BASE_COMPONENTS ? '' : element.getAttribute('title'))
    )?.trim() ?? ''
  );
}

/** Elements below that would need a name and have none: "button.call". */
export function unnamed(root: Node): string[] {
  return elementsOf(root)
    .filter((element) => NEED_A_NAME.has(roleOf(element) ?? '') && nameOf(element) === '')
    .map((element) => `${element.localName}.${element.className}`);
}

/** Every element in the order in which it is read, through every shadow. */
export function elementsOf(root: Node): Element[] {
  return childrenOf(root).flatMap((node) =>
    node instanceof Element ? [node, ...elementsOf(node)] : elementsOf(node),
  );
}

/** Texts below, each by itself, with the labels that base components show. */
export function textsOf(node: Node): string[] {
  if (node instanceof Text) return [node.data.trim()].filter((text) => text !== '');
  const shown = node instanceof Element ? property(node, 'label') : '';
  return [...(shown === '' ? [] : [shown]), ...childrenOf(node).flatMap(textsOf)];
}

function childrenOf(node: Node): Node[] {
  if (node instanceof HTMLSlotElement) return node.assignedNodes({ flatten: true });
  return [...(node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes];
}

/** Pictures in a button are read with its text. */
function contentOf(element: Element): string {
  const pictures = elementsOf(element)
    .filter((one) => roleOf(one) === 'img')
    .map(attributeName);
  return [...pictures, ...textsOf(element)].filter((text) => text !== '').join(' ');
}

function attributeName(element: Element): string {
  const names = BASE_COMPONENTS[element.localName]?.named ?? [];
  return names.map((name) => property(element, name)).find((text) => text !== '') ?? '';
}

function labelOf(element: Element): string {
  if (element.id === '') return '';
  const label = rootOf(element).querySelector(`label[for="${element.id}"]`);
  return label ? contentOf(label) : '';
}

function textOfIds(element: Element, ids: string | null): string {
  return (ids ?? '')
    .split(/\s+/)
    .filter((id) => id !== '')
    .map((id) => rootOf(element).querySelector(`[id="${id}"]`))
    .map((target) => (target ? contentOf(target) : ''))
    .join(' ');
}

function rootOf(element: Element): ParentNode {
  const root = element.getRootNode();
  return root instanceof Document || root instanceof DocumentFragment ? root : document;
}

function property(element: Element, name: string): string {
  if (!(element.localName in BASE_COMPONENTS)) return '';
  const value: unknown = Reflect.get(element, name);
  return typeof value === 'string' ? value : '';
}
