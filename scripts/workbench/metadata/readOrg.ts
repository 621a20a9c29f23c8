/** The org as the package's metadata describes it, with the texts of one language. */
import * as v from 'valibot';
import type { App, NavTab, Org, QuickAction, RecordPage, UtilityItem } from '../shell/org.ts';
import { readFlexiPages, toRecordPage, toUtilityItems, type FlexiPage } from './flexiPages.ts';
import { readObjects } from './objects.ts';
import { readTexts, type Language, type Texts } from './translations.ts';
import { many, readMetadata } from './xml.ts';

const DEFAULT_BRAND = '#0176d3';

const ApplicationSchema = v.object({
  actionOverrides: many(
    v.object({
      actionName: v.string(),
      content: v.optional(v.string()),
      formFactor: v.optional(v.string()),
      type: v.string(),
      pageOrSobjectType: v.string(),
    }),
  ),
  brand: v.optional(v.object({ headerColor: v.optional(v.string()) })),
  description: v.optional(v.string(), ''),
  label: v.string(),
  tabs: many(v.string()),
  utilityBar: v.optional(v.string()),
});
type Application = v.InferOutput<typeof ApplicationSchema>;

const TabSchema = v.object({
  label: v.optional(v.string()),
  lwcComponent: v.optional(v.string()),
});
type Tab = v.InferOutput<typeof TabSchema>;

const QuickActionSchema = v.object({
  actionSubtype: v.optional(v.string()),
  label: v.string(),
  lightningWebComponent: v.optional(v.string()),
});

export function readOrg(packageDir: string, language: Language): Org {
  const texts = readTexts(packageDir, language);
  const pages = new Map(readFlexiPages(packageDir).map((page) => [page.name, page]));
  const tabs = new Map(
    readMetadata(packageDir, 'tab', TabSchema).map(({ name, content }) => [name, content]),
  );
  const objects = readObjects(packageDir, language);
  const apps = readMetadata(packageDir, 'app', ApplicationSchema);
  return {
    apps: apps.map(({ name, content }) => toApp(name, content, { pages, tabs, texts, objects })),
    quickActions: readQuickActions(packageDir, texts),
    objects,
  };
}

interface Surroundings {
  readonly pages: ReadonlyMap<string, FlexiPage>;
  readonly tabs: ReadonlyMap<string, Tab>;
  readonly texts: Texts;
  readonly objects: Org['objects'];
}

function toApp(name: string, content: Application, { pages, tabs, texts, objects }: Surroundings): App {
  return {
    name,
    label: texts.apps[name] ?? content.label,
    description: content.description,
    color: content.brand?.headerColor ?? DEFAULT_BRAND,
    tabs: content.tabs.flatMap((tab) => toTab(tab, tabs.get(tab), texts, objects) ?? []),
    utilityItems: utilityItemsOf(content, pages),
    recordPages: recordPagesOf(content, pages),
  };
}

function toTab(
  name: string,
  tab: Tab | undefined,
  texts: Texts,
  objects: Org['objects'],
): NavTab | undefined {
  if (tab?.lwcComponent !== undefined) {
    return { name, label: texts.tabs[name] ?? tab.label ?? name, target: { component: tab.lwcComponent } };
  }
  const object = objects[name.replace(/^standard-/, '')];
  return object && { name, label: object.pluralLabel, target: { object: object.name } };
}

function utilityItemsOf({ utilityBar }: Application, pages: Surroundings['pages']): UtilityItem[] {
  const page = utilityBar === undefined ? undefined : pages.get(utilityBar);
  return page === undefined ? [] : toUtilityItems(page);
}

function recordPagesOf(
  { actionOverrides }: Application,
  pages: Surroundings['pages'],
): Record<string, RecordPage> {
  const overrides = actionOverrides.filter(
    ({ actionName, formFactor, type }) =>
      actionName === 'View' && type === 'Flexipage' && (formFactor ?? 'Large') === 'Large',
  );
  return Object.fromEntries(
    overrides.flatMap(({ content, pageOrSobjectType }) => {
      const page = content === undefined ? undefined : pages.get(content);
      return page === undefined ? [] : [[pageOrSobjectType, toRecordPage(page)]];
    }),
  );
}

function readQuickActions(packageDir: string, texts: Texts): QuickAction[] {
  return readMetadata(packageDir, 'quickAction', QuickActionSchema).flatMap(({ name, content }) => {
    const component = content.lightningWebComponent;
    if (component === undefined) return [];
    const label = texts.actions[name] ?? content.label;
    return [{ name, label, component, isHeadless: content.actionSubtype !== 'ScreenAction' }];
  });
}
