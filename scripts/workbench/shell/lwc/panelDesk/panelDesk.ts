import { LightningElement, api } from 'lwc';
import { DEVICES, type Action, type WorkbenchState } from '../../controls.ts';
import { panelText } from '../../panelTexts.ts';

/** Where the agent telephones, and whether a meeting goes on. */
export default class PanelDesk extends LightningElement {
  @api desk: WorkbenchState['desk'] | undefined;

  heading = panelText('desk');
  deviceText = panelText('device');
  meetingText = panelText('inMeeting');

  get devices(): readonly object[] {
    return DEVICES.map((device) => ({
      device,
      label: panelText(device),
      pressed: String(device === this.desk?.device),
    }));
  }

  get isInMeeting(): boolean {
    return this.desk?.isInMeeting === true;
  }

  handleDevice(event: Event): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const chosen = event.currentTarget.dataset.device;
    const device = DEVICES.find((name) => name === chosen);
    if (device !== undefined) this.perform({ do: 'setDevice', device });
  }

  handleMeeting(event: Event): void {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    this.perform({ do: 'setMeeting', on: event.currentTarget.checked });
  }

  perform(action: Action): void {
    this.dispatchEvent(new CustomEvent('perform', { detail: action }));
  }
}
