import type { GatewayStatus } from 'c/zoomCallCore';

/** A gateway that has nothing to do, of which nobody has asked Zoom or Salesforce anything yet. */
export const STATUS_AT_REST: GatewayStatus = {
  nodes: 2,
  jobs: { waiting: 0, failed: 0, oldestSeconds: 0 },
  logs: [],
  texts: { sending: 0, unsure: 0 },
  signInsNeeded: { zoom: 0, salesforce: 0 },
  quota: { salesforce: null, zoom: null },
};
