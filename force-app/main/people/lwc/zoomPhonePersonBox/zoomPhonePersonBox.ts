import type { Person } from 'c/zoomCallCore';
import { splitName } from 'c/zoomPhoneFormat';
import type { PersonSearch } from 'c/zoomPhoneStore';
import { labels } from 'c/zoomPhoneLabels';
import { searchStatus } from 'c/zoomPhonePersonOptions';
import { LightningElement, api } from 'lwc';

interface PersonOption {
  readonly person: Person;
  readonly key: string;
  readonly detail: string;
  readonly selected: string;
  readonly className: string;
}

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * A Contact or Lead is looked for by name and chosen, or made anew. Fires `searchperson`, `chooseperson`, `editperson`
 * (which opens the form), `leave`.
 */
export default class ZoomPhonePersonBox extends LightningElement {
  @api callId = '';
  /** Null as long as nobody was searched for this call. */
  @api search: PersonSearch | null = null;
  /** Stand there before anything is typed. */
  @api suggestions: readonly Person[] = [];
  /** Zoom's name for the number, for a new person. */
  @api peerName: string | null = null;
  /** Somebody is chosen, and may be taken away. */
  @api isNamed = false;
  @api canLeave = false;
  /** Nobody can be made anew here. */
  @api isSearchOnly = false;

  readonly labels = labels;
  text = '';
  activeKey: string | null = null;

  get canCreate(): boolean {
    return !this.isSearchOnly;
  }

  get typed(): string {
    return this.text.trim();
  }

  get people(): readonly Person[] {
    return this.typed === '' ? this.suggestions : (this.search?.people ?? []);
  }

  get options(): PersonOption[] {
    return this.people.map((person) => {
      const kind = person.objectName === 'Lead' ? labels.whoLead : labels.whoContact;
      const isActive = person.id === this.activeKey;
      return {
        person,
        key: person.id,
        detail: [kind, person.title, person.company].filter(Boolean).join(' · '),
        selected: String(isActive),
        className: isActive ? 'slds-listbox__item option option_active' : 'slds-listbox__item option',
      };
    });
  }

  get expanded(): string {
    return String(this.people.length > 0);
  }

  get activeId(): string | undefined {
    return this.options.find(({ key }) => key === this.activeKey)?.key;
  }

  /** Until the answer is there, the options are those for what was typed before. */
  get isFound(): boolean {
    return this.typed === '' || (this.search?.phase === 'done' && this.search.text === this.typed);
  }

  get status(): string {
    const { search, typed } = this;
    if (typed === '' || !search) return '';
    return searchStatus(search, labels.boxSearchFailed);
  }

  @api focus(): void {
    const { field } = this.refs ?? {};
    if (field instanceof HTMLElement) field.focus();
  }

  handleInput(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.setText(event.target.value);
  }

  handleKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const move = MOVES[event.key];
    if (move !== undefined && this.people.length > 0) this.moveBy(move);
    else if (event.key === 'Enter') this.chooseByKey();
    else if (event.key !== 'Escape' || !this.escape()) return;
    event.preventDefault();
    event.stopPropagation();
  }

  handleOption(event: Event): void {
    const key = event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset.key : undefined;
    const person = this.people.find(({ id }) => id === key);
    if (person) this.choose(person);
  }

  handleNobody(): void {
    this.choose(null);
  }

  handleCancel(): void {
    this.leave();
  }

  /** What stands in the box, else what Zoom calls the number, is the name to begin with. */
  handleNew(event: Event): void {
    const object =
      event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset.object : undefined;
    const fields = {
      objectName: object === 'Lead' ? 'Lead' : 'Contact',
      ...splitName(this.typed === '' ? (this.peerName ?? '') : this.typed),
      company: '',
      phoneField: '',
    };
    this.fire('editperson', { callId: this.callId, fields, opens: true });
  }

  moveBy(move: number): void {
    const keys = this.people.map(({ id }) => id);
    const now = keys.indexOf(this.activeKey ?? '');
    const from = now === -1 && move < 0 ? 0 : now;
    this.activeKey = keys.at((from + move) % keys.length) ?? null;
  }

  /** The option that the agent went to, or the only one that was found. */
  chooseByKey(): void {
    const [only, second] = this.typed !== '' && this.isFound ? this.people : [];
    const active = this.people.find(({ id }) => id === this.activeKey);
    const person = active ?? (second ? undefined : only);
    if (person) this.choose(person);
  }

  /** @returns whether there was something to put away */
  escape(): boolean {
    if (this.text !== '') this.setText('');
    else if (this.canLeave) this.leave();
    else return false;
    return true;
  }

  choose(person: Person | null): void {
    this.setText('');
    this.fire('chooseperson', { callId: this.callId, person, remember: false });
  }

  leave(): void {
    this.setText('');
    this.dispatchEvent(new CustomEvent('leave'));
  }

  setText(text: string): void {
    this.text = text;
    this.activeKey = null;
    this.fire('searchperson', { callId: this.callId, text });
  }

  fire(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
