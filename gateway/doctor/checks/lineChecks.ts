/** The browser line: its engines, the way to Zoom, and how the lines stand. */
import type { ErrorCode, Finding, FindingCode, Severity } from '#call-core';
import type { VoiceFacts } from '../../voice/examineVoice.ts';
import { finding, namesOf } from '../finding.ts';
import type { DoctorFacts } from '../ports.ts';

const DAY_MS = 24 * 60 * 60_000;
/** For somebody at Zoom to notice first. */
const ENDING_SOON_DAYS = 7;
/** Janus: the one before lacks corrections of the SIP plugin, of which some are of security. */
const OLDEST_VERSION = [1, 4] as const;

export function checkLines({ voice, stored, now }: DoctorFacts): Finding[] {
  if (voice === null) return [];
  const names = new Map((stored?.agents ?? []).map(({ id, name }) => [id, name]));
  return [
    ...voice.engines.flatMap(engineFindings),
    ...voice.proxies.flatMap((proxy) => proxyFindings(proxy, now)),
    ...phones(voice.phones),
    ...standing(voice.lines, names),
    ...(voice.hasIceServers || voice.engines.every(({ host }) => isPrivate(host))
      ? []
      : [finding('note', 'line.noIceServers')]),
  ];
}

/** Of what is wrong with an engine the worst explains the rest. */
function engineFindings(engine: VoiceFacts['engines'][number]): Finding[] {
  const facts = [engine.host];
  if (engine.state === 'away') return [finding('error', 'line.engineAway', { facts })];
  if (engine.secret === 'wrong') return [finding('error', 'line.engineSecret', { facts })];
  return [
    ...(engine.secret === 'none' ? [finding('error', 'line.engineOpen', { facts })] : []),
    ...(engine.hasSip ? [] : [finding('error', 'line.engineWithoutSip', { facts })]),
    ...(isOld(engine.version)
      ? [finding('warning', 'line.engineOld', { facts: [engine.host, engine.version] })]
      : []),
  ];
}

function isOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST_VERSION[0] || (major === OLDEST_VERSION[0] && minor < OLDEST_VERSION[1]);
}

function proxyFindings(proxy: VoiceFacts['proxies'][number], now: number): Finding[] {
  const facts = [proxy.name];
  if (proxy.state === 'forbidden') return [finding('error', 'line.proxyForbidden', { facts })];
  if (proxy.state === 'away') return [finding('error', 'line.proxyAway', { facts })];
  if (proxy.state === 'certificate')
    return [finding('error', 'line.proxyCertificate', { facts: [proxy.name, proxy.reason] })];
  const days = Math.floor((proxy.certificateEndsAt - now) / DAY_MS);
  return days < ENDING_SOON_DAYS
    ? [finding('warning', 'line.proxyCertificateEnds', { facts: [proxy.name, days] })]
    : [];
}

function phones(code: ErrorCode | null): Finding[] {
  if (code === null) return [];
  if (code === 'config.invalid') return [finding('error', 'line.accountApp')];
  return [finding('error', 'line.phonesUnreadable', { facts: [code] })];
}

/** What has a finding of its own: an administrator has to help. Anything else the gateway tries again. */
const BY_CODE: Partial<Record<ErrorCode, readonly [Severity, FindingCode]>> = {
  'line.accountRefused': ['error', 'line.accountRefused'],
  'line.noAccount': ['warning', 'line.noPhone'],
};

function standing(lines: VoiceFacts['lines'], names: ReadonlyMap<string, string>): Finding[] {
  const unregistered = [...lines].flatMap(([agentId, registration]) => {
    const name = names.get(agentId);
    return name === undefined || registration.state === 'registered'
      ? []
      : [{ name, code: registration.code }];
  });
  return [...Map.groupBy(unregistered, ({ code }) => code)].map(([code, who]) => {
    const where = namesOf(who.map(({ name }) => name));
    const [severity, findingCode] = BY_CODE[code] ?? ['warning', 'line.unregistered'];
    return finding(severity, findingCode, { where, facts: [code] });
  });
}

/** Addresses of one's own (RFC 1918, 4193): the browsers are near as well, as a rule. */
function isPrivate(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return (
    name === 'localhost' ||
    /^(127|10)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^::1$|^f[cd][\da-f]{2}:/i.test(name)
  );
}
