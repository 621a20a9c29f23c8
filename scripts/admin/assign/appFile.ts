/** The utility bar of an app (Metadata API Developer Guide: CustomApplication). */
import { AdminError } from '../command.ts';
import { cutOut, insertInto, replaceContent } from './splice.ts';
import { childrenOf, readXml, textOf } from './xmlElements.ts';

export interface AppFile {
  readonly label: string;
  readonly isLightning: boolean;
  /** Full name of its FlexiPage. */
  readonly utilityBar: string | null;
}

export function readApp(xml: string, file: string): AppFile {
  const app = readXml(xml, file);
  const utilityBar = textOf(app, 'utilityBar');
  return {
    label: textOf(app, 'label'),
    isLightning: textOf(app, 'uiType') === 'Lightning',
    utilityBar: utilityBar === '' ? null : utilityBar,
  };
}

/** The elements of an app stand in the order of the alphabet. */
export function setUtilityBar(xml: string, fullName: string, file: string): string {
  const app = readXml(xml, file);
  const [present] = childrenOf(app, 'utilityBar');
  if (present !== undefined) return replaceContent(xml, present, fullName);
  const before = app.children.findLast(
    ({ local, namespace }) => namespace === app.namespace && local < 'utilityBar',
  );
  if (before === undefined) throw new AdminError(`${file} of the org is no Lightning app.`);
  return insertInto(xml, app, ['utilityBar', fullName], before);
}

export function clearUtilityBar(xml: string, file: string): string {
  return childrenOf(readXml(xml, file), 'utilityBar').reduceRight(cutOut, xml);
}
