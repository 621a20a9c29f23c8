/** Addresses of pages, as Lightning Experience has them (LWC guide: "PageReference Types"). */

export interface PageReference {
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly state: Readonly<Record<string, string>>;
}

const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** What a page reference may look like when a component hands it over: `state` is optional, values are anything. */
export interface LoosePageReference {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, unknown>> | undefined;
  readonly state?: Readonly<Record<string, unknown>> | undefined;
}

/** The address of a page, relative to the host; undefined for a page that the shell does not have. */
export function toUrl(reference: LoosePageReference): string | undefined {
  const path = pathOf(reference);
  if (path === undefined) return undefined;
  const query = new URLSearchParams(
    Object.entries(reference.state ?? {}).flatMap(([key, value]) => {
      const text = textOf(value);
      return text === undefined ? [] : [[key, text]];
    }),
  ).toString();
  return query === '' ? path : `${path}?${query}`;
}

function pathOf({ type, attributes = {} }: LoosePageReference): string | undefined {
  const text = (name: string) => textOf(attributes[name]);
  switch (type) {
    case 'standard__recordPage': {
      const recordId = text('recordId');
      if (recordId === undefined) return undefined;
      const object = text('objectApiName');
      return `/lightning/r/${object === undefined ? '' : `${object}/`}${recordId}/${text('actionName') ?? 'view'}`;
    }
    case 'standard__objectPage': {
      const object = text('objectApiName');
      return object && `/lightning/o/${object}/${text('actionName') ?? 'list'}`;
    }
    case 'standard__navItemPage': {
      const tab = text('apiName');
      return tab && `/lightning/n/${tab}`;
    }
    case 'standard__namedPage':
      return `/lightning/page/${text('pageName') ?? 'home'}`;
    case 'standard__app': {
      const app = text('appTarget')?.replace(/^c__/, '');
      return app && `/lightning/app/${app}`;
    }
    default:
      return undefined;
  }
}

/** The page at an address; undefined when Lightning has none there. */
export function toPageReference(url: URL): PageReference | undefined {
  const [root, kind, ...rest] = url.pathname.split('/').filter((part) => part !== '');
  const state = Object.fromEntries(url.searchParams);
  if (root === undefined) return { type: 'standard__namedPage', attributes: { pageName: 'home' }, state };
  if (root !== 'lightning') return undefined;
  const page = attributesAt(kind ?? 'page', rest.map(decodeURIComponent));
  return page && { ...page, state };
}

function attributesAt(kind: string, rest: readonly string[]): Omit<PageReference, 'state'> | undefined {
  switch (kind) {
    case 'r':
      return recordPageAt(rest);
    case 'o': {
      const [objectApiName, actionName = 'list'] = rest;
      if (objectApiName === undefined) return undefined;
      return { type: 'standard__objectPage', attributes: { objectApiName, actionName } };
    }
    case 'n': {
      const [apiName] = rest;
      return apiName === undefined ? undefined : { type: 'standard__navItemPage', attributes: { apiName } };
    }
    case 'page':
      return { type: 'standard__namedPage', attributes: { pageName: rest[0] ?? 'home' } };
    case 'app': {
      const [appTarget] = rest;
      return appTarget === undefined ? undefined : { type: 'standard__app', attributes: { appTarget } };
    }
    default:
      return undefined;
  }
}

/** With the object (`/r/Contact/003.../view`) or without it (`/r/003.../view`). */
function recordPageAt(rest: readonly string[]): Omit<PageReference, 'state'> | undefined {
  const [first = '', second = 'view', third = 'view'] = rest;
  if (ID.test(first)) {
    return { type: 'standard__recordPage', attributes: { recordId: first, actionName: second } };
  }
  if (!ID.test(second)) return undefined;
  return {
    type: 'standard__recordPage',
    attributes: { objectApiName: first, recordId: second, actionName: third },
  };
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
