/** What of the page depends on the user: labels, formats, rights, the org. Served as the module `workbench/values`. */
import { readTexts, type Language } from '../metadata/translations.ts';
import { readMetadata } from '../metadata/xml.ts';
import * as v from 'valibot';
import { japaneseCalendar } from '../i18n/calendar.ts';
import { JAPANESE_LABELS } from '../i18n/platformLabels.ts';
import { readOrg } from '../metadata/readOrg.ts';
import type { App, Org, WorkbenchInfo } from '../shell/org.ts';

export interface PageUser {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly language: Language;
  readonly timeZone: string;
  /** Whether the user has a custom permission, by its API name. */
  readonly hasPermission: (name: string) => boolean;
}

/** What a package's folder says to a user of one language. */
export interface PackageTexts {
  readonly labels: Readonly<Record<string, string>>;
  readonly customPermissions: readonly string[];
  readonly org: Org;
}

export interface PageValuesOptions {
  readonly texts: PackageTexts;
  /** Apps that the org has beside those of the package. */
  readonly otherApps: readonly App[];
  readonly user: PageUser;
  readonly orgName: string;
  /** Null when this workbench has no gateway. */
  readonly gatewayUrl: string | null;
  /** What else the administrator has entered in the app's utility item. */
  readonly itemProperties: Readonly<Record<string, string>>;
}

/** Reads some hundred files. @param packageDir `force-app/main` of the package */
export function readPackageTexts(packageDir: string, language: Language): PackageTexts {
  return {
    labels: readTexts(packageDir, language).labels,
    customPermissions: readMetadata(packageDir, 'customPermission', v.unknown()).map(({ name }) => name),
    org: readOrg(packageDir, language),
  };
}

export function renderPageValues(options: PageValuesOptions): string {
  return Object.entries(pageValues(options))
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join('\n');
}

function pageValues(options: PageValuesOptions): object {
  const { texts, otherApps, user, orgName, gatewayUrl, itemProperties } = options;
  const { language } = user;
  const own = Object.entries(texts.labels);
  const workbench: WorkbenchInfo = {
    orgName,
    user: { id: user.id, name: user.name, username: user.username },
    hasGateway: gatewayUrl !== null,
  };
  return {
    labels: {
      ...(language === 'ja' ? JAPANESE_LABELS : {}),
      ...Object.fromEntries(own.map(([name, text]) => [`c.${name}`, text])),
    },
    i18n: { ...(language === 'ja' ? JAPANESE_FORMATS : AMERICAN_FORMATS), timeZone: user.timeZone },
    user: { Id: user.id, isGuest: false },
    client: { formFactor: 'Large' },
    permissions: permissionsOf(texts, user),
    org: withOthers(withGateway(texts.org, gatewayUrl, itemProperties), otherApps),
    workbench,
  };
}

function permissionsOf(texts: PackageTexts, { hasPermission }: PageUser): Record<string, true> {
  return Object.fromEntries(texts.customPermissions.filter(hasPermission).map((name) => [name, true]));
}

/** `@salesforce/i18n/...`; the base components have the American formats themselves. */
const AMERICAN_FORMATS = { lang: 'en', locale: 'en-US' };

const JAPANESE_FORMATS = {
  lang: 'ja',
  locale: 'ja-JP',
  currency: 'JPY',
  firstDayOfWeek: 1,
  calendarData: japaneseCalendar(),
  'dateTime.shortDateFormat': 'yyyy/MM/dd',
  'dateTime.mediumDateFormat': 'yyyy/MM/dd',
  'dateTime.longDateFormat': 'yyyy年M月d日',
  'dateTime.shortTimeFormat': 'H:mm',
  'dateTime.mediumTimeFormat': 'H:mm:ss',
  'dateTime.shortDateTimeFormat': 'yyyy/MM/dd H:mm',
  'dateTime.mediumDateTimeFormat': 'yyyy/MM/dd H:mm:ss',
  'dateTime.longDateTimeFormat': 'yyyy年M月d日 H:mm:ss',
  'number.currencySymbol': '¥',
  'number.currencyFormat': '¤#,##0;-¤#,##0',
};

/** The administrator has entered the address of the gateway in the app's utility item. */
function withGateway(org: Org, gatewayUrl: string | null, others: PageValuesOptions['itemProperties']): Org {
  if (gatewayUrl === null) return org;
  return {
    ...org,
    apps: org.apps.map((app) => ({
      ...app,
      utilityItems: app.utilityItems.map((item) =>
        'gatewayUrl' in item.properties
          ? { ...item, properties: { ...item.properties, ...others, gatewayUrl } }
          : item,
      ),
    })),
  };
}

function withOthers(org: Org, otherApps: readonly App[]): Org {
  return { ...org, apps: [...org.apps, ...otherApps] };
}
