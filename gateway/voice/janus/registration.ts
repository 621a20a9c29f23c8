/** Keeps the line registered at Zoom: again after an outage, with growing pauses, and the helpers with it. */
import { createHash } from 'node:crypto';
import { PhoneError } from '#call-core';
import type { Registration, SipAccount } from '../ports.ts';
import type { HandleEvent } from './messages.ts';
import type { JanusSession } from './session.ts';
import { newSlot, SLOTS } from './slots.ts';
import type { Slot } from './slots.ts';

export interface RegistrationOptions {
  readonly session: Pick<JanusSession, 'attach' | 'detach' | 'tell'>;
  readonly slots: Slot[];
  readonly credentials: Credentials;
  readonly onChange: (registration: Registration) => void;
}

export interface Credentials {
  readonly account: SipAccount;
  /** Host and port where the engine finds the way to the account's outbound proxy. */
  readonly proxy: string;
}

const PAUSES_MS = [1000, 2000, 4000, 8000, 15_000, 30_000];
/** For somebody to change a password. */
const AFTER_REFUSAL_MS = 300_000;

/** Janus tells a password that Zoom does not take as a challenge that cannot be met (904). */
const REFUSALS = [401, 403, 404, 407, 904];

/** So that a restart of an engine does not bring all of its agents at the same moment. */
const SPREAD = 0.3;

const UNREGISTER_WITHIN_MS = 1500;

/** Short, so that a line whose gateway was killed does not ring for long with nobody there. */
const REGISTER_SECONDS = 120;

/** Sofia-SIP reads a colon as the end of the password. The digest of it needs the realm, which is the domain as a rule. */
function secretOf({ authorizationId, domain, password }: SipAccount): Readonly<Record<string, string>> {
  const secret = password.reveal();
  if (!secret.includes(':')) return { secret };
  return { ha1_secret: createHash('md5').update(`${authorizationId}:${domain}:${secret}`).digest('hex') };
}

export function createRegistration({ session, slots, credentials, onChange }: RegistrationOptions) {
  const { account, proxy } = credentials;
  const address = `sip:${account.userName}@${account.domain}`;
  const server = `sip:${proxy};transport=tls`;
  let state: Registration['state'] | null = null;
  let failures = 0;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let onUnregistered: (() => void) | null = null;

  async function register(): Promise<void> {
    const [master] = slots;
    if (stopped || master === undefined) return;
    try {
      await session.tell(master.handle, {
        request: 'register',
        username: address,
        authuser: account.authorizationId,
        ...secretOf(account),
        // Without it the calls, unlike the registration, would look for the SIP domain in DNS.
        outbound_proxy: server,
        proxy: server,
        sips: true,
        register_ttl: REGISTER_SECONDS,
      });
    } catch (error) {
      fail(
        error instanceof PhoneError && error.code === 'line.engineAway'
          ? 'line.engineAway'
          : 'line.notRegistered',
      );
    }
  }

  function again(pauseMs: number): void {
    if (stopped) return;
    if (timer !== null) clearTimeout(timer);
    const spread = 1 - SPREAD / 2 + Math.random() * SPREAD;
    timer = setTimeout(() => void register(), pauseMs * spread);
  }

  function fail(code: 'line.notRegistered' | 'line.accountRefused' | 'line.engineAway'): void {
    const pause = PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? AFTER_REFUSAL_MS;
    failures += 1;
    state = 'unregistered';
    again(code === 'line.accountRefused' ? AFTER_REFUSAL_MS : pause);
    onChange({ state, code });
  }

  async function succeed(masterId: number): Promise<void> {
    failures = 0;
    try {
      await help(masterId);
    } catch {
      // With fewer helpers there is less room; the next registration brings more.
    }
    if (stopped) return;
    state = 'registered';
    onChange({ state });
  }

  let master: number | null = null;

  /** Helpers go when their master registers anew; only those with a call are left as they are. */
  async function help(masterId: number): Promise<void> {
    const isNew = master !== masterId;
    master = masterId;
    for (const slot of slots.filter(({ isMaster, state: of }) => isNew && !isMaster && of === 'free'))
      await session.tell(slot.handle, helperOf(masterId));
    while (slots.length < SLOTS) {
      const handle = await session.attach();
      await session.tell(handle, helperOf(masterId));
      slots.push(newSlot(handle, false));
    }
  }

  const helperOf = (masterId: number) => ({
    request: 'register',
    type: 'helper',
    username: address,
    master_id: masterId,
  });

  return {
    start: () => void register(),
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
    /** Resolves when Zoom knows that nobody is to be reached here, or does not answer. */
    async unregister(): Promise<void> {
      const [first] = slots;
      if (first === undefined || state !== 'registered') return;
      const done = new Promise<void>((resolve) => {
        onUnregistered = resolve;
        setTimeout(resolve, UNREGISTER_WITHIN_MS).unref();
      });
      await session.tell(first.handle, { request: 'unregister' });
      await done;
    },
    /** @throws PhoneError line.notRegistered */
    require() {
      if (state !== 'registered') throw new PhoneError('line.notRegistered', { retry: 'later' });
    },
    addressOf: (target: string) => `sip:${target}@${account.domain}`,
    onEvent(slot: Slot, { plugindata }: Extract<HandleEvent, { janus: 'event' }>) {
      const { result } = plugindata.data;
      if (!slot.isMaster || result === undefined) return;
      if (result.event === 'registered' && result.master_id !== undefined) void succeed(result.master_id);
      if (result.event === 'unregistered') onUnregistered?.();
      if (result.event === 'registration_failed' && !stopped)
        fail(REFUSALS.includes(result.code ?? 0) ? 'line.accountRefused' : 'line.notRegistered');
    },
    /** Gives up a handle that does not become free, and takes another in its place. */
    async replace(slot: Slot) {
      // The master cannot be given up without the line; the helpers have the room.
      if (slot.isMaster || master === null || stopped) return;
      const handle = slot.handle;
      slot.handle = await session.attach();
      await session.tell(slot.handle, helperOf(master));
      slot.state = 'free';
      await session.detach(handle);
    },
  };
}
