/** Lightning apps (Metadata API: CustomApplication), as the shell shows them. */
import * as v from 'valibot';
import type { App, NavTab, Org, RecordPage, UtilityItem } from '../shell/org.ts';
import { toRecordPage, toUtilityItems, type FlexiPage } from './flexiPages.ts';
import type { Texts } from './translations.ts';
import { many } from './xml.ts';

const DEFAULT_BRAND = '#0176d3';

export const ApplicationSchema = v.object({
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
  navType: v.optional(v.string(), 'Standard'),
  tabs: many(v.string()),
  uiType: v.optional(v.string(), 'Aloha'),
  utilityBar: v.optional(v.string()),
});
type Application = v.InferOutput<typeof ApplicationSchema>;

export const TabSchema = v.object({
  label: v.optional(v.string()),
  lwcComponent: v.optional(v.string()),
});
type Tab = v.InferOutput<typeof TabSchema>;

/** What the names in an app stand for. */
export interface Surroundings {
  readonly pages: ReadonlyMap<string, FlexiPage>;
  readonly tabs: ReadonlyMap<string, Tab>;
  readonly texts: Texts;
  readonly objects: Org['objects'];
}

export function toApp(
  name: string,
  content: Application,
  { pages, tabs, texts, objects }: Surroundings,
): App {
  return {
    name,
    label: texts.apps[name] ?? content.label,
    description: content.description,
    isConsole: content.navType === 'Console',
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
