/** What the pad's buttons do. A button says it in `data-action`. */
import type { Button } from '../../calls/buttons.ts';
import { TRANSFERS } from './transferForm.ts';
import type { Pad } from './pad.ts';
import type { SmartEmbed } from './smartEmbed.ts';

const SIGN_IN = `/signin?continue=${encodeURIComponent('/integration/phone/embeddablephone/signed-in')}`;
const SIGN_IN_WINDOW = 'popup,width=480,height=640';

/** Buttons of a call that the cloud takes as they are. */
const CALL_BUTTONS: readonly Button[] = [
  'answer',
  'refuse',
  'hangUp',
  'hold',
  'unhold',
  'mute',
  'unmute',
  'startRecording',
  'stopRecording',
  'voicemail',
  'completeTransfer',
  'cancelTransfer',
  'park',
  'merge',
  'meet',
];

export function act(pad: Pad, embed: SmartEmbed, { dataset }: HTMLElement): void {
  const model = pad.model();
  const { action = '', call: callId = '' } = dataset;
  const button = CALL_BUTTONS.find((name) => name === action);
  const transfer = TRANSFERS.find((name) => name === action);
  if (button !== undefined) void pad.ask({ do: 'press', callId, button });
  if (model === null || button !== undefined) return;
  if (transfer !== undefined) {
    void pad.ask({ do: 'transfer', callId, type: transfer, number: model.transferTo });
    return;
  }
  switch (action) {
    case 'key':
      pressKey(pad, embed, dataset.digit ?? '');
      break;
    case 'backspace':
      type(pad, embed, model.number.slice(0, -1));
      break;
    case 'pick':
      pad.change({ number: dataset.number ?? '', found: [] });
      break;
    case 'dial':
      dial(pad, model.number);
      break;
    case 'callBack':
      dial(pad, model.state.calls.find((call) => call.callId === callId)?.peerNumber ?? '');
      break;
    case 'show':
      pad.change({ screen: dataset.screen === 'calls' ? 'calls' : 'keypad' });
      break;
    case 'showCall':
      pad.change({ screen: 'call' });
      break;
    case 'showKeys':
      pad.change({ showsKeys: true });
      break;
    case 'hideKeys':
      pad.change({ showsKeys: false });
      break;
    case 'showTransfer':
      pad.change({ transferring: callId, transferTo: '' });
      break;
    case 'hideTransfer':
      pad.change({ transferring: null });
      break;
    case 'addCall':
      pad.change({ screen: 'keypad' });
      break;
    case 'answerEndingMeeting':
      void pad.ask({ do: 'answerInMeeting', callId, meeting: 'end' });
      break;
    case 'answerHoldingMeeting':
      void pad.ask({ do: 'answerInMeeting', callId, meeting: 'holdAudio' });
      break;
    case 'closeSms':
      pad.change({ screen: 'keypad' });
      break;
    case 'dismiss':
      pad.change({ showsNoCallerId: false });
      break;
    case 'saveLog':
      embed.saveLog(callId);
      pad.change({ savableLogs: new Set([...model.savableLogs].filter((id) => id !== callId)) });
      break;
    case 'signIn':
      window.open(SIGN_IN, 'zoom-sign-in', SIGN_IN_WINDOW);
      break;
    case 'signOut':
      void pad.ask({ do: 'signOut' });
  }
}

export function type(pad: Pad, embed: SmartEmbed, number: string): void {
  pad.change({ number, found: [], showsNoCallerId: false });
  embed.search(number);
}

export function dial(pad: Pad, number: string): void {
  if (number.trim() !== '') void pad.ask({ do: 'dial', number });
}

/** During a call the keys send tones. */
function pressKey(pad: Pad, embed: SmartEmbed, digit: string): void {
  const model = pad.model();
  if (model === null) return;
  const talking = model.state.calls.find(({ phase }) => phase === 'connected');
  if (model.screen === 'call' && talking !== undefined) {
    void pad.ask({ do: 'press', callId: talking.callId, button: 'sendDigits', digits: digit });
  } else type(pad, embed, model.number + digit);
}
