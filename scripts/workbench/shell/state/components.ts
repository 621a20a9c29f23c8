/** Finds the class of a component by the name that metadata gives it. */
import type { LightningElement } from 'lwc';
import Notes from 'workbench/notes';

export type ComponentClass = typeof LightningElement;

/** Of Salesforce's own components, those that the shell has. */
const SHELL_COMPONENTS: Readonly<Record<string, ComponentClass>> = { 'forceChatter:notesUtility': Notes };

/** Undefined when there is no such component. Rejects when its module throws. */
export async function loadComponent(name: string): Promise<ComponentClass | undefined> {
  const own = SHELL_COMPONENTS[name];
  if (own !== undefined) return own;
  const specifier = `c/${name.replace(/^c:/, '')}`;
  if (!isMapped(specifier)) return undefined;
  const module: unknown = await import(specifier);
  const exported =
    typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
  if (!isComponentClass(exported)) throw new Error(`${name} is not a component`);
  return exported;
}

/** The page's import map says where the package's components are. */
function isMapped(specifier: string): boolean {
  try {
    import.meta.resolve(specifier);
    return true;
  } catch {
    return false;
  }
}

function isComponentClass(value: unknown): value is ComponentClass {
  return typeof value === 'function';
}

/** A component with the method that headless quick actions have. */
export function isInvocable(element: Element | undefined): element is Element & { invoke(): Promise<void> } {
  return element !== undefined && 'invoke' in element;
}
