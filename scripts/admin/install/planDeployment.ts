/** What has to be done so that the org has the package, and what is there already. */
import type { Unit } from '../org/metadataTypes.ts';
import type { MetadataName } from '../org/ports.ts';
import { digestOf } from './installation.ts';
import type { Installation } from './installation.ts';

export interface Plan {
  readonly deploy: readonly Unit[];
  /** What an earlier version brought and this one does not have. */
  readonly remove: readonly MetadataName[];
  /** The same, but it holds data. */
  readonly keep: readonly MetadataName[];
  /** In the org, but of no installation that came to its end: taken over. */
  readonly adopted: readonly MetadataName[];
}

const DATA = ['CustomObject', 'CustomField'];
/** The org makes and removes them with what they belong to, and does not list all of them. */
const DEPENDENT = ['CustomObjectTranslation', 'Layout', 'Translations'];

export function planDeployment(
  units: readonly Unit[],
  installed: Installation | null,
  present: ReadonlySet<string>,
): Plan {
  const isThere = (member: MetadataName) => DEPENDENT.includes(member.type) || present.has(nameOf(member));
  const members = standing(units);
  const wanted = new Set(members.map(nameOf));
  const earlier = [...standing(Object.values(installed?.units ?? {})), ...(installed?.kept ?? [])];
  const dropped = earlier.filter((each) => !wanted.has(nameOf(each)) && present.has(nameOf(each)));
  const known = new Set(earlier.map(nameOf));
  return {
    deploy: units.filter(
      (unit) => installed?.units[unit.path]?.digest !== digestOf(unit) || !unit.members.every(isThere),
    ),
    remove: dropped.filter(({ type }) => !DATA.includes(type)),
    keep: dropped.filter(({ type }) => DATA.includes(type)),
    adopted: members.filter((member) => present.has(nameOf(member)) && !known.has(nameOf(member))),
  };
}

/** The members that stand for themselves, and can be removed by their name. */
export function standing(
  units: readonly { readonly members: readonly MetadataName[] }[],
): readonly MetadataName[] {
  return units.flatMap(({ members }) => members).filter(({ type }) => !DEPENDENT.includes(type));
}

export function nameOf({ type, fullName }: Pick<MetadataName, 'type' | 'fullName'>): string {
  return `${type} ${fullName}`;
}
