/** For whoever runs the gateway: SIP accounts of agents are entered and removed. No answer has anything of an account in it. */
import { parse } from '#call-core';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import type { EnterSipAccounts } from '../agents/enterSipAccounts.ts';
import { Secret } from '../secret.ts';
import { ADMIN_LIMIT } from './limits.ts';
import { requireKey } from './requireKey.ts';

/** A part of the name, or a Salesforce user id. */
const AgentName = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

/** They become part of SIP headers. */
const SipWord = v.pipe(v.string(), v.regex(/^[\w.+~-]{1,128}$/));

export const SetSipAccountSchema = v.object({
  agent: AgentName,
  domain: SipWord,
  userName: SipWord,
  authorizationId: SipWord,
  password: v.pipe(v.string(), v.regex(/^[\x20-\x7e]{1,128}$/)),
  outboundProxy: v.object({
    host: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/)),
    port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  }),
});
export const RemoveSipAccountSchema = v.object({ agent: AgentName });

interface Deps {
  readonly enterSipAccounts: EnterSipAccounts;
  readonly adminKey: Secret | undefined;
}

export function sipAccountRoutes(app: FastifyInstance, { enterSipAccounts, adminKey }: Deps): void {
  app.get('/admin/sip-accounts', ADMIN_LIMIT, async (request) => {
    requireKey(request, adminKey);
    return { accounts: await enterSipAccounts.list() };
  });
  app.post('/admin/sip-accounts/set', ADMIN_LIMIT, async (request) => {
    requireKey(request, adminKey);
    const { agent, password, ...account } = parse(SetSipAccountSchema, request.body, 'request.invalid');
    return { meant: await enterSipAccounts.set(agent, { ...account, password: new Secret(password) }) };
  });
  app.post('/admin/sip-accounts/remove', ADMIN_LIMIT, async (request) => {
    requireKey(request, adminKey);
    const { agent } = parse(RemoveSipAccountSchema, request.body, 'request.invalid');
    return enterSipAccounts.remove(agent);
  });
}
