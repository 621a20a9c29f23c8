/** The apps that the org has beside that of the package: Salesforce's own and those that it has made itself. */
import type { App, Org } from '../shell/org.ts';
import { ApplicationSchema, toApp } from './apps.ts';
import { readOrgFlexiPages } from './flexiPages.ts';
import type { Language, Texts } from './translations.ts';
import { readOrgMetadata } from './xml.ts';

/** What Salesforce calls its own apps, whose metadata has the English name alone. */
const STANDARD_APPS: Readonly<Record<Language, Texts['apps']>> = {
  en_US: {},
  ja: { standard__LightningSales: 'セールス', standard__LightningSalesConsole: 'セールスコンソール' },
};

/**
 * @param files the metadata of the org, by path
 * @param org what the package says
 * @returns Lightning apps that are not the package's, in the order of their labels
 */
export function readOrgApps(files: ReadonlyMap<string, string>, org: Org, language: Language): App[] {
  const own = new Set(org.apps.map(({ name }) => name));
  const surroundings = {
    pages: new Map(readOrgFlexiPages(files).map((page) => [page.name, page])),
    tabs: new Map(),
    texts: { labels: {}, apps: STANDARD_APPS[language], tabs: {}, actions: {} },
    objects: org.objects,
  };
  return readOrgMetadata(files, 'app', ApplicationSchema)
    .filter(({ name, content }) => content.uiType === 'Lightning' && !own.has(name))
    .map(({ name, content }) => toApp(name, content, surroundings))
    .sort((one, other) => one.label.localeCompare(other.label, language.slice(0, 2)));
}
