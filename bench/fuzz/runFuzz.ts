/** A gateway process with two agents who are signed in, asked everything that can be asked, and more. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { ADMIN_KEY } from '../../scripts/workbench/parties.ts';
import type { AgentBrowser } from '../../test-support/agentBrowser.ts';
import { AVERY } from '../../test-support/desk.ts';
import { startGatewayStack } from '../../test-support/gatewayStack.ts';
import type { GatewayStack } from '../../test-support/gatewayStack.ts';
import type { TestDatabase } from '../../test-support/postgres.ts';
import type { Say } from '../measurement.ts';
import { routesOf } from './bodies.ts';
import { fuzzRequests } from './fuzzRequest.ts';
import type { Actor, FuzzRequest, WholeRequest } from './fuzzRequest.ts';
import { judgeAnswer } from './judgeAnswer.ts';
import { createSender } from './send.ts';

export interface FuzzOptions {
  readonly requests: number;
  readonly seed: number;
  readonly database: TestDatabase;
  readonly say: Say;
}

export interface FuzzRun {
  readonly requests: number;
  readonly routes: number;
  /** Routes that have never done what they were asked. */
  readonly missed: readonly string[];
  readonly raw: number;
  /** How often each status was answered; `none` where the connection ended without. */
  readonly statuses: ReadonlyMap<string, number>;
  readonly codes: ReadonlyMap<string, number>;
  /** What was wrong, with the request. */
  readonly failures: readonly string[];
  /** Bytes of the heap in use, after every 250 requests. */
  readonly heap: readonly number[];
  readonly memory: readonly number[];
  readonly seconds: number;
}

const CHUNK = 250;
const AT_ONCE = 24;
const METRICS_KEY = 'whoever fuzzes, and nobody else';
/** Of somebody whom no request names, so that nobody erases what is guarded. */
const GUARDED_NUMBER = '+16175550133';
const NUMBER = '+12095550123';
const CONTACT = AVERY.id;
const OTHER_NUMBER = '+12095550124';
const FAILURES_SHOWN = 40;

/** What belongs to one agent. */
interface Owner {
  readonly agent: AgentBrowser;
  /** By the name that paths have for them; everybody may try these. */
  readonly ids: Ids;
  /** These only others try: in the end they must be as they were. */
  readonly guarded: Ids;
  /** Words that no other may be told. */
  readonly secrets: readonly string[];
  readonly taskId: string;
}
type Ids = Readonly<Record<string, string>>;

type Owners = Readonly<Partial<Record<Actor, Owner>>>;

export async function runFuzz({ requests, seed, database, say }: FuzzOptions): Promise<FuzzRun> {
  const begin = performance.now();
  const stack = await startGatewayStack(database, {
    env: { ADMIN_KEY, METRICS_KEY, HISTORY_SWEEP_SECONDS: '3600', OTEL_EXPORTER_OTLP_ENDPOINT: '' },
  });
  const sender = createSender(stack.urls.gateway);
  try {
    const pid = stack.gateway.pid;
    const [first, second] = await Promise.all([owner(stack, 'minami'), owner(stack, 'admin')]);
    const routes = routesOf(/"routes":"([^"]*)"/.exec(stack.gateway.log)?.[1] ?? '');
    const arbitrary = fuzzRequests({
      routes,
      origin: stack.urls.shell,
      known: knownOf([first, second]),
      zoomUserIds: [first.agent.user.zoomId, second.agent.user.zoomId],
    });
    const run = createTally();
    const owners: Owners = { first, second };
    const secretsFor: Readonly<Record<Actor, readonly string[]>> = {
      first: second.secrets,
      second: first.secrets,
      operator: [],
      stranger: [...first.secrets, ...second.secrets],
    };

    async function one(request: FuzzRequest): Promise<void> {
      const actor = request.kind === 'raw' ? 'stranger' : actorFor(request, owners);
      const answer = await (
        request.kind === 'raw' ? sender.raw(request) : sender.whole(request, ownHeaders(actor, owners[actor]))
      ).catch((error: unknown) => error);
      if (answer instanceof Error || !isAnswer(answer)) run.fail(request, String(answer));
      else run.note(request, answer.status, judgeAnswer(answer, secretsFor[actor]));
    }

    for (let done = 0; done < requests && run.failures.length < FAILURES_SHOWN; done += CHUNK) {
      const size = Math.min(CHUNK, requests - done);
      await inGroups(fc.sample(arbitrary, { seed: seed + done, numRuns: size }), one);
      for (const { agent } of [first, second]) await signInIfNeeded(agent);
      if (stack.gateway.pid !== pid) run.fail(null, 'the gateway has died');
      run.figures(await figuresOf(stack));
      if (done % Math.max(CHUNK, Math.floor(requests / 10)) < CHUNK) {
        say(`fuzz: ${done + size} requests, ${run.failures.length} failures`);
      }
    }
    for (const { agent, taskId, secrets } of [first, second]) {
      const answer = await agent.send('GET', `/api/tasks/${taskId}/call`);
      const kept = await answer.text();
      if (!kept.includes(secrets[0] ?? '-'))
        run.fail(null, `what ${agent.user.agent.key} wrote is gone: ${answer.status} ${kept.slice(0, TOLD)}`);
    }
    for (const line of unexpectedIn(stack.gateway.log)) run.fail(null, `the log tells of ${line}`);
    const { succeeded, ...result } = run.result();
    const missed = routes
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !succeeded.has(route));
    return { ...result, missed, routes: routes.length, seconds: (performance.now() - begin) / 1000 };
  } finally {
    sender.stop();
    await stack.stop();
  }
}

/** With a call and a text of its own, which have words in them that nobody else may see. */
async function owner(stack: GatewayStack, key: 'minami' | 'admin'): Promise<Owner> {
  const agent = stack.browserOf(key);
  await agent.signIn();
  const secret = `needle-${key}-${randomUUID()}`;
  const text = `text-${secret}`;
  const toUserId = agent.user.zoomId;
  const feed = agent.openFeed();
  const guarded = finishedCall(stack, toUserId, GUARDED_NUMBER);
  const free = finishedCall(stack, toUserId, NUMBER);
  await feed.waitFor(guarded, 'is there', () => true);
  await agent.tell('PUT', `/api/calls/${guarded}/comment`, { comment: secret, commentEdit: 1 });
  const { id: textId } = stack.zoom.texts.textAgent({ from: GUARDED_NUMBER, toUserId, text });
  const others = stack.zoom.texts.textAgent({ from: OTHER_NUMBER, toUserId, text: 'Anything' });
  const { log } = await feed.waitFor(guarded, 'is saved', (entry) => entry.log.state === 'saved');
  const { threadId } = await feed.waitForThread('has come', ({ latest }) => latest?.text === text);
  feed.close();
  const taskId = log.taskId ?? '';
  return {
    ...{ agent, taskId, secrets: [secret, text] },
    ids: {
      callId: free,
      messageId: others.id,
      threadId: others.sessionId,
      userId: agent.user.salesforceId,
      recordId: CONTACT,
      templateId: templateOf(stack),
    },
    guarded: { callId: guarded, threadId, messageId: textId, taskId },
  };
}

function templateOf({ salesforce }: GatewayStack): string {
  return String(salesforce.records.find('ZoomTextTemplate__c')[0]?.['Id']);
}

function knownOf(owners: readonly Owner[]): Record<string, string[]> {
  const all = owners.flatMap(({ ids, guarded }) => [...Object.entries(ids), ...Object.entries(guarded)]);
  return Object.fromEntries(
    all.map(([name]) => [name, all.flatMap(([other, id]) => (other === name ? [id] : []))]),
  );
}

function finishedCall({ zoom }: GatewayStack, zoomUserId: string, number: string): string {
  const callId = zoom.agent(zoomUserId).dial({ number, device: 'desktop' });
  zoom.cloud.answer(callId);
  zoom.cloud.hangUp(callId);
  return callId;
}

/** What is guarded is tried by the other agent. */
function actorFor({ actor, path, body }: WholeRequest, owners: Owners): Actor {
  const asked = `${path} ${body ?? ''}`;
  const isOwn = (whose: Actor) =>
    Object.values(owners[whose]?.guarded ?? {}).some(
      (id) => asked.includes(encodeURIComponent(id)) || asked.includes(id),
    );
  if (!isOwn(actor)) return actor;
  const other = actor === 'first' ? 'second' : 'first';
  return isOwn(other) ? 'stranger' : other;
}

function ownHeaders(actor: Actor, of: Owner | undefined): Record<string, string> {
  if (actor === 'operator') return { authorization: `Bearer ${ADMIN_KEY}` };
  return of === undefined ? {} : { cookie: of.agent.cookies() };
}

async function signInIfNeeded(agent: AgentBrowser): Promise<void> {
  const { status } = await agent.send('GET', '/api/session');
  if (status === 401) await agent.signIn();
}

interface Answered {
  readonly status: number | null;
  readonly type: string;
  readonly body: string;
}

function isAnswer(value: unknown): value is Answered {
  return typeof value === 'object' && value !== null && 'status' in value;
}

async function inGroups<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) await work(next);
    }),
  );
}

interface Figures {
  readonly heap: number;
  readonly memory: number;
}

async function figuresOf(stack: GatewayStack): Promise<Figures> {
  const answer = await fetch(`${stack.urls.gateway}/metrics`, {
    headers: { authorization: `Bearer ${METRICS_KEY}` },
  });
  const text = await answer.text();
  const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  return { heap: figure('nodejs_heap_size_used_bytes'), memory: figure('process_resident_memory_bytes') };
}

/** @returns errors that nobody has thought of, each once, as the log tells them */
function unexpectedIn(log: string): Set<string> {
  return new Set(
    log
      .split('\n')
      .flatMap((line) => /"error":(\{"code":"gateway\.internal".*)$/.exec(line)?.[1] ?? [])
      .map(withoutIds),
  );
}

const withoutIds = (line: string) => line.replace(/,"(requestId|jobId)":"[^"]*"/g, '');

function createTally() {
  const statuses = new Map<string, number>();
  const codes = new Map<string, number>();
  const succeeded = new Set<string>();
  const failures: string[] = [];
  const figures: Figures[] = [];
  let count = 0;
  let raw = 0;
  const add = (to: Map<string, number>, name: string) => to.set(name, (to.get(name) ?? 0) + 1);
  const fail = (request: FuzzRequest | null, what: string) =>
    failures.push(`${what}${request === null ? '' : `: ${told(request)}`}`);

  return {
    failures,
    fail,
    figures: (some: Figures) => figures.push(some),
    note(request: FuzzRequest, status: number | null, { code, wrong }: ReturnType<typeof judgeAnswer>) {
      count += 1;
      if (request.kind === 'raw') raw += 1;
      else if (status !== null && status < 400 && request.route.startsWith(request.method))
        succeeded.add(request.route);
      add(statuses, status === null ? 'none' : String(status));
      if (code !== null) add(codes, code);
      if (wrong !== null) fail(request, wrong);
    },
    result: () => ({
      ...{ requests: count, raw, statuses, codes, failures, succeeded },
      heap: figures.map(({ heap }) => heap),
      memory: figures.map(({ memory }) => memory),
    }),
  };
}

const TOLD = 600;

function told(request: FuzzRequest): string {
  if (request.kind === 'raw') return JSON.stringify(request.bytes.toString('latin1').slice(0, TOLD));
  const { actor, method, path, headers, body } = request;
  return JSON.stringify({ actor, method, path: path.slice(0, TOLD), headers, body: body?.slice(0, TOLD) });
}
