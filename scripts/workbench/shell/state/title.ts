/** The title of the browser tab, from the narrowest to the widest: record, object. */
export function setTitle(...parts: readonly string[]): void {
  document.title = [...parts.filter((part) => part !== ''), 'Workbench'].join(' | ');
}
