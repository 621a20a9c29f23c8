/** Finds the class of a component by the name that metadata gives it. */
import type { LightningElement } from 'lwc';
import Notes from 'workbench/notes';

export type ComponentClass = typeof LightningElement;

const SHELL_COMPONENTS: Readonly<Record<string, ComponentClass>> = { 'workbench:notes': Notes };

/** Rejects when there is no such component, or when its module throws. */
export async function loadComponent(name: string): Promise<ComponentClass> {
  const own = SHELL_COMPONENTS[name];
  if (own !== undefined) return own;
  // The page's import map says where the package's components are.
  const module: unknown = await import(`c/${name.replace(/^c:/, '')}`);
  const exported =
    typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
  if (!isComponentClass(exported)) throw new Error(`${name} is not a component`);
  return exported;
}

function isComponentClass(value: unknown): value is ComponentClass {
  return typeof value === 'function';
}

/** A component with the method that headless quick actions have. */
export function isInvocable(element: Element | undefined): element is Element & { invoke(): Promise<void> } {
  return element !== undefined && 'invoke' in element;
}
