/** A view on the page, met as a person meets it: by roles and names, whatever shadow they are in. */
import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';
import { elementsOf, nameOf, roleOf, textsOf, unnamed } from './roles.ts';

export interface Screen {
  readonly host: HTMLElement;
  /** What is read on it, text by text. */
  texts(): string[];
  /** The text of what has this role; null where nothing has it. */
  says(role: string): string | null;
  /** The names of everything with this role, in order. */
  names(role: string): string[];
  /** @throws where there is none, with the names that there are */
  get(role: string, name: string): HTMLElement;
  has(role: string, name: string): boolean;
  /** A click. @throws on a button that is disabled */
  press(name: string, role?: string): Promise<void>;
  /** Types into a field, or chooses the value of a list. */
  enter(name: string, value: string): Promise<void>;
  /** Gives the view other data. */
  give(data: Readonly<Record<string, unknown>>): Promise<void>;
  /** What the view has told so far by events of this name. */
  heard(event: string): unknown[];
}

/** @param listensTo names of the events that `heard` is asked for */
export async function show(
  view: typeof LightningElement,
  data: Readonly<Record<string, unknown>> = {},
  listensTo: readonly string[] = [],
): Promise<Screen> {
  const host = createElement('c-view', { is: view });
  const heard = listenTo(host, listensTo);
  Object.assign(host, data);
  document.body.append(host);
  await rendered();
  return screenOf(host, heard);
}

function screenOf(host: HTMLElement, heard: (event: string) => unknown[]): Screen {
  const elements = (): HTMLElement[] => elementsOf(host).filter((one) => one instanceof HTMLElement);
  const withRole = (role: string): HTMLElement[] => elements().filter((one) => roleOf(one) === role);

  const screen: Screen = {
    host,
    heard,
    texts: () => textsOf(host),
    says(role) {
      const element = withRole(role)[0];
      return element ? textsOf(element).join(' ') : null;
    },
    names: (role) => withRole(role).map(nameOf),
    has: (role, name) => screen.names(role).includes(name),
    get(role, name) {
      const element = withRole(role).find((one) => nameOf(one) === name);
      if (element) return element;
      throw new Error(`There is no ${role} "${name}", only: ${screen.names(role).join(', ')}`);
    },
    async press(name, role = 'button') {
      const element = screen.get(role, name);
      if (isDisabled(element)) throw new Error(`"${name}" is disabled.`);
      element.click();
      await rendered();
    },
    async enter(name, value) {
      const field = elements().find(
        (one) => ['textbox', 'combobox'].includes(roleOf(one) ?? '') && nameOf(one) === name,
      );
      if (!field) throw new Error(`There is no field "${name}".`);
      Reflect.set(field, 'value', value);
      field.dispatchEvent(
        field instanceof HTMLInputElement
          ? new Event('input', { bubbles: true, composed: true })
          : new CustomEvent('change', { bubbles: true, composed: true, detail: { value } }),
      );
      await rendered();
    },
    async give(data) {
      Object.assign(host, data);
      await rendered();
    },
  };
  return screen;
}

export function isDisabled(element: Element): boolean {
  return Reflect.get(element, 'disabled') === true;
}

/** Every state that a test shows is one in which everything has a name. */
export async function rendered(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await Promise.resolve();
  const without = unnamed(document.body);
  if (without.length > 0) throw new Error(`Without a name: ${without.join(', ')}`);
}

function listenTo(host: HTMLElement, events: readonly string[]): (event: string) => unknown[] {
  const details = new Map<string, unknown[]>(events.map((name) => [name, []]));
  for (const [name, list] of details) {
    host.addEventListener(name, (event) => {
      list.push(event instanceof CustomEvent ? event.detail : null);
    });
  }
  return (event) => {
    const list = details.get(event);
    if (!list) throw new Error(`Nobody listens to "${event}".`);
    return list;
  };
}
