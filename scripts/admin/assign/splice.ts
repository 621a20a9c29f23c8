/**
 * New elements in the handwriting of a file. One goes right behind the tag before it, together with the white space
 * that leads to it; so cutting it out together with that white space gives back the bytes of before.
 */
import { escapeXml } from '../org/manifest.ts';
import type { XmlElement } from './xmlElements.ts';

/** An element to be written: its name, and its text or its children. */
export type NewElement = readonly [name: string, content: string | readonly NewElement[]];

/** How a place in a file is written. */
interface Layout {
  /** Of the names, with the colon. */
  readonly prefix: string;
  /** Line break and indentation of the place; empty where all is on one line. */
  readonly lead: string;
  /** One step of indentation. */
  readonly step: string;
}

/** Behind one of the parent's children, or before them all. */
export function insertInto(
  xml: string,
  parent: XmlElement,
  element: NewElement,
  behind: XmlElement | undefined,
): string {
  const layout = layoutIn(xml, parent, behind ?? parent.children[0]);
  const at = behind?.end ?? parent.innerStart;
  return xml.slice(0, at) + layout.lead + write(element, layout) + xml.slice(at);
}

/** Without an element and the white space that leads to it. */
export function cutOut(xml: string, element: XmlElement): string {
  return xml.slice(0, element.start - leadOf(xml, element).length) + xml.slice(element.end);
}

/** An empty element may be written as one tag, which then becomes two. */
export function replaceContent(xml: string, element: XmlElement, text: string): string {
  const { name, innerStart, innerEnd, end } = element;
  const isOneTag = innerStart === end;
  const opened = isOneTag ? `${xml.slice(0, innerStart - 2)}>` : xml.slice(0, innerStart);
  const closed = isOneTag ? `</${name}>${xml.slice(end)}` : xml.slice(innerEnd);
  return opened + escapeXml(text) + closed;
}

function write([name, content]: NewElement, { prefix, lead, step }: Layout): string {
  const inner =
    typeof content === 'string'
      ? escapeXml(content)
      : content.map((child) => lead + step + write(child, { prefix, lead: lead + step, step })).join('') +
        lead;
  return `<${prefix}${name}>${inner}</${prefix}${name}>`;
}

function layoutIn(xml: string, parent: XmlElement, sibling: XmlElement | undefined): Layout {
  const prefix = parent.name.slice(0, parent.name.length - parent.local.length);
  const lead = lastLine(sibling === undefined ? '' : leadOf(xml, sibling));
  if (lead === '') return { prefix, lead, step: '' };
  const outer = lastLine(leadOf(xml, parent));
  const isDeeper = outer !== '' && lead.startsWith(outer) && lead !== outer;
  return { prefix, lead, step: isDeeper ? lead.slice(outer.length) : '    ' };
}

function leadOf(xml: string, { start }: XmlElement): string {
  return /[ \t\r\n]*$/.exec(xml.slice(0, start))?.[0] ?? '';
}

/** The last line break and what follows it. */
function lastLine(space: string): string {
  return /(?:\r\n|\r|\n)[ \t]*$/.exec(space)?.[0] ?? '';
}
