import { LightningElement, api } from 'lwc';
import { FAULTS, type Action, type FaultName, type WorkbenchState } from '../../controls.ts';
import { panelText } from '../../panelTexts.ts';

const ZOOM: readonly FaultName[] = [
  'zoomClientStopped',
  'padSignedOut',
  'recordingFails',
  'zoomDown',
  'zoomSlow',
  'zoomRateLimited',
];
const TEXTS: readonly FaultName[] = [
  'textsOff',
  'textsNotRegistered',
  'textAnswersLost',
  'textsNotSent',
  'textsNotDelivered',
];
const WEBHOOKS: readonly FaultName[] = ['webhooksHeldBack', 'webhooksDuplicated'];
const SALESFORCE = FAULTS.filter((fault) => ![...ZOOM, ...TEXTS, ...WEBHOOKS].includes(fault));

/** What can be made to go wrong, the gateway, and the way back. */
export default class PanelFaults extends LightningElement {
  @api state: WorkbenchState | undefined;

  heading = panelText('faults');
  gatewayText = panelText('gateway');
  startText = panelText('start');
  stopText = panelText('stop');
  killText = panelText('kill');
  expireText = panelText('expireTokens');
  loseText = panelText('loseZoomSignIn');
  resetText = panelText('reset');
  resetHint = panelText('resetHint');

  get groups(): readonly object[] {
    return [
      { label: panelText('zoom'), faults: this.faultsOf(ZOOM) },
      { label: panelText('texts'), faults: this.faultsOf(TEXTS) },
      { label: panelText('webhooks'), faults: this.faultsOf(WEBHOOKS) },
      { label: panelText('salesforce'), faults: this.faultsOf(SALESFORCE) },
    ];
  }

  get gatewayState(): string {
    return panelText('gatewayState', panelText(this.state?.gateway ?? 'absent'));
  }

  get hasGateway(): boolean {
    return this.state?.gateway !== 'absent';
  }

  get isRunning(): boolean {
    return this.state?.gateway !== 'stopped';
  }

  get isStopped(): boolean {
    return this.state?.gateway === 'stopped';
  }

  faultsOf(names: readonly FaultName[]): readonly object[] {
    return names.map((name) => ({
      name,
      label: panelText(name, this.state?.heldBack ?? 0),
      isOn: this.state?.faults.includes(name) === true,
    }));
  }

  handleFault(event: Event): void {
    const box = event.currentTarget;
    if (!(box instanceof HTMLInputElement)) return;
    const fault = FAULTS.find((name) => name === box.dataset.fault);
    if (fault !== undefined) this.perform({ do: 'setFault', fault, on: box.checked });
  }

  handleGateway(event: Event): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const wanted = event.currentTarget.dataset.action;
    const action = (['start', 'stop', 'kill'] as const).find((name) => name === wanted);
    if (action !== undefined) this.perform({ do: 'gateway', action });
  }

  handleExpire(): void {
    this.perform({ do: 'expireTokens' });
  }

  handleLose(): void {
    this.perform({ do: 'loseZoomSignIn' });
  }

  handleReset(): void {
    this.perform({ do: 'reset' });
  }

  perform(action: Action): void {
    this.dispatchEvent(new CustomEvent('perform', { detail: action }));
  }
}
