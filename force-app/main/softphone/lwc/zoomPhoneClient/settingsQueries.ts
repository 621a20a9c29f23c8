import { OrgSettingsSchema } from 'c/zoomCallCore';
import type { OrgSettings, Settings } from 'c/zoomCallCore';
import type { GatewayHttp } from './gatewayHttp.ts';

/** What administrators ask and order. */
export interface SettingsQueries {
  /** Of the org. */
  settings(): Promise<OrgSettings>;
  changeSettings(settings: Settings): Promise<void>;
}

export function settingsQueries(http: GatewayHttp): SettingsQueries {
  return {
    settings: () => http.get('/api/settings', OrgSettingsSchema),
    async changeSettings(settings) {
      await http.send('PUT', '/api/settings', settings);
    },
  };
}
