/** Some apps without the widget; a utility bar that was made for it goes too. */
import { clearUtilityBar } from './appFile.ts';
import { nameOf } from './findApps.ts';
import { isMadeForTheWidget, PACKAGE_APP, PACKAGE_BAR } from './names.ts';
import type { App, Bar, OrgApps } from './orgApps.ts';
import { planOf } from './plan.ts';
import type { Plan, Step } from './plan.ts';
import { othersWith, sharingProblem } from './sharing.ts';
import { itemCount, removeWidget } from './widgetOnPage.ts';

/** @throws AdminError for apps that cannot lose the widget, or not it alone */
export function planRemoval(org: OrgApps, chosen: readonly App[], shared: boolean): Plan {
  return planOf(chosen.map((app) => withoutWidget(org, app, chosen, shared)));
}

/** Every app but the package's own, and the bars that no app has: nothing of the org refers to the widget any more. */
export function planRemovalEverywhere(org: OrgApps): Plan {
  const withWidget = ({ utilityBar }: App) => (org.bars.get(utilityBar ?? '')?.gateways.length ?? 0) > 0;
  const chosen = org.apps.filter((app) => app.fullName !== PACKAGE_APP && withWidget(app));
  const used = new Set(org.apps.flatMap(({ utilityBar }) => utilityBar ?? []));
  const unused = [...org.bars.values()].filter(
    ({ fullName, gateways }) => gateways.length > 0 && fullName !== PACKAGE_BAR && !used.has(fullName),
  );
  return planOf([
    ...chosen.map((app) => withoutWidget(org, app, chosen, true)),
    ...unused.map(barWithoutApp),
  ]);
}

function withoutWidget(org: OrgApps, app: App, chosen: readonly App[], shared: boolean): Step | string {
  const bar = org.bars.get(app.utilityBar ?? '');
  if (bar === undefined || bar.gateways.length === 0) return { outcome: outcomeOf(app, 'notThere', []) };
  if (app.fullName === PACKAGE_APP) {
    return `${nameOf(app)} is the app of the package itself; uninstall takes it away.`;
  }
  if (isMadeForTheWidget(bar.fullName) && hasNothingElse(bar)) return withoutBar(org, app, bar, chosen);
  if (bar.fullName === PACKAGE_BAR) {
    return `${nameOf(app)} has the utility bar of the package, ${PACKAGE_BAR}, with more on it than Zoom Phone. Give the app another utility bar in App Manager first.`;
  }
  if (bar.isManaged) {
    return `The utility bar ${bar.fullName} of ${nameOf(app)} belongs to a managed package, and nobody here can change it. Give the app another utility bar in App Manager.`;
  }
  const others = othersWith(org, app);
  const problem = sharingProblem(app, others, chosen, shared);
  if (problem !== null) return problem;
  return {
    outcome: outcomeOf(app, 'removed', others),
    files: [[bar.file, removeWidget(bar.xml, bar.file)]],
  };
}

/** The app has no utility bar any more, as before; the bar goes with the last app that has it. */
function withoutBar(org: OrgApps, app: App, bar: Bar, chosen: readonly App[]): Step {
  const isNeeded =
    bar.fullName === PACKAGE_BAR || othersWith(org, app).some((other) => !chosen.includes(other));
  return {
    outcome: outcomeOf(app, 'barRemoved', []),
    files: [[app.file, clearUtilityBar(app.xml, app.file)]],
    ...(!isNeeded && { removal: pageNamed(bar) }),
  };
}

function barWithoutApp(bar: Bar): Step {
  const outcome = { app: null, label: bar.fullName, utilityBar: bar.fullName, alsoIn: [] };
  return isMadeForTheWidget(bar.fullName) && hasNothingElse(bar)
    ? { outcome: { ...outcome, done: 'barRemoved' }, removal: pageNamed(bar) }
    : {
        outcome: { ...outcome, done: 'removed' },
        files: [[bar.file, removeWidget(bar.xml, bar.file)]],
      };
}

function hasNothingElse({ xml, file, gateways }: Bar): boolean {
  return itemCount(xml, file) === gateways.length;
}

function pageNamed({ fullName }: Bar) {
  return { type: 'FlexiPage', fullName };
}

function outcomeOf(app: App, done: Step['outcome']['done'], others: readonly App[]): Step['outcome'] {
  const { fullName, label, utilityBar } = app;
  return { app: fullName, label, utilityBar, done, alsoIn: others.map((other) => other.fullName) };
}
