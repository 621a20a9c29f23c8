/** The org as the package's metadata describes it, with the texts of one language. */
import * as v from 'valibot';
import type { Org, QuickAction } from '../shell/org.ts';
import { ApplicationSchema, TabSchema, toApp } from './apps.ts';
import { readFlexiPages } from './flexiPages.ts';
import { readObjects } from './objects.ts';
import { readTexts, type Language, type Texts } from './translations.ts';
import { readMetadata } from './xml.ts';

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

function readQuickActions(packageDir: string, texts: Texts): QuickAction[] {
  return readMetadata(packageDir, 'quickAction', QuickActionSchema).flatMap(({ name, content }) => {
    const component = content.lightningWebComponent;
    if (component === undefined) return [];
    const label = texts.actions[name] ?? content.label;
    return [{ name, label, component, isHeadless: content.actionSubtype !== 'ScreenAction' }];
  });
}
