/** Findings as they are told: in English, with their cause and fix. */
import type { Finding, Severity } from '#call-core';
import { readLabels } from '../../labels/labelFiles.ts';
import { ORG_FINDINGS } from './orgFindings.ts';
import type { OrgFinding } from './orgFindings.ts';
import { PACKAGE_FOLDER } from './ownPackage.ts';

export interface ToldFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly where: string;
  readonly what: string;
  readonly cause: string;
  readonly fix: string;
  /** `--fix` can do it. */
  readonly canFix: boolean;
}

/** Those of the gateway have the words of the settings page. */
export function tellGatewayFindings(findings: readonly Finding[]): ToldFinding[] {
  if (findings.length === 0) return [];
  const labels = new Map(readLabels(PACKAGE_FOLDER).map(({ name, text }) => [name, text]));
  return findings.map(({ code, severity, where, facts }) => {
    const say = (area: string) =>
      fill(labels.get(`ZoomPhone_${area}_${code.replaceAll('.', '_')}`) ?? code, facts);
    return {
      code,
      severity,
      where,
      what: say('Finding'),
      cause: say('Cause'),
      fix: say('Fix'),
      canFix: false,
    };
  });
}

export function tellOrgFinding({ code, facts }: OrgFinding): ToldFinding {
  const { severity, what, cause, fix, canFix } = ORG_FINDINGS[code];
  return {
    ...{ code, severity, where: '', canFix },
    ...{ what: fill(what, facts), cause: fill(cause, facts), fix: fill(fix, facts) },
  };
}

function fill(text: string, facts: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (place, index: string) => String(facts[Number(index)] ?? place));
}

const MARKS: Readonly<Record<Severity, string>> = { error: 'ERROR  ', warning: 'WARNING', note: 'NOTE   ' };

export function linesOf({ code, severity, where, what, cause, fix, canFix }: ToldFinding): string {
  return [
    `${MARKS[severity]} ${what} [${code}]`,
    ...(where === '' ? [] : [`        Concerns: ${where}`]),
    `        Cause: ${cause}`,
    `        Fix: ${fix}${canFix ? ' Or run this command with --fix.' : ''}`,
  ].join('\n');
}
