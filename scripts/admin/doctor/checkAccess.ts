/** Who has the permission sets, and whether the agents' one gives what it should. */
import { elementsAt, rootOf, textAt } from '../../metadata/metadataFiles.ts';
import type { OrgFacts } from './orgFacts.ts';
import type { OrgFinding } from './orgFindings.ts';
import type { OwnPackage } from './ownPackage.ts';
import { shortList } from './shortList.ts';

export function checkAccess(facts: OrgFacts, own: OwnPackage): OrgFinding[] {
  const { assignments, ownId, identity, agentSet } = facts;
  const hasAgents = assignments.some(({ name }) => name === 'ZoomPhoneAgent');
  const isAdmin = assignments.some(({ name, userId }) => name === 'ZoomPhoneAdmin' && userId === ownId);
  return [
    ...(hasAgents ? [] : [{ code: 'org.nobodyAssigned', facts: [] } as const]),
    ...(isAdmin || ownId === null
      ? []
      : [{ code: 'org.adminUnassigned', facts: [identity.username] } as const]),
    ...(agentSet === null ? [] : rights(rootOf(own.agentSet), agentSet.content)),
  ];
}

/** What is given is more than what the own version gives, or the same. */
function rights(wanted: unknown, given: unknown): OrgFinding[] {
  const fields = lacking(fieldRights(wanted), fieldRights(given));
  const others = lacking(otherRights(wanted), otherRights(given));
  return [
    ...(fields.length > 0 ? [{ code: 'org.fieldsHidden', facts: [shortList(fields)] } as const] : []),
    ...(others.length > 0 ? [{ code: 'org.rightsMissing', facts: [shortList(others)] } as const] : []),
  ];
}

function lacking(wanted: readonly string[], given: readonly string[]): string[] {
  return wanted.filter((right) => !given.includes(right));
}

function fieldRights(set: unknown): string[] {
  return elementsAt(set, 'fieldPermissions').flatMap((field) =>
    ['readable', 'editable']
      .filter((right) => textAt(field, right) === 'true')
      .map((right) => `${textAt(field, 'field')} (${right})`),
  );
}

const OBJECT_RIGHTS = ['allowRead', 'allowCreate', 'allowEdit', 'allowDelete'];
/** Rights that are there or not, and where their name stands. */
const ENABLED = {
  customPermissions: 'name',
  customSettingAccesses: 'name',
  userPermissions: 'name',
} as const;

function otherRights(set: unknown): string[] {
  const objects = elementsAt(set, 'objectPermissions').flatMap((object) =>
    OBJECT_RIGHTS.filter((right) => textAt(object, right) === 'true').map(
      (right) => `${textAt(object, 'object')} (${right})`,
    ),
  );
  const enabled = Object.entries(ENABLED).flatMap(([element, name]) =>
    elementsAt(set, element).flatMap((one) => (textAt(one, 'enabled') === 'true' ? [textAt(one, name)] : [])),
  );
  return [...objects, ...enabled];
}
