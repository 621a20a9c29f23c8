/** Small changes to the text of metadata files, which else stays as the org has it. */

/** Sets the only element of this name, or adds it at the end. */
export function withElement(text: string, name: string, value: string): string {
  const element = new RegExp(`<${name}>[^<]*</${name}>`);
  if (element.test(text)) return text.replace(element, () => `<${name}>${value}</${name}>`);
  return text.replace(/<\/(\w+)>\s*$/, (end) => `    <${name}>${value}</${name}>\n${end}`);
}

/** Of each kind of right, the element that names what it is about. */
const NAMED_BY: Readonly<Record<string, string>> = {
  applicationVisibilities: 'application',
  customPermissions: 'name',
  customSettingAccesses: 'name',
  fieldPermissions: 'field',
  objectPermissions: 'object',
  tabSettings: 'tab',
  userPermissions: 'name',
};

/**
 * A permission set with everything that it gives, and what another gives. Elements of one name have to stand together
 * (Metadata API), so all are put in order.
 */
export function withRightsOf(text: string, other: string): string {
  const elements = new Map(
    [...elementsIn(text), ...elementsIn(other).filter(({ name }) => Object.hasOwn(NAMED_BY, name))].map(
      (element) => [keyOf(element), element] as const,
    ),
  );
  const inOrder = [...elements.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const [head = ''] = text.split(/(?<=<PermissionSet[^>]*>)/);
  return `${head}\n${inOrder.map(({ whole }) => `    ${whole}`).join('\n')}\n</PermissionSet>\n`;
}

interface Element {
  readonly name: string;
  readonly whole: string;
}

function elementsIn(text: string): Element[] {
  const [, inside = ''] = /<PermissionSet[^>]*>([\s\S]*)<\/PermissionSet>/.exec(text) ?? [];
  return [...inside.matchAll(/<(\w+)>[\s\S]*?<\/\1>/g)].map(([whole, name = '']) => ({ name, whole }));
}

function keyOf({ name, whole }: Element): string {
  const key = NAMED_BY[name];
  return key === undefined ? whole : `${name} ${new RegExp(`<${key}>([^<]*)<`).exec(whole)?.[1] ?? ''}`;
}
