/** Names of what the commands put into an org. */

/** Of the package itself; it comes and goes with the package. */
export const PACKAGE_APP = 'Zoom_Phone';
export const PACKAGE_BAR = 'Zoom_Phone_UtilityBar';

/** Utility bars that were made for apps without one. */
const MADE_FOR = 'Zoom_Phone_for_';
const MAX_LENGTH = 80;

export function nameOfNewBar(appName: string, taken: ReadonlySet<string>): string {
  const developerName = appName.split('__').at(-1) ?? appName;
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `_${number}`;
    const name =
      `${MADE_FOR}${developerName}`.slice(0, MAX_LENGTH - suffix.length).replace(/_+$/, '') + suffix;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** Whether there is no reason for the bar but the widget, as long as nobody has put more on it. */
export function isMadeForTheWidget(barName: string): boolean {
  return barName === PACKAGE_BAR || barName.startsWith(MADE_FOR);
}
