/** Reads Salesforce metadata files: elements and text, which is all that their XML consists of. */

export interface XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  /** The text of an element without children, entities resolved. */
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** @throws Error when the text is not well-formed. */
export function readXml(xml: string): XmlElement {
  const tokens = xml
    .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '')
    .matchAll(/<(\/?)([\w:.-]+)[^>]*?(\/?)>|([^<]+)/g);
  const root = { name: '', children: [] as XmlElement[], text: '' };
  const open = [root];
  for (const [, closing, name, empty, text] of tokens) {
    const parent = open.at(-1) ?? root;
    if (text !== undefined) {
      parent.text += decode(text);
    } else if (closing === '/') {
      if (open.length === 1 || parent.name !== name) throw new Error(`Unexpected </${name ?? ''}>`);
      open.pop();
    } else {
      const element = { name: name ?? '', children: [] as XmlElement[], text: '' };
      parent.children.push(element);
      if (empty === '') open.push(element);
    }
  }
  const [element] = root.children;
  if (open.length !== 1 || element === undefined) throw new Error('The document does not end');
  return element;
}

/** The text of the first child with this name, or null. */
export function childText(element: XmlElement, name: string): string | null {
  return element.children.find((child) => child.name === name)?.text.trim() ?? null;
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, entity: string) => {
    if (entity.startsWith('#')) {
      const code = entity[1] === 'x' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
      return String.fromCodePoint(code);
    }
    return ENTITIES[entity] ?? whole;
  });
}
