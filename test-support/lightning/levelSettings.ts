/** The settings of an org in which nobody has set anything, as the page gets them. */
import { DEFAULT_SETTINGS, SETTING_NAMES } from 'c/zoomCallCore';
import type { LevelSettings } from 'c/zoomCallCore';

export const ORG_LEVEL: LevelSettings = {
  owner: { level: 'org', id: '00D000000000001AAA', name: '' },
  settings: DEFAULT_SETTINGS,
  inherited: DEFAULT_SETTINGS,
  origins: {
    ...({
      autoSave: 'default',
      logAnswered: 'default',
      logMissed: 'default',
      logVoicemail: 'default',
    } as const),
    ...({ logInternal: 'default', neverLog: 'default', subjectTemplate: 'default' } as const),
    ...({ dispositions: 'default', taskFields: 'default', saveMedia: 'default' } as const),
    ...({ matchObjects: 'default', texting: 'default', logTexts: 'default' } as const),
    ...({ textTasks: 'default', screenPop: 'default', ringTone: 'default' } as const),
  },
  set: [...SETTING_NAMES],
  locked: [],
  lockedAbove: [],
  unreadable: [],
  canChange: true,
};
