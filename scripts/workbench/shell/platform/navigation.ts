/** `lightning/navigation`. */
import { router } from '../page.ts';
import { refuseInClassic } from '../state/host.ts';
import { toUrl, type LoosePageReference, type PageReference } from '../state/urls.ts';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** Adds navigation to a component class: `this[NavigationMixin.Navigate](reference, replace)`. */
export const NavigationMixin = Object.assign(
  (base: new () => object) =>
    class extends base {
      [Navigate](reference: LoosePageReference, replace = false): void {
        refuseInClassic('lightning/navigation');
        router.navigate(reference, replace);
      }

      [GenerateUrl](reference: LoosePageReference): Promise<string> {
        return Promise.resolve(generateUrl(reference));
      }
    },
  { Navigate, GenerateUrl },
);

export function navigate(
  _context: unknown,
  reference: LoosePageReference,
  options: { replace?: boolean } = {},
): void {
  router.navigate(reference, options.replace === true);
}

export function generateUrl(reference: LoosePageReference): string {
  if (reference.type !== 'standard__webPage') return toUrl(reference) ?? '';
  const url = reference.attributes?.['url'];
  return typeof url === 'string' ? url : '';
}

/** Wire adapter: the page that is shown now, and each further one. */
export class CurrentPageReference {
  readonly #provide: (reference: PageReference | undefined) => void;
  #unsubscribe: (() => void) | undefined;

  constructor(provide: (reference: PageReference | undefined) => void) {
    this.#provide = provide;
    provide(router.page.current);
  }

  connect(): void {
    this.#provide(router.page.current);
    this.#unsubscribe = router.page.subscribe(this.#provide);
  }

  update(): void {
    // It has no configuration.
  }

  disconnect(): void {
    this.#unsubscribe?.();
  }
}
