/** In which apps Zoom Phone is, and which gateway it asks there. */
import { textAt } from '../../metadata/metadataFiles.ts';
import { gatewayUrlIn } from './orgFacts.ts';
import type { OrgFacts } from './orgFacts.ts';
import type { OrgFinding } from './orgFindings.ts';

/** Names of the apps with Zoom Phone in their utility bar. */
export function appsWithZoomPhone({ apps, utilityBars }: OrgFacts): string[] {
  const bars = utilityBars.map(({ name }) => name);
  return apps.filter(({ content }) => bars.includes(textAt(content, 'utilityBar'))).map(({ name }) => name);
}

/** Whether agents of any app telephone in the browser. */
export function usesBrowserLine({ utilityBars }: Pick<OrgFacts, 'utilityBars'>): boolean {
  return utilityBars.some(({ text }) =>
    /<name>line<\/name>\s*(?:<type>[^<]*<\/type>\s*)?<value>browser</.test(text),
  );
}

export function checkUtilityBars(facts: OrgFacts, gatewayUrl: string | null): OrgFinding[] {
  if (appsWithZoomPhone(facts).length === 0) return [{ code: 'org.utilityNowhere', facts: [] }];
  return facts.utilityBars.flatMap((bar): OrgFinding[] => {
    const asked = gatewayUrlIn(bar) ?? '';
    if (gatewayUrl !== null && asked !== gatewayUrl)
      return [{ code: 'org.utilityAddress', facts: [bar.name, asked, gatewayUrl] }];
    return facts.answers.get(asked) === false
      ? [{ code: 'org.utilitySilent', facts: [bar.name, asked] }]
      : [];
  });
}
