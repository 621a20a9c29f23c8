/** Whether Salesforce will take a bundle, and take all of it: what the deploy says, and what it passes over. */
import { isBaseComponent } from './baseComponents.ts';
import type { PackageBundle } from './packageBundles.ts';
import { compileBundle, type Compiled } from './platformCompiler.ts';

/** Modules of the platform that npm does not have (LWC guide: "JavaScript Modules: lightning"). */
const PLATFORM_MODULES = [
  'lwc',
  'lightning/actions',
  'lightning/empApi',
  'lightning/graphql',
  'lightning/messageService',
  'lightning/navigation',
  'lightning/pageReferenceUtils',
  'lightning/platformResourceLoader',
  'lightning/platformShowToastEvent',
  'lightning/platformUtilityBarApi',
  'lightning/platformWorkspaceApi',
  'lightning/refresh',
  'lightning/uiListsApi',
  'lightning/uiObjectInfoApi',
  'lightning/uiRecordApi',
  'lightning/uiRelatedListApi',
];

export interface CheckOptions {
  /** Folder of the repository. */
  readonly root: string;
  /** Names of all bundles of the package. */
  readonly siblings: readonly string[];
}

/** What is wrong with the bundle, in words; empty when nothing is. */
export async function checkBundle(bundle: PackageBundle, options: CheckOptions): Promise<string[]> {
  const sources = Object.entries(bundle.files).filter(([file]) => /\.(?:js|html|css)$/.test(file));
  const compiled = await compileBundle(bundle.name, Object.fromEntries(sources));
  const errors = compiled.diagnostics.filter(({ level }) => level < 2).map(({ message }) => message);
  if (!compiled.success) return errors;
  return [...errors, ...missingClass(bundle, compiled), ...unknownModules(compiled, options)];
}

/** The compiler calls a bundle without its class a success: it is then a template that does nothing. */
function missingClass({ name, files }: PackageBundle, { metadata }: Compiled): string[] {
  const exported = metadata?.exports ?? [];
  const isComponent = `${name}.html` in files;
  const hasClass =
    exported.some(({ defaultExport }) => defaultExport !== undefined) &&
    (metadata?.references ?? []).some(({ id }) => id === 'lwc');
  if (isComponent && !hasClass) return ['The template has no class.'];
  return exported.length === 0 ? ['Nothing is exported.'] : [];
}

function unknownModules({ metadata }: Compiled, { root, siblings }: CheckOptions): string[] {
  const imported = (metadata?.references ?? []).filter(({ type }) => type === 'module').map(({ id }) => id);
  const components = (metadata?.templateDependencies ?? []).flatMap(({ componentReferences }) =>
    componentReferences.map(({ name }) => name),
  );
  const isKnown = (id: string) =>
    PLATFORM_MODULES.includes(id) ||
    id.startsWith('@salesforce/') ||
    isBaseComponent(root, id) ||
    (id.startsWith('c/') && siblings.includes(id.slice(2)));
  return [...new Set([...imported, ...components])]
    .filter((id) => !id.startsWith('.') && !isKnown(id))
    .map((id) => `The platform does not have the module ${id}.`);
}
