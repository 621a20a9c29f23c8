/** Starts the Smart Embed page. */
import { act, dial, type } from './actions.ts';
import { connectToCloud } from './cloudConnection.ts';
import { createPad } from './pad.ts';
import { createSmartEmbed } from './smartEmbed.ts';
import { startTicker } from './ticker.ts';

const root = byId('pad');

const embed = createSmartEmbed({
  makeCall: (wanted) => void pad.ask({ do: 'makeCall', ...wanted }),
  writeSms: (number) => {
    pad.change({ screen: 'sms', smsTo: number, showsNoCallerId: false });
  },
  namesKnown: (contacts) => {
    pad.addNames(contacts);
  },
  contactsFound: (found) => {
    pad.change({ found });
  },
});

const cloud = connectToCloud(embed.hostOrigin, {
  onState(state) {
    pad.show(state);
    embed.stateChanged(state);
  },
  onMessage(message) {
    embed.relay(message);
    const calls = pad.model()?.state.calls ?? [];
    const savable = calls.map(({ callId }) => callId).filter((callId) => embed.isSavable(callId));
    pad.change({ savableLogs: new Set(savable) });
  },
  onConnected(isConnected) {
    pad.change({ isConnected });
  },
});

const pad = createPad(root, byId('announcer'), cloud.ask);

root.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-action]') : null;
  if (button instanceof HTMLElement) act(pad, embed, button);
});
root.addEventListener('submit', (event) => {
  event.preventDefault();
  const model = pad.model();
  if (model?.screen === 'keypad' && model.state.hasDevice) dial(pad, model.number);
});
root.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  if (target.id === 'number') type(pad, embed, target.value);
  if (target.id === 'transferTo') pad.change({ transferTo: target.value });
});
root.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLSelectElement)) return;
  void pad.ask({ do: 'chooseCallerId', number: target.value });
});

const activate = (): void => {
  if (document.visibilityState === 'visible' && pad.model()?.state.isActive === false) cloud.activate();
};
document.addEventListener('visibilitychange', activate);
window.addEventListener('focus', activate);
root.addEventListener('pointerdown', activate);

new BroadcastChannel('zoom-pad').addEventListener('message', cloud.reconnect);
startTicker(root);

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no element ${id}.`);
  return element;
}
