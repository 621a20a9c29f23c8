/** Utility bars that several apps have: what is done for one of them is done for all. */
import { nameOf } from './findApps.ts';
import type { App, OrgApps } from './orgApps.ts';

export function othersWith({ apps }: OrgApps, app: App): App[] {
  return apps.filter(
    ({ utilityBar, fullName }) => utilityBar === app.utilityBar && fullName !== app.fullName,
  );
}

/** Null where every app that has the bar is meant. */
export function sharingProblem(
  app: App,
  others: readonly App[],
  chosen: readonly App[],
  isShared: boolean,
): string | null {
  const unmeant = isShared ? [] : others.filter((other) => !chosen.includes(other));
  if (unmeant.length === 0) return null;
  return `${nameOf(app)} shares its utility bar ${app.utilityBar ?? ''} with ${unmeant.map(nameOf).join(', ')}. Name these with --app too, or say --shared to change it for all; or give ${app.label} a utility bar of its own in App Manager.`;
}
