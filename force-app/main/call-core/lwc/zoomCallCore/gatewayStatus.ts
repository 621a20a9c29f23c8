/** How the gateway's work stands, for administrators. Counts only: nothing tells who telephones with whom. */
import * as v from 'valibot';
import { ERROR_CODES } from './phoneError.ts';

const Quota = v.object({ used: v.number(), limit: v.number() });

export const GatewayStatusSchema = v.object({
  /** Gateways on this database that run now. */
  nodes: v.number(),
  /** `oldestSeconds`: for which the longest waiting job could have run. */
  jobs: v.object({ waiting: v.number(), failed: v.number(), oldestSeconds: v.number() }),
  /** Logs that Salesforce should have and has not, by what stands against it; null: under way. */
  logs: v.array(v.object({ code: v.nullable(v.picklist(ERROR_CODES)), count: v.number() })),
  /** Texts that are not with Zoom, and those that perhaps are. */
  texts: v.object({ sending: v.number(), unsure: v.number() }),
  /** Agents who have to sign in again. */
  signInsNeeded: v.object({ zoom: v.number(), salesforce: v.number() }),
  /**
   * Requests to Salesforce in 24 hours, and those to Zoom that share the limit which is nearest, as the last answer to
   * this gateway told it; null before the first that did.
   */
  quota: v.object({ salesforce: v.nullable(Quota), zoom: v.nullable(Quota) }),
  /** Of the browser lines with a page at this gateway; missing where it has no engine. */
  voice: v.exactOptional(
    v.object({
      engines: v.object({ up: v.number(), all: v.number() }),
      lines: v.object({ registered: v.number(), all: v.number() }),
      /** That ring, or are talked in or held. */
      calls: v.number(),
    }),
  ),
});
export type GatewayStatus = v.InferOutput<typeof GatewayStatusSchema>;
