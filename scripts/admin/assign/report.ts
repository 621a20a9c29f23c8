/** What was found and done, for people. */
import type { OrgApps } from './orgApps.ts';
import { DONE } from './plan.ts';
import type { Outcome } from './plan.ts';
import { othersWith } from './sharing.ts';

export interface ListedApp {
  readonly app: string;
  readonly label: string;
  readonly utilityBar: string | null;
  readonly gateways: readonly string[];
  readonly sharedWith: readonly string[];
  /** The utility bar, or where there is none the app, belongs to a managed package. */
  readonly isManaged: boolean;
}

/** Lightning apps: others have no utility bar. */
export function listedApps(org: OrgApps): ListedApp[] {
  return org.apps
    .filter(({ isLightning }) => isLightning)
    .map((app) => {
      const bar = org.bars.get(app.utilityBar ?? '');
      return {
        app: app.fullName,
        label: app.label,
        utilityBar: app.utilityBar,
        gateways: bar?.gateways ?? [],
        sharedWith: app.utilityBar === null ? [] : othersWith(org, app).map(({ fullName }) => fullName),
        isManaged: bar?.isManaged ?? app.isManaged,
      };
    });
}

export function textOfList(apps: readonly ListedApp[]): string {
  if (apps.length === 0) return 'The org has no Lightning apps.';
  return apps
    .map(({ app, label, utilityBar, gateways, sharedWith, isManaged }) => {
      const notes = [
        utilityBar === null ? 'no utility bar' : utilityBar,
        ...(isManaged ? ['of a managed package'] : []),
        ...(sharedWith.length > 0 ? [`shared with ${sharedWith.join(', ')}`] : []),
      ];
      const widget = gateways.length === 0 ? 'no Zoom Phone' : `Zoom Phone at ${gateways.join(', ')}`;
      return `${label} (${app}): ${widget}\n    ${notes.join('; ')}`;
    })
    .join('\n');
}

export function textOfOutcomes(outcomes: readonly Outcome[], isDryRun: boolean): string {
  const lines = outcomes.map(({ app, label, utilityBar, done, alsoIn }) => {
    const also = alsoIn.length === 0 ? '' : `, which is also that of ${alsoIn.join(', ')}`;
    const bar = utilityBar === null ? '' : `  [${utilityBar}${also}]`;
    return `  ${app === null ? 'no app' : `${label} (${app})`}: ${DONE[done]}${bar}`;
  });
  const isChange = outcomes.some(({ done }) => done !== 'alreadyThere' && done !== 'notThere');
  if (!isChange) return ['Nothing to change:', ...lines].join('\n');
  return [isDryRun ? 'Would be changed, and the org takes it:' : 'Changed:', ...lines].join('\n');
}
