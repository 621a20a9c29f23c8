/** The widget for some apps, on the utility bars that they have, or on new ones. */
import { setUtilityBar } from './appFile.ts';
import { nameOf } from './findApps.ts';
import { nameOfNewBar } from './names.ts';
import { emptyBar } from './newBar.ts';
import { barPath } from './orgApps.ts';
import type { App, Bar, OrgApps } from './orgApps.ts';
import { planOf } from './plan.ts';
import type { Plan, Step } from './plan.ts';
import { othersWith, sharingProblem } from './sharing.ts';
import { addWidget, setGateway } from './widgetOnPage.ts';

interface Options {
  readonly gatewayUrl: string;
  /** Other apps may get the widget too. */
  readonly shared: boolean;
}

/** @throws AdminError for apps that cannot have the widget, or not it alone */
export function planAdding(org: OrgApps, chosen: readonly App[], options: Options): Plan {
  const taken = new Set(org.pageNames);
  return planOf(
    chosen.map((app) =>
      app.utilityBar === null
        ? withNewBar(app, taken, options)
        : onBar(org, app, org.bars.get(app.utilityBar), chosen, options),
    ),
  );
}

function withNewBar(app: App, taken: Set<string>, { gatewayUrl }: Options): Step | string {
  if (app.isManaged) {
    return `${nameOf(app)} belongs to a managed package and has no utility bar, and nobody here can give it one. Make an app of your own with the same tabs in App Manager, and name that.`;
  }
  const bar = nameOfNewBar(app.fullName, taken);
  taken.add(bar.toLowerCase());
  const file = barPath(bar);
  return {
    outcome: outcomeOf(app, 'barMade', bar, []),
    files: [
      [file, addWidget(emptyBar(app.label), gatewayUrl, file)],
      [app.file, setUtilityBar(app.xml, bar, app.file)],
    ],
  };
}

function onBar(
  org: OrgApps,
  app: App,
  bar: Bar | undefined,
  chosen: readonly App[],
  { gatewayUrl, shared }: Options,
): Step | string {
  const name = app.utilityBar ?? '';
  if (bar === undefined) {
    return `The utility bar ${name} of ${nameOf(app)} cannot be read. Open the app in App Manager, save its Utility Items once, and try again.`;
  }
  const others = othersWith(org, app);
  const isThere = bar.gateways.length > 0;
  if (isThere && bar.gateways.every((gateway) => gateway === gatewayUrl)) {
    return { outcome: outcomeOf(app, 'alreadyThere', name, others) };
  }
  if (bar.isManaged) {
    return `The utility bar ${name} of ${nameOf(app)} belongs to a managed package, and nobody here can change it. Give the app another utility bar in App Manager, or make an app of your own with the same tabs, and name that.`;
  }
  const problem = sharingProblem(app, others, chosen, shared);
  if (problem !== null) return problem;
  return isThere
    ? {
        outcome: outcomeOf(app, 'gatewayChanged', name, others),
        files: [[bar.file, setGateway(bar.xml, gatewayUrl, bar.file)]],
      }
    : {
        outcome: outcomeOf(app, 'added', name, others),
        files: [[bar.file, addWidget(bar.xml, gatewayUrl, bar.file)]],
      };
}

function outcomeOf(
  app: App,
  done: Step['outcome']['done'],
  utilityBar: string,
  others: readonly App[],
): Step['outcome'] {
  return {
    app: app.fullName,
    label: app.label,
    utilityBar,
    done,
    alsoIn: others.map(({ fullName }) => fullName),
  };
}
