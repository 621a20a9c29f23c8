import {
  DoctorReportSchema,
  GatewayStatusSchema,
  LevelSettingsSchema,
  SettingsOwnersSchema,
} from 'c/zoomCallCore';
import type {
  DoctorReport,
  GatewayStatus,
  LevelSettings,
  OwnChoices,
  SettingsChange,
  SettingsOwner,
} from 'c/zoomCallCore';
import type { GatewayHttp } from './gatewayHttp.ts';

/** The settings, for their page; and what agents choose of them in the widget. All may throw PhoneError. */
export interface SettingsQueries {
  /** @param ownerId a profile or a user; null: the org */
  settings(ownerId: string | null): Promise<LevelSettings>;
  changeSettings(ownerId: string | null, change: SettingsChange): Promise<void>;
  /** Profiles and users with this in their name; without a text, those with settings of their own. */
  settingsOwners(search: string): Promise<SettingsOwner[]>;
  setOwnChoices(choices: OwnChoices): Promise<void>;
  /** What is wrong with the set-up; may take some seconds. @throws PhoneError request.forbidden for others */
  doctor(): Promise<DoctorReport>;
  /** How its work stands. @throws PhoneError request.forbidden for others */
  gatewayStatus(): Promise<GatewayStatus>;
}

export function settingsQueries(http: GatewayHttp): SettingsQueries {
  return {
    settings: (ownerId) => http.get(pathOf(ownerId), LevelSettingsSchema),
    async changeSettings(ownerId, change) {
      await http.send('PUT', pathOf(ownerId), change);
    },
    async settingsOwners(search) {
      const query = search === '' ? '' : `?search=${encodeURIComponent(search)}`;
      return (await http.get(`/api/settings/owners${query}`, SettingsOwnersSchema)).owners;
    },
    async setOwnChoices(choices) {
      await http.send('PUT', '/api/own-choices', choices);
    },
    doctor: () => http.get('/api/doctor', DoctorReportSchema),
    gatewayStatus: () => http.get('/api/status', GatewayStatusSchema),
  };
}

function pathOf(ownerId: string | null): string {
  return ownerId === null ? '/api/settings' : `/api/settings?owner=${ownerId}`;
}
