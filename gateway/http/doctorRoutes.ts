/** The doctor: for administrators of an org, and, for whoever runs the gateway, of all orgs. */
import { PhoneError } from '#call-core';
import type { GatewayStatus } from '#call-core';
import type { FastifyInstance } from 'fastify';
import type { Agent } from '../calls/ports.ts';
import type { Doctor } from '../doctor/doctor.ts';
import type { Secret } from '../secret.ts';
import { ADMIN_LIMIT, costlyLimit } from './limits.ts';
import { requireKey } from './requireKey.ts';
import type { WidgetAccess } from './widgetAccess.ts';

export interface DoctorDeps {
  readonly doctor: Doctor;
  readonly gatewayStatus: () => Promise<GatewayStatus>;
  readonly orgOf: (agentId: string) => Promise<string>;
  /** Whether Salesforce lets this user change the settings of the org. May throw PhoneError. */
  readonly isAdministrator: (agent: Agent) => Promise<boolean>;
}

export function doctorRoute(
  app: FastifyInstance,
  { access, doctor, gatewayStatus, orgOf, isAdministrator }: DoctorDeps & { readonly access: WidgetAccess },
): void {
  app.get('/api/doctor', costlyLimit(access), async (request) => {
    const agent = await access.agentOf(request);
    if (!(await isAdministrator(agent))) throw new PhoneError('request.forbidden');
    return doctor(await orgOf(agent.id));
  });
  app.get('/api/status', costlyLimit(access), async (request) => {
    const agent = await access.agentOf(request);
    if (!(await isAdministrator(agent))) throw new PhoneError('request.forbidden');
    return gatewayStatus();
  });
}

export function adminDoctorRoute(
  app: FastifyInstance,
  { doctor, adminKey }: Pick<DoctorDeps, 'doctor'> & { readonly adminKey: Secret | undefined },
): void {
  app.get('/admin/doctor', ADMIN_LIMIT, async (request) => {
    requireKey(request, adminKey);
    return doctor(null);
  });
}
