/** Made by the workbench's server for each page: what depends on the user. See `scripts/workbench/server/pageValues.ts`. */
declare module 'workbench/values' {
  /** `c.X`: a custom label of the package; else one of the platform's. */
  export const labels: Readonly<Record<string, string>>;
  export const i18n: Readonly<Record<string, unknown>> & {
    readonly lang: string;
    readonly locale: string;
    readonly timeZone: string;
  };
  export const user: { readonly Id: string; readonly isGuest: boolean };
  export const client: { readonly formFactor: string };
  export const permissions: Readonly<Record<string, true>>;
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- the only way here to name a file
  export const org: import('../scripts/workbench/shell/org.ts').Org;
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- the only way here to name a file
  export const workbench: import('../scripts/workbench/shell/org.ts').WorkbenchInfo;
}

/** A component of the workbench's shell. */
declare module 'workbench/*' {
  import type { LightningElement } from 'lwc';

  const component: typeof LightningElement;
  export default component;
}
