/** Whether everything that the org's metadata name is there. */
import type { Schema } from '../schema/schema.ts';
import { ownerOf } from './componentTypes.ts';
import { componentsOf, keyOf } from './components.ts';
import type { Component, Files } from './components.ts';
import { referencesOf } from './references.ts';
import type { Reference } from './references.ts';

export interface Problem {
  readonly path: string;
  readonly type: string;
  readonly fullName: string;
  readonly problem: string;
  readonly problemType: 'Error' | 'Warning';
}

/** Objects without a definition of their own in the local Salesforce. */
const OTHER_OBJECTS = ['Activity', 'Event', 'Campaign', 'Contract', 'Order', 'Product2', 'Pricebook2'];

/**
 * @param before what was there, so that what is missing now can be told from what never was
 * @returns a problem for each reference to something that is not there
 */
export function checkReferences(files: Files, before: Files, schema: Schema): Problem[] {
  const there = new Set(componentsOf(files).map(keyOf));
  const earlier = new Map(componentsOf(before).map((each) => [keyOf(each), each]));
  const problems = new Map<string, Problem>();
  for (const [path, text] of files) {
    for (const reference of referencesOf(path, text)) {
      if (there.has(keyOf(reference)) || isStandard(reference, schema)) continue;
      const removed = earlier.get(keyOf(reference));
      const problem = removed === undefined ? missing(path, reference) : inUse(path, removed);
      problems.set(`${problem.path} ${problem.problem}`, problem);
    }
  }
  return [...problems.values()];
}

function isStandard({ type, fullName }: Reference, schema: Schema): boolean {
  if (type === 'CustomField') return !fullName.endsWith('__c');
  if (type === 'CustomApplication') return fullName.startsWith('standard__');
  if (type !== 'CustomObject' || fullName.endsWith('__c')) return false;
  return schema.object(fullName) !== undefined || OTHER_OBJECTS.includes(fullName);
}

function missing(path: string, { type, fullName, element }: Reference): Problem {
  const owner = ownerOf(path);
  const problem =
    element === 'componentName'
      ? `We couldn't retrieve the design time component information for component c:${fullName}.`
      : `In field: ${element} - no ${type} named ${fullName} found`;
  return {
    path,
    type: owner?.type.xmlName ?? '',
    fullName: owner?.fullName ?? path,
    problem,
    problemType: 'Error',
  };
}

function inUse(user: string, { type, fullName, path }: Component): Problem {
  const owner = ownerOf(user);
  const by = `${owner?.type.xmlName ?? ''} ${owner?.fullName ?? user}`;
  const problem = `This ${type} is referenced elsewhere in salesforce.com. Remove the usage and try again. : ${by}.`;
  return { path, type, fullName, problem, problemType: 'Error' };
}
