/** Navigation in the place of the platform's own, whose stub navigates nowhere. */
import { NavigationMixin } from 'lightning/navigation';

/** Before the first component of the class is made, for which its methods are fixed. */
export function takeNavigation({ prototype }: { readonly prototype: object }) {
  const go = jest.fn();
  const base: unknown = Object.getPrototypeOf(prototype);
  if (typeof base !== 'object' || base === null || !(NavigationMixin.Navigate in base))
    throw new TypeError('The component does not navigate.');
  Reflect.set(base, NavigationMixin.Navigate, go);
  return go;
}
