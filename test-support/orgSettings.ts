/** What the settings page sends for the org, in which every setting is set. */
import { DEFAULT_SETTINGS, SETTING_NAMES } from '#call-core';
import type { Settings, SettingsChange } from '#call-core';

/** @param change the settings that are not as on the first day */
export function orgSettings(change: Partial<Settings>): SettingsChange {
  return { settings: { ...DEFAULT_SETTINGS, ...change }, set: [...SETTING_NAMES], locked: [] };
}
