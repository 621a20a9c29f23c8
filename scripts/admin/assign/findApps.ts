/** Which app somebody means: by its API name, or by what App Launcher calls it. */
import { AdminError } from '../command.ts';
import type { App } from './orgApps.ts';

/** @throws AdminError with a line for each name that is not exactly one Lightning app */
export function findApps(apps: readonly App[], wanted: readonly string[]): App[] {
  const found = wanted.map((name) => findApp(apps, name));
  const problems = found.filter((each) => typeof each === 'string');
  if (problems.length > 0) throw new AdminError(problems.join('\n'));
  return [...new Set(found.filter((each) => typeof each !== 'string'))];
}

export function nameOf({ label, fullName }: App): string {
  return label === '' || label === fullName ? fullName : `${label} (${fullName})`;
}

function findApp(apps: readonly App[], wanted: string): App | string {
  const exact = apps.find(({ fullName, isLightning }) => isLightning && fullName === wanted);
  if (exact !== undefined) return exact;
  const named = apps.filter((app) => namesOf(app).includes(alike(wanted)));
  const [first, ...others] = named.filter(({ isLightning }) => isLightning);
  if (first === undefined) {
    return named.length > 0
      ? `"${wanted}" is an app of Salesforce Classic; only Lightning apps have a utility bar.`
      : `There is no app "${wanted}". --list shows those that there are.`;
  }
  if (others.length === 0) return first;
  const names = [first, ...others].map(({ fullName }) => fullName).join(', ');
  return `"${wanted}" is the name of several apps. Name one by its API name: ${names}`;
}

function namesOf({ fullName, label }: App): string[] {
  return [fullName, fullName.split('__').at(-1) ?? '', label].map(alike);
}

/** Quotes come out of documents rounded, and Japanese in two widths. */
function alike(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[‘’‚‛]/g, "'")
    .replaceAll(/[“”„‟]/g, '"')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
