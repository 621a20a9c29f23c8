/** A deployment: what the org would have after it, and what is wrong with it. All of it happens, or nothing. */
import { childText, childrenOf, readXml } from '../schema/metadataXml.ts';
import type { Schema } from '../schema/schema.ts';
import { checkReferences } from './checkReferences.ts';
import type { Problem } from './checkReferences.ts';
import { ownerOf, pathOf, typeNamed } from './componentTypes.ts';
import { componentsOf, keyOf } from './components.ts';
import type { Component, Files } from './components.ts';
import { isContainer, merge } from './containers.ts';
import { removeComponents } from './removeComponents.ts';

export interface DeployedComponent extends Component {
  readonly outcome: 'created' | 'changed' | 'unchanged' | 'deleted';
}

export interface DeploymentOutcome {
  readonly files: Files;
  readonly components: readonly DeployedComponent[];
  readonly problems: readonly Problem[];
}

interface Member {
  readonly type: string;
  readonly fullName: string;
}

const DESTRUCTIVE = ['destructiveChangesPre.xml', 'destructiveChanges.xml', 'destructiveChangesPost.xml'];

export function applyDeployment(
  before: Files,
  archive: Files,
  {
    schema,
    isAssigned,
  }: { readonly schema: Schema; readonly isAssigned: (permissionSet: string) => boolean },
): DeploymentOutcome {
  const manifest = archive.get('package.xml');
  if (manifest === undefined) return refused(before, 'package.xml', 'No package.xml found');
  const sent = new Map(
    [...archive].filter(([path]) => path !== 'package.xml' && !DESTRUCTIVE.includes(path)),
  );
  const malformed = [...archive].flatMap(([path, text]) => parseProblem(path, text));
  if (malformed.length > 0) return { files: before, components: [], problems: malformed };
  const problems = manifestProblems(membersOf(manifest), sent);
  const files = new Map(before);
  for (const [path, text] of sent) {
    files.set(path, isContainer(path) ? merge(path, before.get(path), text) : text);
  }
  const existing = new Map(componentsOf(before).map((each) => [keyOf(each), each]));
  const deleted: DeployedComponent[] = [];
  for (const member of DESTRUCTIVE.flatMap((name) => membersOf(archive.get(name)))) {
    const component = existing.get(keyOf(member));
    if (component === undefined) problems.push(notThere(member));
    else if (member.type === 'PermissionSet' && isAssigned(member.fullName))
      problems.push(assigned(component));
    else deleted.push({ ...component, outcome: 'deleted' });
  }
  removeComponents(files, deleted);
  problems.push(...checkReferences(files, before, schema));
  return { files, components: [...written(sent, before, files), ...deleted], problems };
}

/** Of a manifest: also one that names what to delete. */
export function membersOf(manifest: string | undefined): Member[] {
  if (manifest === undefined) return [];
  return childrenOf(readXml(manifest), 'types').flatMap((types) =>
    childrenOf(types, 'members').map(({ text }) => ({
      type: childText(types, 'name') ?? '',
      fullName: text.trim(),
    })),
  );
}

/** Everything that is sent is named, and everything that is named is sent. */
function manifestProblems(members: readonly Member[], sent: Files): Problem[] {
  const named = new Set(members.map(keyOf));
  const isNamed = ({ type, fullName }: Member) => named.has(`${type}:${fullName}`) || named.has(`${type}:*`);
  const components = componentsOf(sent);
  const keys = new Set(components.map(keyOf));
  const missing = members
    .filter((member) => member.fullName !== '*' && !keys.has(keyOf(member)))
    .map(({ type, fullName }) => {
      const problem = `An object '${fullName}' of type ${type} was named in package.xml, but was not found in zipped directory`;
      return { path: 'package.xml', type: '', fullName, problem, problemType: 'Error' as const };
    });
  const surplus = [...sent.keys()].filter((path) => {
    const owner = ownerOf(path);
    if (owner === null) return true;
    const inFile = components.filter((each) => each.path === path || path.startsWith(each.path));
    return !inFile.some(isNamed);
  });
  return [
    ...missing,
    ...surplus.map((path) => ({
      path,
      type: '',
      fullName: path,
      problem: 'Not in package.xml',
      problemType: 'Error' as const,
    })),
  ];
}

function written(sent: Files, before: Files, after: Files): DeployedComponent[] {
  const earlier = new Set(componentsOf(before).map(keyOf));
  return componentsOf(sent).map((component) => {
    if (!earlier.has(keyOf(component))) return { ...component, outcome: 'created' };
    const paths = [...sent.keys()].filter((path) => path.startsWith(component.path));
    const same = paths.every((path) => before.get(path) === after.get(path));
    return { ...component, outcome: same ? 'unchanged' : 'changed' };
  });
}

function parseProblem(path: string, text: string): Problem[] {
  if (!path.endsWith('.xml') && (ownerOf(path)?.type.suffix ?? null) === null) return [];
  if (ownerOf(path)?.type.metaFile === true && !path.endsWith('.xml')) return [];
  try {
    readXml(text);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refused(new Map(), path, `Error parsing file: ${reason}`).problems.slice();
  }
}

function refused(files: Files, path: string, problem: string): DeploymentOutcome {
  const owner = ownerOf(path);
  const fullName = owner?.fullName ?? path;
  const type = owner?.type.xmlName ?? '';
  return { files, components: [], problems: [{ path, type, fullName, problem, problemType: 'Error' }] };
}

function notThere({ type, fullName }: Member): Problem {
  const known = typeNamed(type);
  if (known === null) {
    const problem = `Unknown type name '${type}' specified in destructive changes`;
    return { path: 'destructiveChangesPost.xml', type, fullName, problem, problemType: 'Error' };
  }
  const problem = `No ${type} named: ${fullName} found`;
  return { path: pathOf(known.type, fullName), type, fullName, problem, problemType: 'Warning' };
}

function assigned({ path, type, fullName }: Component): Problem {
  const problem = 'You can’t delete this permission set because it’s assigned to one or more users.';
  return { path, type, fullName, problem, problemType: 'Error' };
}
