/** From the agent's click to the other end, and back. */
import type { Page } from '@playwright/test';
import { MINAMI, person } from '../../e2e/desk/people.ts';
import { ZOOM_USERS } from '../../scripts/workbench/parties.ts';
import { ROOT } from '../../scripts/workbench/startWorkbench.ts';
import { eventually } from '../../test-support/eventually.ts';
import { makeGatewayProgram } from '../../test-support/gatewayProgram.ts';
import { engineEnv, phonesWith } from '../../test-support/voice/atZoom.ts';
import { AUDIO_FLAGS } from '../../test-support/voice/audioFlags.ts';
import type { SipPhone } from '../../test-support/voice/baresip.ts';
import { SIP_DOMAIN } from '../../test-support/voice/kamailio.ts';
import { followSipTrace } from '../../test-support/voice/sipTrace.ts';
import { startVoiceBed } from '../../test-support/voice/voiceBed.ts';
import { createZoomOfSip } from '../../test-support/voice/zoomOfSip.ts';
import { QUIET_PAGE, type Desk } from '../../e2e/desk/desk.ts';
import { tellGateway } from '../../e2e/desk/gateway.ts';
import * as format from '../format.ts';
import type { Row, Say } from '../measurement.ts';
import { spreadOf } from '../statistics.ts';
import { openWidgetBrowser } from '../widgetBrowser.ts';

const ROUNDS = 10;

declare global {
  interface Window {
    /** Moments in milliseconds since 1970, null before. */
    lineMoments: { clickedAt: number | null; heardAt: number | null };
  }
}

export async function latency(say: Say): Promise<Row[]> {
  await makeGatewayProgram(ROOT);
  const bed = await startVoiceBed();
  const number = ZOOM_USERS.find(({ id }) => id === MINAMI.zoomId)?.numbers[0] ?? '';
  const phone = await bed.phone(person('calloway').e164, 'manual');
  let stopFollowing: () => void = () => undefined;
  const widget = await openWidgetBrowser(
    async (context) => {
      await context.addInitScript(noteMoments);
    },
    {
      env: engineEnv(bed),
      itemProperties: { line: 'browser' },
      browserArgs: AUDIO_FLAGS,
      onWorkbench({ zoom }) {
        zoom.deskPhones.assign(MINAMI.zoomId, phonesWith(bed.account(number)));
        const cloud = createZoomOfSip(zoom, [{ zoomId: MINAMI.zoomId, number }]);
        stopFollowing = followSipTrace(bed.sipLog, cloud.take);
      },
    },
  );
  try {
    // The question before the first call is not what is measured.
    await tellGateway(widget.desk.page, widget.workbench.gateway?.url ?? '', 'PUT', '/api/consent', {});
    await widget.desk.visit(QUIET_PAGE);
    await widget.desk.expectReady();
    const ringing: number[] = [];
    const talking: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      ringing.push(await dialed(widget.desk, phone));
      talking.push(await accepted(widget.desk, phone, number));
      say(
        `voice, round ${round + 1} of ${ROUNDS}: rings after ${ringing.at(-1)?.toFixed(0)} ms, both hear after ${talking.at(-1)?.toFixed(0)} ms`,
      );
    }
    return [
      {
        measure: 'Browser line: click on Call until it rings there',
        value: format.millisecondsSpread(spreadOf(ringing)),
      },
      { measure: '... click on Accept until both hear', value: format.millisecondsSpread(spreadOf(talking)) },
    ];
  } finally {
    stopFollowing();
    await widget.stop();
    await bed.stop();
  }
}

async function dialed(desk: Desk, phone: SipPhone): Promise<number> {
  await desk.tab('Tab_Keypad').click();
  await desk.field.fill(phone.number);
  await desk.callButton.click();
  const { at } = await phone.next('CALL_INCOMING');
  const { clickedAt } = await momentsOf(desk.page);
  await end(desk, phone);
  return at - (clickedAt ?? NaN);
}

async function accepted(desk: Desk, phone: SipPhone, number: string): Promise<number> {
  await phone.command('dial', `sip:${number}@${SIP_DOMAIN}`);
  await desk.card.getByRole('button', { name: desk.words.say('Controls_Accept'), exact: true }).click();
  const { at } = await phone.next('CALL_RTPESTAB');
  const { clickedAt, heardAt } = await eventually('the page hears', async () => {
    const moments = await momentsOf(desk.page);
    return moments.heardAt !== null && moments;
  });
  await end(desk, phone);
  return Math.max(at, heardAt ?? NaN) - (clickedAt ?? NaN);
}

async function end(desk: Desk, phone: SipPhone): Promise<void> {
  await phone.command('hangup');
  await eventually('the card is gone', async () => (await desk.card.count()) === 0);
  phone.forget();
}

const momentsOf = (page: Page) => page.evaluate(() => window.lineMoments);

/** Runs in the page. The last click before the first sound is what counts. */
function noteMoments(): void {
  if (!window.origin.startsWith('http')) return;
  const now = () => performance.timeOrigin + performance.now();
  window.lineMoments = { clickedAt: null, heardAt: null };
  window.addEventListener(
    'click',
    () => {
      window.lineMoments = { clickedAt: now(), heardAt: null };
    },
    { capture: true },
  );
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      const timer = setInterval(() => {
        if (this.connectionState === 'closed') clearInterval(timer);
        else void look(this);
      }, 10);
    }
  };
  async function look(connection: RTCPeerConnection): Promise<void> {
    if (window.lineMoments.heardAt !== null) return;
    // Typed as `any` by the DOM's own types.
    (await connection.getStats()).forEach((stat: { type: string; totalAudioEnergy?: number }) => {
      if (stat.type === 'inbound-rtp' && (stat.totalAudioEnergy ?? 0) > 0)
        window.lineMoments.heardAt ??= now();
    });
  }
}
