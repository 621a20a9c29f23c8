/** What is asked for of the org's metadata: names, and files in a zip. */
import { childText, childrenOf } from '../schema/metadataXml.ts';
import type { XmlElement } from '../schema/metadataXml.ts';
import { formatDateTime } from '../rules/fieldOutput.ts';
import { makeId } from '../store/ids.ts';
import type { Row } from '../store/recordStore.ts';
import { zip } from './archive.ts';
import { typeNamed } from './componentTypes.ts';
import { componentsOf, isKnownType, keyOf } from './components.ts';
import type { Component, Files } from './components.ts';
import { isContainer } from './containers.ts';
import type { MetadataStore } from './metadataStore.ts';
import { isTrue, SoapFault } from './soap.ts';
import type { SoapValue } from './soap.ts';

export interface Retrievals {
  start(args: XmlElement, userId: string, version: string): Promise<SoapValue>;
  check(id: string): SoapValue;
}

interface Deps {
  readonly store: MetadataStore;
  readonly user: (userId: string) => Row | undefined;
  readonly clock: () => number;
}

/** @throws SoapFault for a type that there is not */
export function listComponents(files: Files, queries: readonly XmlElement[]): SoapValue {
  if (queries.length > 3)
    throw new SoapFault('LIMIT_EXCEEDED', 'Too many ListMetadataQuery elements: 3 at most');
  const components = componentsOf(files);
  return queries.flatMap((query) => {
    const name = childText(query, 'type') ?? '';
    if (!isKnownType(name)) throw unknownType(name);
    const folder = childText(query, 'folder');
    return components.filter((each) => isListed(each, name, folder)).map((each) => properties(each, '', 0));
  });
}

/** What lies in a folder is listed with it, and the folders by a type of their own. */
function isListed({ type, fullName }: Component, name: string, folder: string | null): boolean {
  if (typeNamed(type)?.type.inFolder !== true) return type === name;
  if (!fullName.includes('/')) return `${type}Folder` === name;
  return type === name && folder !== null && fullName.startsWith(`${folder}/`);
}

export function createRetrievals({ store, clock }: Deps): Retrievals {
  const results = new Map<string, SoapValue>();
  return {
    start: async (args, _userId, version) => {
      const request = childrenOf(args, 'request')[0] ?? args;
      const members = childrenOf(childrenOf(request, 'unpackaged')[0] ?? request, 'types').flatMap((types) =>
        childrenOf(types, 'members').map(({ text }) => ({
          type: childText(types, 'name') ?? '',
          fullName: text.trim(),
        })),
      );
      const folder = isTrue(request, 'singlePackage') ? '' : 'unpackaged/';
      const id = makeId('09S', results.size + 1);
      results.set(id, await resultOf(store.files, members, { id, folder, version, time: clock() }));
      return { done: false, id, state: 'Queued' };
    },
    check: (id) => {
      const result = results.get(id);
      if (result === undefined)
        throw new SoapFault('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
      return result;
    },
  };
}

type Member = Pick<Component, 'type' | 'fullName'>;

async function resultOf(
  files: Files,
  members: readonly Member[],
  { id, folder, version, time }: { id: string; folder: string; version: string; time: number },
): Promise<SoapValue> {
  const wanted = new Set(members.map(keyOf));
  const found = componentsOf(files).filter((each) => wanted.has(keyOf(each)) || wanted.has(`${each.type}:*`));
  const paths = [...files.keys()].filter((path) => found.some((each) => belongsTo(path, each)));
  const keys = new Set(found.map(keyOf));
  const missing = members.filter((member) => member.fullName !== '*' && !keys.has(keyOf(member)));
  const manifest = ['package.xml', manifestOf(found, version)] as const;
  const content = [...paths.map((path) => [path, files.get(path) ?? ''] as const), manifest];
  return {
    done: true,
    fileProperties: found.map((each) => properties(each, folder, time)),
    id,
    messages: missing.map(({ type, fullName }) => ({
      fileName: `${folder}package.xml`,
      problem: `Entity of type '${type}' named '${fullName}' cannot be found`,
    })),
    status: 'Succeeded',
    success: true,
    zipFile: await zip(content.map(([path, text]) => [`${folder}${path}`, text] as const)),
  };
}

/** A part brings the whole file of its object: the local Salesforce cuts none apart. */
function belongsTo(path: string, { path: own }: Component): boolean {
  return path === own || path === `${own}-meta.xml` || (!isContainer(own) && path.startsWith(`${own}/`));
}

function manifestOf(components: readonly Component[], version: string): string {
  const types = [...new Set(components.map(({ type }) => type))].map((name) => {
    const members = components.filter(({ type }) => type === name).map(({ fullName }) => fullName);
    const lines = members.map((each) => `        <members>${escape(each)}</members>`).join('\n');
    return `    <types>\n${lines}\n        <name>${name}</name>\n    </types>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Package xmlns="http://soap.sforce.com/2006/04/metadata">',
    ...types,
    `    <version>${version}</version>`,
    '</Package>',
    '',
  ].join('\n');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function properties({ type, fullName, path }: Component, folder: string, time: number): SoapValue {
  const date = formatDateTime(time);
  const namespace = /^(?!standard__)([a-z]\w*?)__(?!c$)/i.exec(fullName)?.[1] ?? null;
  return {
    createdById: makeId('005', 1),
    createdByName: 'Workbench',
    createdDate: date,
    fileName: `${folder}${path}`,
    fullName: encodeURIComponent(fullName).replaceAll('%20', ' ').replaceAll('%2F', '/'),
    id: '',
    lastModifiedById: makeId('005', 1),
    lastModifiedByName: 'Workbench',
    lastModifiedDate: date,
    manageableState: namespace === null ? 'unmanaged' : 'installed',
    namespacePrefix: namespace,
    type,
  };
}

function unknownType(type: string): SoapFault {
  return new SoapFault('INVALID_TYPE', `Unknown type name '${type}' specified in ListMetadataQuery`);
}
