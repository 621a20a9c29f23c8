/** Between journeys: everything works, nobody telephones. */
import type { Workbench } from '../../scripts/workbench/startWorkbench.ts';
import type { Language } from './words.ts';
import { ADMIN, EMILY, HARUTO, MINAMI } from './people.ts';

export async function makeQuiet(workbench: Workbench, language: Language): Promise<void> {
  const { zoom, salesforce, gateway, controls } = workbench;
  zoom.faults.reset();
  zoom.webhooks.release();
  zoom.webhooks.setMode({ hold: false, dropNext: 0, extraCopies: 0, delayMs: 0, shuffleWithinMs: 0 });
  salesforce.faults.clear();
  salesforce.validationRules.splice(0);
  salesforce.duplicateRules.splice(0);
  await salesforce.up();
  await gateway?.start();
  zoom
    .client(MINAMI.zoomId)
    .set({ running: true, device: 'desktop', inMeeting: false, recordingFails: false });
  zoom.configure({ policy: { autoRecording: 'none' } });
  zoom.pad(MINAMI.zoomId).signIn();
  for (const { callId, phase } of zoom.cloud.calls()) if (phase !== 'ended') zoom.cloud.hangUp(callId);
  // Before a journey holds back or drops what is its own.
  await zoom.webhooks.settled();
  for (const user of [MINAMI, HARUTO, EMILY, ADMIN]) {
    await controls.perform({ do: 'setLanguage', language }, user.salesforceId);
  }
}
