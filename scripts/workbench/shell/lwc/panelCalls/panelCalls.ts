import { LightningElement, api } from 'lwc';
import { DEVICE_ACTIONS, OTHER_END_ACTIONS, type Action, type WorkbenchState } from '../../controls.ts';
import { panelText } from '../../panelTexts.ts';

type LiveCall = WorkbenchState['calls'][number];
type Person = WorkbenchState['people'][number];

/** What the people at the other end of the agent's calls do. */
export default class PanelCalls extends LightningElement {
  @api calls: readonly LiveCall[] = [];
  @api people: readonly Person[] = [];
  /** Name of the queue that calls can come through. */
  @api queue = '';

  heading = panelText('otherEnd');
  emptyText = panelText('noCalls');
  callAgentText = panelText('callAgent');
  callerLabel = panelText('caller');
  chooseText = panelText('chooseCaller');
  numberLabel = panelText('number');
  callText = panelText('call');
  dialOnMobileText = panelText('dialOnMobile');
  number = '';
  throughQueue = false;

  get choices(): readonly object[] {
    return this.people.map(({ name, number }) => ({ number, label: `${name} ${number}` }));
  }

  get items(): readonly object[] {
    return this.calls.map((call) => ({
      id: call.id,
      label: describe(call),
      actions: [
        ...call.actions.map((name) => ({ name, label: labelOf(name, call) })),
        ...call.deviceActions.map((name) => ({ name, label: panelText(name) })),
      ],
    }));
  }

  get queueLabel(): string {
    return panelText('throughQueue', this.queue);
  }

  get isEmpty(): boolean {
    return this.calls.length === 0;
  }

  get isNumberEmpty(): boolean {
    return this.number.trim() === '';
  }

  handlePerson(event: Event): void {
    if (event.currentTarget instanceof HTMLSelectElement) this.number = event.currentTarget.value;
  }

  handleNumber(event: Event): void {
    if (event.currentTarget instanceof HTMLInputElement) this.number = event.currentTarget.value;
  }

  handleQueue(event: Event): void {
    if (event.currentTarget instanceof HTMLInputElement) this.throughQueue = event.currentTarget.checked;
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    if (!this.isNumberEmpty) this.perform({ do: 'ring', from: this.number, throughQueue: this.throughQueue });
  }

  handleDialOnMobile(): void {
    this.perform({ do: 'dialOnMobile', number: this.number });
  }

  handleAction(event: Event): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const { call: callId = '', action: name } = event.currentTarget.dataset;
    const action = OTHER_END_ACTIONS.find((known) => known === name);
    const onDevice = DEVICE_ACTIONS.find((known) => known === name);
    if (action !== undefined) this.perform({ do: 'otherEnd', callId, action });
    if (onDevice !== undefined) this.perform({ do: 'onDevice', callId, action: onDevice });
  }

  perform(action: Action): void {
    this.dispatchEvent(new CustomEvent('perform', { detail: action }));
  }
}

function describe({ direction, phase, peer }: LiveCall): string {
  if (phase === 'held') return panelText('held', peer);
  if (phase === 'connected') return panelText('talks', peer);
  return panelText(direction === 'inbound' ? 'ringsYou' : 'callsYou', peer);
}

/** Who hangs up before the agent has answered gives up. */
function labelOf(action: LiveCall['actions'][number], { direction, phase }: LiveCall): string {
  if (action === 'hangUp' && direction === 'inbound' && phase === 'ringing') return panelText('giveUp');
  return panelText(action);
}
