/** `package.xml`, and the lists of what is to be removed, which look alike. */
import type { MetadataName } from './ports.ts';

export function manifestOf(members: readonly MetadataName[], version: string): string {
  const types = [...new Set(members.map(({ type }) => type))].sort();
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Package xmlns="http://soap.sforce.com/2006/04/metadata">',
    ...types.flatMap((type) => [
      '    <types>',
      ...namesOf(members, type).map((name) => `        <members>${escapeXml(name)}</members>`),
      `        <name>${type}</name>`,
      '    </types>',
    ]),
    `    <version>${version}</version>`,
    '</Package>',
    '',
  ].join('\n');
}

function namesOf(members: readonly MetadataName[], type: string): string[] {
  const names = members.filter((member) => member.type === type).map(({ fullName }) => fullName);
  return [...new Set(names)].sort();
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
