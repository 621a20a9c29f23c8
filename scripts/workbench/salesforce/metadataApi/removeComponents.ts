/** What goes with components that are deleted: files or parts of files, translations, an object's layouts. */
import { typeNamed } from './componentTypes.ts';
import type { Component } from './components.ts';
import { without } from './containers.ts';

/** In which element of which files a type is translated. */
const TRANSLATED: Readonly<Record<string, string>> = {
  CustomApplication: 'customApplications',
  CustomLabel: 'customLabels',
  CustomTab: 'customTabs',
  Dashboard: 'dashboards',
  Report: 'reports',
  ReportType: 'reportTypes',
};
const TRANSLATED_WITH_OBJECT: Readonly<Record<string, string>> = {
  CustomField: 'fields',
  QuickAction: 'quickActions',
};

export function removeComponents(files: Map<string, string>, components: readonly Component[]): void {
  const parts = new Map<string, Set<string>>();
  const takeOut = (path: string, element: string, key: string) => {
    parts.set(path, (parts.get(path) ?? new Set()).add(`${element} ${key}`));
  };
  const paths = [...files.keys()];
  const translations = paths.filter((path) => path.startsWith('translations/'));
  for (const { type, fullName, path } of components) {
    const element = typeNamed(type)?.element ?? null;
    const [parent = '', name = ''] = fullName.split('.');
    if (element !== null) takeOut(path, element, type === 'CustomLabel' ? fullName : name);
    else removeFiles(files, paths, { type, fullName, path });
    const translated = TRANSLATED[type];
    if (translated !== undefined) for (const file of translations) takeOut(file, translated, fullName);
    const withObject = TRANSLATED_WITH_OBJECT[type];
    if (withObject === undefined) continue;
    for (const file of paths) {
      if (file.startsWith(`objectTranslations/${parent}-`)) takeOut(file, withObject, name);
    }
  }
  for (const [path, gone] of parts) {
    const text = files.get(path);
    const left = text === undefined ? null : without(path, text, gone);
    if (left === '') files.delete(path);
    else if (left !== null) files.set(path, left);
  }
}

function removeFiles(
  files: Map<string, string>,
  paths: readonly string[],
  { type, fullName, path }: Component,
): void {
  const withObject = [`objectTranslations/${fullName}-`, `layouts/${fullName}-`];
  for (const file of paths) {
    const isOwn = file === path || file === `${path}-meta.xml` || file.startsWith(`${path}/`);
    const goesAlong = type === 'CustomObject' && withObject.some((start) => file.startsWith(start));
    if (isOwn || goesAlong) files.delete(file);
  }
}
