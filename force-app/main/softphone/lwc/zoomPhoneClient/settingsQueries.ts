import { DoctorReportSchema, OrgSettingsSchema } from 'c/zoomCallCore';
import type { DoctorReport, OrgSettings, Settings } from 'c/zoomCallCore';
import type { GatewayHttp } from './gatewayHttp.ts';

/** What administrators ask and order. */
export interface SettingsQueries {
  /** Of the org. */
  settings(): Promise<OrgSettings>;
  changeSettings(settings: Settings): Promise<void>;
  /** What is wrong with the set-up; may take some seconds. @throws PhoneError request.forbidden for others */
  doctor(): Promise<DoctorReport>;
}

export function settingsQueries(http: GatewayHttp): SettingsQueries {
  return {
    settings: () => http.get('/api/settings', OrgSettingsSchema),
    async changeSettings(settings) {
      await http.send('PUT', '/api/settings', settings);
    },
    doctor: () => http.get('/api/doctor', DoctorReportSchema),
  };
}
