/** What a journey over the browser line has: a workbench with a real engine behind it, and telephones of other people. */
import { startVoiceBed } from '../../test-support/voice/voiceBed.ts';
import type { VoiceBed } from '../../test-support/voice/voiceBed.ts';
import { engineEnv, phonesWith } from '../../test-support/voice/atZoom.ts';
import type { SipPhone } from '../../test-support/voice/baresip.ts';
import { followSipTrace } from '../../test-support/voice/sipTrace.ts';
import { createZoomOfSip } from '../../test-support/voice/zoomOfSip.ts';
import { MINAMI, person } from '../desk/people.ts';
import { ZOOM_USERS } from '../../scripts/workbench/parties.ts';
import { expect, test as journey } from '../journeys.ts';
import { preparePage } from './audio.ts';
import { hangUpAll } from './hangUpAll.ts';

export { expect };
export { inBothLanguages, inOneLanguage } from '../journeys.ts';

/** How much later than the SIP side Zoom's webhooks come. */
const WEBHOOKS_LATE_MS = 300;
const START_TIMEOUT_MS = 60_000;

/** The agent's user at the SIP domain: the number that people call. */
export const AGENT_NUMBER = ZOOM_USERS.find(({ id }) => id === MINAMI.zoomId)?.numbers[0] ?? '';

/** The telephone of somebody whom the workbench knows, by the key. It rings until it is answered, in every journey. */
type PhoneOf = (key: string) => Promise<SipPhone>;

interface WorkerFixtures {
  bed: VoiceBed;
  /** Zoom knows the agent's phone, and learns of its calls. @returns what Zoom refused */
  sipSide: readonly string[];
  /** Those that somebody has needed. */
  allPhones: Map<string, Promise<SipPhone>>;
}

interface VoiceFixtures {
  /** Nobody telephones any more when the test is over. */
  phoneOf: PhoneOf;
  /** Zoom's webhooks come as late as they do, and what the SIP side did was possible at Zoom. */
  lateWebhooks: undefined;
}

export const test = journey.extend<VoiceFixtures, WorkerFixtures>({
  bed: [
    async ({}, use) => {
      const bed = await startVoiceBed();
      await use(bed);
      await bed.stop();
    },
    { scope: 'worker', timeout: START_TIMEOUT_MS },
  ],
  workbenchOptions: [
    async ({ bed }, use) => {
      await use({ gateway: { env: { ...engineEnv(bed) } }, itemProperties: { line: 'browser' } });
    },
    { scope: 'worker' },
  ],
  preparePage: [
    async ({}, use) => {
      await use(preparePage);
    },
    { scope: 'worker' },
  ],
  sipSide: [
    async ({ bed, workbench }, use) => {
      const { zoom } = workbench;
      zoom.deskPhones.assign(MINAMI.zoomId, phonesWith(bed.account(AGENT_NUMBER)));
      const cloud = createZoomOfSip(zoom, [{ zoomId: MINAMI.zoomId, number: AGENT_NUMBER }]);
      const stop = followSipTrace(bed.sipLog, cloud.take);
      await use(cloud.refusals);
      stop();
    },
    { scope: 'worker', auto: true },
  ],
  allPhones: [
    async ({}, use) => {
      await use(new Map());
    },
    { scope: 'worker' },
  ],
  phoneOf: async ({ bed, allPhones }, use) => {
    await use((key) => {
      // Of several with one number it would be the last that rings.
      const phone = allPhones.get(key) ?? bed.phone(person(key).e164, 'manual');
      allPhones.set(key, phone);
      return phone;
    });
    await Promise.all([...allPhones.values()].map(async (phone) => hangUpAll(await phone)));
  },
  lateWebhooks: [
    async ({ workbench, sipSide, quiet }, use) => {
      await Promise.resolve(quiet);
      workbench.zoom.webhooks.setMode({ delayMs: WEBHOOKS_LATE_MS });
      const before = sipSide.length;
      await use(undefined);
      expect(sipSide.slice(before)).toEqual([]);
    },
    { auto: true },
  ],
});
