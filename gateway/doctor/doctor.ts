import { toPhoneError } from '#call-core';
import type { DoctorReport } from '#call-core';
import type { Clock } from '../calls/ports.ts';
import type { PackageField } from './checks/salesforceChecks.ts';
import { lastTaken } from './checks/zoomChecks.ts';
import { examine } from './examine.ts';
import type { AskedAgent, ConfigFacts, DoctorFacts, DoctorSources, StoredFacts } from './ports.ts';

interface Deps {
  readonly sources: DoctorSources;
  readonly config: ConfigFacts;
  /** Of the package, that agents have to see. */
  readonly fields: readonly PackageField[];
  readonly version: string;
  readonly startedAt: number;
  readonly clock: Clock;
}

/** @param orgId whose agents are looked at; null: all */
export type Doctor = (orgId: string | null) => Promise<DoctorReport>;

/** Each costs three requests: enough to tell what is wrong for all from what is wrong for one. */
const MOST_ASKED = 10;

/** Gathers what can be seen of the set-up from here, and tells what is wrong with it. Changes nothing. */
export function createDoctor({ sources, config, fields, version, startedAt, clock }: Deps): Doctor {
  async function ask({ id, name }: StoredFacts['agents'][number]): Promise<AskedAgent> {
    const [salesforce, zoom] = await Promise.all([
      sources.org(id).catch((caught: unknown) => toPhoneError(caught).code),
      sources.zoomUser(id).then(
        () => null,
        (caught: unknown) => toPhoneError(caught).code,
      ),
    ]);
    return { name, salesforce, zoom };
  }

  async function gather(orgId: string | null): Promise<DoctorFacts> {
    const now = clock.now();
    const [stored, publicUrl, salesforce, zoom, smartEmbed, voice] = await Promise.all([
      // Whatever is wrong with it, the rest is looked at all the same.
      sources.stored(orgId, now).catch(() => null),
      sources.reach(`${config.publicUrl}/healthz`),
      sources.reach(config.salesforceLoginUrl),
      sources.reach(config.zoomOauthUrl),
      sources.reach(config.smartEmbedUrl),
      sources.voice().catch(() => null),
    ]);
    const signedIn = (stored?.agents ?? []).filter(
      (agent) => !agent.needsSalesforceSignIn && !agent.needsZoomSignIn && agent.closedBy.length === 0,
    );
    const asked = await Promise.all(signedIn.slice(0, MOST_ASKED).map(ask));
    const reached = { publicUrl, salesforce, zoom, smartEmbed };
    return { now, startedAt, config, stored, reach: reached, voice, asked };
  }

  return async function doctor(orgId) {
    const facts = await gather(orgId);
    const agents = facts.stored?.agents ?? [];
    const signedIn = agents.filter(
      ({ needsSalesforceSignIn, needsZoomSignIn }) => !needsSalesforceSignIn && !needsZoomSignIn,
    );
    return {
      gateway: { version, startedAt, publicUrl: config.publicUrl, origins: [...config.origins] },
      webhookAt: facts.stored === null ? null : lastTaken(facts.stored.sightings),
      agents: { known: agents.length, signedIn: signedIn.length },
      findings: examine(facts, fields),
    };
  };
}
