/**
 * Where the elements of an XML text are. Metadata files are changed by cutting and inserting text there, because
 * whatever else is in them has to stay as it is, byte for byte.
 */
import { SaxesParser } from 'saxes';
import { AdminError } from '../command.ts';

export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  /** Without the prefix. */
  readonly local: string;
  readonly namespace: string;
  /** Of the whole element. */
  readonly start: number;
  readonly end: number;
  /** Of what is between its tags. */
  readonly innerStart: number;
  readonly innerEnd: number;
  /** Its own text, entities and CDATA read. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

interface Growing extends XmlElement {
  end: number;
  innerEnd: number;
  text: string;
  readonly children: Growing[];
}

/** @throws AdminError when it is no XML */
export function readXml(xml: string, file: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: Growing[] = [];
  let root: Growing | undefined;
  let start = 0;
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('error', ({ message }) => {
    throw new AdminError(`${file} of the org is no XML that can be read: ${message}`);
  });
  parser.on('opentagstart', () => {
    start = xml.lastIndexOf('<', parser.position - 1);
  });
  parser.on('opentag', ({ name, local, uri }) => {
    const at = parser.position;
    const bounds = { start, end: at, innerStart: at, innerEnd: at };
    const element: Growing = { name, local, namespace: uri, ...bounds, text: '', children: [] };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', ({ isSelfClosing }) => {
    const element = open.pop();
    if (element === undefined) return;
    element.end = parser.position;
    element.innerEnd = isSelfClosing ? element.innerStart : xml.lastIndexOf('<', parser.position - 1);
  });
  parser.write(xml).close();
  if (root === undefined) throw new AdminError(`${file} of the org is empty.`);
  return root;
}

/** Children by the name of the element, of the parent's own namespace: others mean something else. */
export function childrenOf({ children, namespace }: XmlElement, local: string): XmlElement[] {
  return children.filter((child) => child.local === local && child.namespace === namespace);
}

export function textOf(parent: XmlElement, local: string): string {
  return (childrenOf(parent, local)[0]?.text ?? '').trim();
}
