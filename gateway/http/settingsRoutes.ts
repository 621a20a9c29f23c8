/** The settings of the org, for the settings page. */
import { SettingsSchema, parse } from '#call-core';
import type { FastifyInstance } from 'fastify';
import type { OrgSettingsActions } from '../agents/orgSettings.ts';
import type { WidgetAccess } from './widgetAccess.ts';

export interface SettingsRoutesDeps {
  readonly access: WidgetAccess;
  readonly orgSettings: OrgSettingsActions;
}

export function settingsRoutes(app: FastifyInstance, { access, orgSettings }: SettingsRoutesDeps): void {
  app.get('/api/settings', async (request) => orgSettings.show(await access.agentOf(request)));
  app.put('/api/settings', async (request, reply) => {
    const agent = await access.agentOf(request);
    await orgSettings.change(agent, parse(SettingsSchema, request.body, 'request.invalid'));
    return reply.code(204).send();
  });
}
