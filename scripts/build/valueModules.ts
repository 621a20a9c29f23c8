/**
 * `@salesforce/...` imports are values that Salesforce puts in when it delivers a module: labels in the user's
 * language, formats of the locale, names of fields and channels. Here they are read from one module of the page,
 * `workbench/values`, at runtime, so that another language or user needs a reload and no build.
 */
import type { Plugin } from 'rollup';

/** The module of the page that holds what depends on the user. See `PageValues`. */
export const VALUES_MODULE = 'workbench/values';

const VIRTUAL = '\0salesforce:';

/** `fallbackOf` gives the text of the module that stands for an id when the page has no value for it. */
export function valueModules(fallbackOf: (id: string) => string | undefined = () => undefined): Plugin {
  return {
    name: 'salesforce-value-modules',
    resolveId(source) {
      if (source === VALUES_MODULE) return { id: source, external: true };
      return source.startsWith('@salesforce/') ? VIRTUAL + source : null;
    },
    load(id) {
      if (!id.startsWith(VIRTUAL)) return null;
      const source = id.slice(VIRTUAL.length);
      return valueModule(source, fallbackOf(source));
    },
  };
}

function valueModule(source: string, fallback: string | undefined): string {
  const [, kind = '', ...rest] = source.split('/');
  const name = rest.join('/');
  switch (kind) {
    case 'label':
      return fromPage('labels', name, fallback ?? JSON.stringify(`[${name}]`));
    case 'i18n':
      return fromPage('i18n', name, fallback ?? 'undefined');
    case 'user':
      return fromPage('user', name, 'undefined');
    case 'client':
      return fromPage('client', name, fallback ?? 'undefined');
    case 'customPermission':
    case 'userPermission':
      return fromPage('permissions', name, 'undefined');
    case 'messageChannel':
      return `export default ${JSON.stringify({ channelName: name })};`;
    case 'schema':
      return `export default ${JSON.stringify(schemaReference(name))};`;
    default:
      if (fallback === undefined) throw new Error(`No platform module ${source}`);
      return `export default ${fallback};`;
  }
}

function fromPage(table: string, name: string, fallback: string): string {
  const value = `${table}[${JSON.stringify(name)}]`;
  return `import { ${table} } from '${VALUES_MODULE}';\nexport default ${value} ?? ${fallback};`;
}

function schemaReference(name: string): object {
  const [objectApiName = '', ...field] = name.split('.');
  return field.length === 0 ? { objectApiName } : { objectApiName, fieldApiName: field.join('.') };
}
