/** Where the page is, and how it gets elsewhere: the browser's history in terms of page references. */
import { toPageReference, toUrl, type LoosePageReference, type PageReference } from './urls.ts';
import { createValue, type Value } from './value.ts';

export interface Router {
  /** Undefined at an address without a page. */
  readonly page: Pick<Value<PageReference | undefined>, 'current' | 'subscribe'>;
  navigate(reference: LoosePageReference, replace?: boolean): void;
  /** Goes to an address of this host. */
  open(url: string, replace?: boolean): void;
  back(): void;
  stop(): void;
}

export function createRouter(window: Window): Router {
  const page = createValue(toPageReference(new URL(window.location.href)));
  const readLocation = () => {
    page.set(toPageReference(new URL(window.location.href)));
  };
  const open: Router['open'] = (url, replace = false) => {
    if (replace) window.history.replaceState(null, '', url);
    else window.history.pushState(null, '', url);
    readLocation();
  };
  const followLinks = (event: MouseEvent) => {
    const url = linkOf(event, window.location.origin);
    if (url === undefined) return;
    event.preventDefault();
    open(url);
  };

  window.addEventListener('popstate', readLocation);
  window.addEventListener('click', followLinks);
  return {
    page,
    open,
    navigate(reference, replace) {
      const { type, attributes } = reference;
      if (type === 'standard__webPage') openWebPage(window, attributes?.['url'], open);
      else open(toUrl(reference) ?? '/lightning/page/unknown', replace);
    },
    back() {
      window.history.back();
    },
    stop() {
      window.removeEventListener('popstate', readLocation);
      window.removeEventListener('click', followLinks);
    },
  };
}

/** The address of a plain click on a link to a page of this host. */
function linkOf(event: MouseEvent, origin: string): string | undefined {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) {
    return undefined;
  }
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  if (link === undefined || (link.target !== '' && link.target !== '_self')) return undefined;
  const url = new URL(link.href, origin);
  return url.origin === origin && url.pathname.startsWith('/lightning/')
    ? url.pathname + url.search
    : undefined;
}

function openWebPage(window: Window, url: unknown, open: Router['open']): void {
  if (typeof url !== 'string') return;
  const target = new URL(url, window.location.href);
  if (target.origin === window.location.origin && target.pathname.startsWith('/lightning/')) {
    open(target.pathname + target.search);
    return;
  }
  window.open(target.href, '_blank', 'noopener');
}
