/** Who hears whom, measured at both ends of a call. */
import { eventually } from '../eventually.ts';
import type { Heard } from './audioPage.ts';
import type { SipPhone } from './baresip.ts';

type Hearing = () => Promise<Heard>;

/** What comes here can be heard, and there packets arrive. */
export async function bothHear(heard: Hearing, phone: SipPhone): Promise<void> {
  const before = await heard();
  await eventually('the browser hears the telephone', async () => {
    const now = await heard();
    return now.packets > before.packets + 20 && now.energy > before.energy;
  });
  const arrived = await phone.received();
  await eventually('the telephone hears the browser', async () => (await phone.received()) > arrived + 20);
}

/** For a second nothing comes, at either end. */
export async function nobodyHears(heard: Hearing, phone: SipPhone): Promise<void> {
  await eventually('it is silent at both ends', async () => {
    const before = [(await heard()).packets, await phone.received()];
    const until = Date.now() + 1000;
    await eventually('a second is over', () => Date.now() > until);
    const after = [(await heard()).packets, await phone.received()];
    // A packet now and then keeps the way open.
    return after.every((count, index) => count - (before[index] ?? 0) < 5);
  });
}
