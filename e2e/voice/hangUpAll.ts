import type { SipPhone } from '../../test-support/voice/baresip.ts';
import { expect } from '../fixtures.ts';

/** Whoever talks or rings at this telephone, ends it. */
export async function hangUpAll(phone: SipPhone): Promise<void> {
  await expect(async () => {
    await phone.command('hangup');
    expect(await phone.command('listcalls')).toContain('(0)');
  }).toPass();
  phone.forget();
}
