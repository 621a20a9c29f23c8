import { LightningElement, api } from 'lwc';
import { isInvocable, loadComponent, type ComponentClass } from '../../state/components.ts';
import { text } from '../../texts.ts';

/** A component that metadata names: one of the package (`zoomPhoneUtilityItem`, `c:...`) or of the shell. */
export default class CustomComponent extends LightningElement {
  @api properties: Readonly<Record<string, unknown>> = {};

  component: ComponentClass | undefined;
  problem: string | undefined;

  #name = '';

  @api
  get name(): string {
    return this.#name;
  }

  set name(name: string) {
    this.#name = name;
    void this.load(name);
  }

  override errorCallback(error: Error): void {
    this.component = undefined;
    this.problem = text('componentFailed', this.#name, error.message);
    window.reportError(error);
  }

  /** Calls a method of the component, for headless quick actions. */
  @api
  async invoke(): Promise<void> {
    const element = this.refs?.component;
    if (isInvocable(element)) await element.invoke();
  }

  async load(name: string): Promise<void> {
    const loaded = await loadComponent(name).then(
      (component) => ({ component, problem: component ? undefined : missing(name) }),
      (error: unknown) => {
        window.reportError(error);
        return { component: undefined, problem: text('componentFailed', name, String(error)) };
      },
    );
    if (this.#name !== name) return;
    this.component = loaded.component;
    this.problem = loaded.problem;
    if (loaded.component !== undefined) this.dispatchEvent(new CustomEvent('load'));
  }
}

/** `c` is the namespace of the org itself; every other one is Salesforce's or of a managed package. */
function missing(name: string): string {
  const isForeign = name.includes(':') && !name.startsWith('c:');
  return text(isForeign ? 'componentStandard' : 'componentMissing', name);
}
