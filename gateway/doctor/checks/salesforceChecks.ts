/** What agents see of the package in Salesforce, and what the settings name there. */
import type { Finding, FindingCode, Severity } from '#call-core';
import { finding, namesOf } from '../finding.ts';
import type { AskedAgent, DoctorFacts, SeenOrg } from '../ports.ts';

/** A field of the package that the gateway reads, and perhaps fills in. */
export interface PackageField {
  readonly object: string;
  readonly field: string;
  readonly written: boolean;
}

interface Seeing {
  readonly name: string;
  readonly org: SeenOrg;
}

/** Answers that tell of Salesforce and not of the agent. */
const UNREACHABLE = ['salesforce.unavailable', 'salesforce.limitReached'];

export function checkSalesforce({ asked, reach }: DoctorFacts, fields: readonly PackageField[]): Finding[] {
  const seeing = asked.flatMap(({ name, salesforce }): Seeing[] =>
    typeof salesforce === 'string' ? [] : [{ name, org: salesforce }],
  );
  return [
    ...unreachable(asked, reach.salesforce.status),
    ...(seeing.length === 0
      ? []
      : [...packageOf(seeing, fields), ...rights(seeing, fields), ...settings(seeing)]),
  ];
}

function unreachable(asked: readonly AskedAgent[], status: number | null): Finding[] {
  const refused = asked.filter(
    ({ salesforce }) => typeof salesforce === 'string' && UNREACHABLE.includes(salesforce),
  );
  const isDown = status === null || (asked.length > 0 && refused.length === asked.length);
  return isDown ? [finding('error', 'salesforce.unreachable')] : [];
}

/** What nobody sees is not there; what somebody sees is hidden from the others. */
function packageOf(seeing: readonly Seeing[], fields: readonly PackageField[]): Finding[] {
  const objects = [...new Set(fields.map(({ object }) => object))];
  const missing = objects.filter((object) => seeing.every(({ org }) => !org.objects.get(object)));
  const blind = seeing.filter(({ org }) =>
    objects.some((object) => !missing.includes(object) && !org.objects.get(object)),
  );
  const older = fields.filter(
    (path) => !missing.includes(path.object) && seeing.every(({ org }) => isLacking(org, path)),
  );
  const hidden = seeing.map(({ name, org }) => ({
    name,
    paths: fields.filter((path) => isLacking(org, path) && !older.includes(path)),
  }));
  return [
    ...(missing.length > 0
      ? [finding('error', 'salesforce.packageMissing', { facts: [missing.join(', ')] })]
      : []),
    ...named('error', 'agents.noPermissionSet', blind),
    ...(older.length > 0 ? [finding('error', 'salesforce.packageOlder', { facts: [pathsText(older)] })] : []),
    ...grouped('agents.fieldsHidden', hidden),
  ];
}

function rights(seeing: readonly Seeing[], fields: readonly PackageField[]): Finding[] {
  const noTask = seeing.filter(({ org }) => {
    const task = org.objects.get('Task');
    return task && !(task.createable && task.updateable);
  });
  const readOnly = seeing
    .filter((one) => !noTask.includes(one))
    .map(({ name, org }) => ({
      name,
      paths: fields.filter(
        ({ object, field, written }) => written && org.objects.get(object)?.fields.get(field) === false,
      ),
    }));
  return [...named('error', 'agents.noEditTask', noTask), ...grouped('agents.fieldsReadOnly', readOnly)];
}

/** Names in the settings, which Setup takes without a look. */
function settings(seeing: readonly Seeing[]): Finding[] {
  const about = (code: FindingCode, wrong: (org: SeenOrg) => readonly string[]) => {
    const names = [...new Set(seeing.flatMap(({ org }) => wrong(org)))];
    // Who sees less than others is told of above.
    const forAll = names.filter((name) => seeing.every(({ org }) => wrong(org).includes(name)));
    return forAll.length === 0 ? [] : [finding('warning', code, { facts: [forAll.join(', ')] })];
  };
  return [
    ...about('settings.taskFieldUnknown', (org) => org.settings.unknownTaskFields),
    ...about('settings.matchObjectUnknown', (org) => org.settings.unknownObjects),
    ...about('settings.matchObjectMute', (org) => org.settings.muteObjects),
    ...about('settings.numberUnreadable', (org) => org.settings.unreadableNumbers),
  ];
}

function isLacking(org: SeenOrg, { object, field }: PackageField): boolean {
  const seen = org.objects.get(object);
  return seen !== null && seen !== undefined && !seen.fields.has(field);
}

function pathsText(paths: readonly PackageField[]): string {
  return namesOf(paths.map(({ object, field }) => `${object}.${field}`));
}

function named(severity: Severity, code: FindingCode, who: readonly Seeing[]): Finding[] {
  return who.length === 0 ? [] : [finding(severity, code, { where: namesOf(who.map(({ name }) => name)) })];
}

/** One finding for all who lack the same. */
function grouped(
  code: FindingCode,
  lacking: readonly { readonly name: string; readonly paths: readonly PackageField[] }[],
): Finding[] {
  const some = lacking.filter(({ paths }) => paths.length > 0);
  return [...Map.groupBy(some, ({ paths }) => pathsText(paths))].map(([text, who]) =>
    finding('error', code, { where: namesOf(who.map(({ name }) => name)), facts: [text] }),
  );
}
