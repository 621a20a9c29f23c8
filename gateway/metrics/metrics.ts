/**
 * What Prometheus is told of this gateway. Labels are routes, queues, codes and states: never who, and no number. What
 * waits in the database is counted when it is asked for, so that all gateways on one database say the same of it.
 */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Backlog } from '../storage/backlog.ts';
import type { ZoomQuota } from '../zoom/zoomQuota.ts';
import { createVoiceMetrics } from './voiceMetrics.ts';
import type { VoiceBacklog, VoiceMetrics } from './voiceMetrics.ts';

interface Used {
  readonly used: number;
  readonly limit: number;
}
export interface Quotas {
  readonly salesforce: Used | null;
  /** Of the kind of which the smallest part is left. */
  readonly zoom: Used | null;
}

export interface Metrics {
  /** Of the text that `render` gives. */
  readonly contentType: string;
  answered(facts: { readonly route: string; readonly status: number; readonly seconds: number }): void;
  feedOpened(): void;
  feedClosed(): void;
  webhook(outcome: 'accepted' | 'known'): void;
  /** @param seconds from the end of a call to its first Task */
  logSaved(seconds: number): void;
  /** As Salesforce's last answer told it. */
  salesforceUsage(usage: { readonly used: number; readonly limit: number }): void;
  /** As Zoom's last answer about requests of this category told it. */
  zoomQuota(quota: ZoomQuota): void;
  /** What is used of a day's requests, as far as it was told. */
  quotas(): Quotas;
  readonly voice: VoiceMetrics;
  /** @param voice null where there are no browser lines */
  render(backlog: Backlog, voice: VoiceBacklog | null): Promise<string>;
}

const PREFIX = 'zoom_phone_';
const ANSWER_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 30];
const LOG_SECONDS = [1, 2, 5, 10, 30, 60, 300, 1800, 7200, 86_400];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const named = (name: string, help: string) => ({ name: `${PREFIX}${name}`, help, registers });
  collectDefaultMetrics({ register: registry });

  const requests = new Counter({
    ...named('http_requests_total', 'Requests answered'),
    labelNames: ['route', 'status'],
  });
  const answerSeconds = new Histogram({
    ...named('http_request_seconds', 'Seconds until a request was answered; live feeds are left out'),
    labelNames: ['route'],
    buckets: ANSWER_SECONDS,
  });
  const feeds = new Gauge(named('feed_clients', 'Live feeds that are open'));
  const webhooks = new Counter({
    ...named('webhooks_total', 'Webhooks of Zoom that were verified, new ones and repetitions'),
    labelNames: ['outcome'],
  });
  const logSeconds = new Histogram({
    ...named('log_seconds', 'Seconds from the end of a call to its Task'),
    buckets: LOG_SECONDS,
  });
  const used = new Gauge(named('salesforce_requests_used', 'API requests of the org in 24 hours'));
  const limit = new Gauge(named('salesforce_requests_limit', 'API requests that the org has in 24 hours'));
  const zoomLeft = new Gauge({
    ...named('zoom_requests_remaining', 'Requests that Zoom still takes, by what shares a limit'),
    labelNames: ['category'],
  });
  const zoomLimit = new Gauge({
    ...named('zoom_requests_limit', 'Requests that Zoom takes in all, by what shares a limit'),
    labelNames: ['category'],
  });
  let salesforceUsed: Used | null = null;
  const zoomUsed = new Map<string, Used>();
  const jobs = new Gauge({
    ...named('jobs', 'Jobs that wait, run or have failed for good'),
    labelNames: ['queue', 'state'],
  });
  const jobWait = new Gauge({
    ...named('job_wait_seconds', 'Seconds for which the longest waiting job could have run'),
    labelNames: ['queue'],
  });
  const unsaved = new Gauge({
    ...named('logs_unsaved', 'Logs that Salesforce should have and has not, by error code'),
    labelNames: ['problem'],
  });
  const sendings = new Gauge({
    ...named('sendings', 'Texts that are not with Zoom, or perhaps not'),
    labelNames: ['state'],
  });
  const signIns = new Gauge({
    ...named('sign_ins_needed', 'Agents who have to sign in again'),
    labelNames: ['provider'],
  });

  const voice = createVoiceMetrics(registry, PREFIX);

  function show(backlog: Backlog): void {
    for (const gauge of [jobs, jobWait, unsaved, sendings, signIns]) gauge.reset();
    for (const { count, ...labels } of backlog.jobs) jobs.set(labels, count);
    for (const { seconds, ...labels } of backlog.jobWaits) jobWait.set(labels, seconds);
    for (const { count, ...labels } of backlog.unsavedLogs) unsaved.set(labels, count);
    for (const { count, ...labels } of backlog.sendings) sendings.set(labels, count);
    for (const { count, ...labels } of backlog.signInsNeeded) signIns.set(labels, count);
  }

  return {
    contentType: registry.contentType,
    answered({ route, status, seconds }) {
      requests.inc({ route, status });
      answerSeconds.observe({ route }, seconds);
    },
    feedOpened() {
      feeds.inc();
    },
    feedClosed() {
      feeds.dec();
    },
    webhook(outcome) {
      webhooks.inc({ outcome });
    },
    logSaved(seconds) {
      logSeconds.observe(seconds);
    },
    salesforceUsage(usage) {
      used.set(usage.used);
      limit.set(usage.limit);
      salesforceUsed = usage;
    },
    zoomQuota({ category, limit: most, remaining }) {
      zoomLeft.set({ category }, remaining);
      zoomLimit.set({ category }, most);
      zoomUsed.set(category, { used: most - remaining, limit: most });
    },
    voice,
    quotas: () => ({ salesforce: salesforceUsed, zoom: scarcest([...zoomUsed.values()]) }),
    render(backlog, voiceBacklog) {
      show(backlog);
      if (voiceBacklog !== null) voice.show(voiceBacklog);
      return registry.metrics();
    },
  };
}

function scarcest(quotas: readonly Used[]): Used | null {
  const part = ({ used, limit }: Used) => used / limit;
  return quotas.reduce<Used | null>(
    (most, one) => (most === null || part(one) > part(most) ? one : most),
    null,
  );
}
