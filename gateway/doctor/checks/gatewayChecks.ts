/** The gateway itself: its addresses, clock, jobs and keys. */
import type { Finding } from '#call-core';
import * as v from 'valibot';
import { finding, namesOf } from '../finding.ts';
import type { DoctorFacts, StoredFacts } from '../ports.ts';

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
/** Zoom's webhooks are refused when their time differs by five minutes; well before that somebody should look. */
const CLOCK_WARNS_MS = 60_000;
const CLOCK_FAILS_MS = 240_000;
/** Of a minute's work. */
const JOBS_LATE = 1;

const Healthy = v.object({ status: v.literal('ok'), instance: v.string() });

export function checkGateway(facts: DoctorFacts): Finding[] {
  return [
    ...publicAddress(facts),
    ...clock(facts),
    ...(facts.stored === null ? [] : [...jobs(facts.stored), ...keys(facts.stored), ...origins(facts)]),
  ];
}

function publicAddress({ config, reach, stored }: DoctorFacts): Finding[] {
  const { publicUrl, instance } = config;
  const facts = [publicUrl];
  if (isLocal(publicUrl) && !isLocal(config.zoomOauthUrl))
    return [finding('error', 'gateway.publicUrlLocal', { facts })];
  if (reach.publicUrl.status === null) return [finding('error', 'gateway.publicUrlUnreachable', { facts })];
  const answer = v.safeParse(Healthy, reach.publicUrl.body);
  if (!answer.success) return [finding('error', 'gateway.publicUrlOther', { facts })];
  // Each with data of its own: what one is told the others do not know.
  const isOther = answer.output.instance !== instance && stored?.shared === false;
  return isOther ? [finding('error', 'gateway.several', { facts })] : [];
}

function isLocal(url: string): boolean {
  return LOCAL_HOSTS.includes(new URL(url).hostname);
}

/** One that is wrong here is wrong for both. */
function clock({ reach }: DoctorFacts): Finding[] {
  const told = [reach.zoom, reach.salesforce].flatMap(({ aheadMs }) => aheadMs ?? []);
  const [least = 0] = told.map(Math.abs).sort((a, b) => a - b);
  if (least < CLOCK_WARNS_MS) return [];
  const severity = least < CLOCK_FAILS_MS ? 'warning' : 'error';
  return [finding(severity, 'gateway.clock', { facts: [Math.round(least / 1000)] })];
}

function jobs({ jobs: { late, oldestMs } }: StoredFacts): Finding[] {
  if (late < JOBS_LATE) return [];
  return [finding('warning', 'gateway.jobsLate', { facts: [late, Math.round(oldestMs / 60_000)] })];
}

function keys({ agents }: StoredFacts): Finding[] {
  const closed = agents.filter(({ closedBy }) => closedBy.length > 0);
  if (closed.length === 0) return [];
  const names = [...new Set(closed.flatMap(({ closedBy }) => closedBy))].sort();
  return [
    finding('error', 'gateway.keyMissing', {
      where: namesOf(closed.map(({ name }) => name)),
      facts: [names.join(', '), closed.length],
    }),
  ];
}

/** Lightning has a host of its own beside My Domain's ("My Domain URL Formats"). */
export function lightningOriginOf(myDomain: string): string | null {
  const { protocol, hostname } = new URL(myDomain);
  if (!hostname.endsWith('.my.salesforce.com')) return null;
  return `${protocol}//${hostname.replace(/\.my\.salesforce\.com$/, '.lightning.force.com')}`;
}

function origins({ config, stored }: DoctorFacts): Finding[] {
  const instances = stored?.agents.flatMap(({ instanceUrl }) => instanceUrl ?? []) ?? [];
  const orgs = new Set([config.salesforceLoginUrl, ...instances]);
  const expected = new Set([...orgs].flatMap((url) => lightningOriginOf(url) ?? []));
  return [...expected]
    .filter((origin) => !config.origins.includes(origin))
    .map((origin) => finding('error', 'gateway.originMissing', { facts: [origin] }));
}
