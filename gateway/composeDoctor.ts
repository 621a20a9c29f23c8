/** Puts the parts together that the doctor needs. */
import type { PhoneNumbers } from '#call-core';
import manifest from '../package.json' with { type: 'json' };
import type { ObjectSource, SettingsSource, ZoomDirectory } from './agents/ports.ts';
import type { AgentTokens } from './agents/tokens.ts';
import type { AgentStore, Clock, Crm } from './calls/ports.ts';
import type { Voice } from './composeVoice.ts';
import type { Config } from './config.ts';
import { createDoctor } from './doctor/doctor.ts';
import { createSeenOrg } from './doctor/seenOrg.ts';
import { reach } from './http/reach.ts';
import type { Log } from './logging.ts';
import { PACKAGE_FIELDS } from './salesforce/packageFields.ts';
import type { SalesforceRequest } from './salesforce/request.ts';
import { createSeenObjects } from './salesforce/seenObjects.ts';
import type { Sealing } from './sealing.ts';
import type { Database } from './storage/database.ts';
import { createStoredFacts } from './storage/storedFacts.ts';
import { createWebhookSightings } from './storage/webhookSightings.ts';
import { NEEDED_SCOPES, OPTIONAL_SCOPES } from './zoom/scopes.ts';

interface Parts {
  readonly db: Database;
  readonly sealing: Sealing;
  readonly agents: AgentStore;
  readonly tokens: AgentTokens;
  readonly request: SalesforceRequest;
  readonly crm: Crm;
  readonly objects: ObjectSource;
  readonly settings: SettingsSource;
  readonly orgOf: (agentId: string) => Promise<string>;
  readonly zoom: ZoomDirectory;
  readonly numbersIn: (country: string) => PhoneNumbers;
  readonly clock: Clock;
  readonly log: Log;
  /** Tells this process from others. */
  readonly instance: string;
  readonly voice: Pick<Voice, 'examine'> | null;
}

export function composeDoctor(config: Config, parts: Parts) {
  const { tokens, zoom, settings, orgOf, clock, instance, voice } = parts;
  const sightings = createWebhookSightings(parts);
  const storedFacts = createStoredFacts(parts);
  const doctor = createDoctor({
    sources: {
      async stored(orgId, now) {
        await sightings.flush();
        return storedFacts(orgId, now);
      },
      reach,
      org: createSeenOrg({ ...parts, describe: createSeenObjects(parts), fields: PACKAGE_FIELDS }),
      zoomUser: (agentId) =>
        tokens.use(agentId, 'zoom', ({ accessToken, baseUrl }) => zoom.profile(accessToken, baseUrl)),
      voice: async () => (await voice?.examine()) ?? null,
    },
    config: {
      publicUrl: config.PUBLIC_URL,
      origins: config.WIDGET_ORIGINS,
      salesforceLoginUrl: config.SALESFORCE_LOGIN_URL,
      zoomOauthUrl: config.ZOOM_OAUTH_URL,
      smartEmbedUrl: config.ZOOM_SMART_EMBED_URL,
      sweepEveryMs: config.HISTORY_SWEEP_SECONDS * 1000,
      scopes: { needed: NEEDED_SCOPES, optional: OPTIONAL_SCOPES },
      instance,
    },
    fields: PACKAGE_FIELDS,
    version: manifest.version,
    startedAt: clock.now(),
    clock,
  });
  return {
    sightings,
    routes: { doctor, orgOf, isAdministrator: ({ id }: { readonly id: string }) => settings.canWrite(id) },
  };
}
