/** The settings of the org, of profiles and of users, for the settings page; and what an agent chooses in the widget. */
import { OwnChoicesSchema, SettingsChangeSchema, parse } from '#call-core';
import type { OwnChoices } from '#call-core';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import type { LevelSettingsActions } from '../agents/levelSettings.ts';
import type { WidgetAccess } from './widgetAccess.ts';

export interface SettingsRoutesDeps {
  readonly access: WidgetAccess;
  readonly levelSettings: LevelSettingsActions;
  readonly setOwnChoices: (agentId: string, choices: OwnChoices) => Promise<void>;
}

/** A record ID; without one it is the org. */
const Owner = v.object({ owner: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{15,18}$/))) });
const Search = v.object({ search: v.optional(v.pipe(v.string(), v.maxLength(80)), '') });

export function settingsRoutes(app: FastifyInstance, deps: SettingsRoutesDeps): void {
  const { access, levelSettings, setOwnChoices } = deps;

  app.get('/api/settings', async (request) => {
    const { owner = null } = parse(Owner, request.query, 'request.invalid');
    return levelSettings.show(await access.agentOf(request), owner);
  });
  app.put('/api/settings', async (request, reply) => {
    const agent = await access.agentOf(request);
    const { owner = null } = parse(Owner, request.query, 'request.invalid');
    await levelSettings.change(agent, owner, parse(SettingsChangeSchema, request.body, 'request.invalid'));
    return reply.code(204).send();
  });
  app.get('/api/settings/owners', async (request) => {
    const { search } = parse(Search, request.query, 'request.invalid');
    return { owners: await levelSettings.owners(await access.agentOf(request), search) };
  });
  app.put('/api/own-choices', async (request, reply) => {
    const { id } = await access.agentOf(request);
    await setOwnChoices(id, parse(OwnChoicesSchema, request.body, 'request.invalid'));
    return reply.code(204).send();
  });
}
