import { LightningElement, api } from 'lwc';
import { THREAD_ACTIONS, type Action, type WorkbenchState } from '../../controls.ts';
import { panelText } from '../../panelTexts.ts';

type Thread = WorkbenchState['threads'][number];
type Person = WorkbenchState['people'][number];

const AT_ONCE = 5;

const ACTION_TEXTS = {
  stop: panelText('threadStop'),
  start: panelText('threadStart'),
  read: panelText('threadRead'),
  delete: panelText('deleteInZoom'),
} as const;

/** Texts of the agent: what the people at the other end write, and the agent in the Zoom client. */
export default class PanelThreads extends LightningElement {
  @api threads: readonly Thread[] = [];
  @api people: readonly Person[] = [];
  /** Name of the queue that texts can come to. */
  @api queue = '';

  heading = panelText('texts');
  emptyText = panelText('noThreads');
  personLabel = panelText('texter');
  chooseText = panelText('chooseCaller');
  fromLabel = panelText('texterNumber');
  othersLabel = panelText('textOthers');
  wordsLabel = panelText('textWords');
  pictureLabel = panelText('textPicture');
  fiveLabel = panelText('textFive');
  sendText = panelText('textAgent');
  sendAsAgentText = panelText('textAsAgent');
  from = '';
  others = '';
  words = '';
  picture = false;
  five = false;
  throughQueue = false;

  get choices(): readonly object[] {
    return this.people.map(({ name, number }) => ({ number, label: `${name} ${number}` }));
  }

  get items(): readonly object[] {
    return this.threads.map(({ id, latest, peer }) => ({
      id,
      label: panelText('thread', peer, latest),
      actions: THREAD_ACTIONS.map((name) => ({
        name,
        label: ACTION_TEXTS[name],
        fullLabel: `${ACTION_TEXTS[name]}: ${peer}`,
      })),
    }));
  }

  get queueLabel(): string {
    return panelText('textQueue', this.queue);
  }

  get isEmpty(): boolean {
    return this.threads.length === 0;
  }

  get cannotText(): boolean {
    return this.from.trim() === '' || (this.words === '' && !this.picture);
  }

  get cannotTextAsAgent(): boolean {
    return this.from.trim() === '' || this.words === '';
  }

  handlePerson(event: Event): void {
    if (event.currentTarget instanceof HTMLSelectElement) this.from = event.currentTarget.value;
  }

  handleFrom(event: Event): void {
    if (event.currentTarget instanceof HTMLInputElement) this.from = event.currentTarget.value;
  }

  handleOthers(event: Event): void {
    if (event.currentTarget instanceof HTMLInputElement) this.others = event.currentTarget.value;
  }

  handleWords(event: Event): void {
    if (event.currentTarget instanceof HTMLTextAreaElement) this.words = event.currentTarget.value;
  }

  handlePicture(event: Event): void {
    if (event.currentTarget instanceof HTMLInputElement) this.picture = event.currentTarget.checked;
  }

  handleFive(event: Event): void {
    if (event.currentTarget instanceof HTMLInputElement) this.five = event.currentTarget.checked;
  }

  handleQueue(event: Event): void {
    if (event.currentTarget instanceof HTMLInputElement) this.throughQueue = event.currentTarget.checked;
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    if (this.cannotText) return;
    this.perform({
      do: 'text',
      from: this.from,
      others: this.others.split(',').filter((number) => number.trim() !== ''),
      text: this.words,
      picture: this.picture,
      count: this.five ? AT_ONCE : 1,
      throughQueue: this.throughQueue,
    });
  }

  handleSendAsAgent(): void {
    this.perform({ do: 'textAsAgent', to: this.from, text: this.words });
  }

  handleAction(event: Event): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const { action: name, thread: id = '' } = event.currentTarget.dataset;
    const action = THREAD_ACTIONS.find((known) => known === name);
    if (action !== undefined) this.perform({ do: 'onThread', id, action });
  }

  perform(action: Action): void {
    this.dispatchEvent(new CustomEvent('perform', { detail: action }));
  }
}
