import type { CallLog, CallState, Person, PhoneNumbers } from 'c/zoomCallCore';
import { initialsOf } from 'c/zoomPhoneFormat';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';
import one from './templates/one.html';
import several from './templates/several.html';
import unknown from './templates/unknown.html';

const TEMPLATES = { one, several, unknown };

/** Who is at the other end. Fires `openrecord` and `chooseperson`. */
export default class ZoomPhoneWho extends LightningElement {
  @api call: CallState | null = null;
  @api log: CallLog | null = null;
  @api numbers: PhoneNumbers | null = null;

  readonly labels = labels;

  override render() {
    if (this.log?.who) return TEMPLATES.one;
    return (this.log?.candidates.length ?? 0) > 1 ? TEMPLATES.several : TEMPLATES.unknown;
  }

  get person(): Person | null {
    return this.log?.who ?? null;
  }

  get initials(): string {
    return initialsOf(this.person?.name ?? this.call?.peerName ?? '');
  }

  get iconName(): string {
    return this.person?.objectName === 'Lead' ? 'standard:lead' : 'standard:contact';
  }

  /** Company and title, as far as there are any. */
  get detail(): string {
    return [this.person?.title, this.person?.company].filter(Boolean).join(' · ');
  }

  get openLabel(): string {
    return fill(labels.whoOpen, this.person?.name ?? '');
  }

  get number(): string {
    const number = this.call?.peerNumber;
    return number ? (this.numbers?.format(number) ?? number) : labels.callNumberWithheld;
  }

  /** What stands in the place of a name: Zoom's name for the number, or the number itself. */
  get heading(): string {
    return this.call?.peerName ?? this.number;
  }

  get showsNumber(): boolean {
    return this.heading !== this.number;
  }

  get searchText(): string {
    if (this.call?.internal) return labels.callInternal;
    if (this.log?.search === 'searching') return labels.whoSearching;
    return this.log?.search === 'failed' ? labels.whoSearchFailed : labels.whoNoMatch;
  }

  get severalText(): string {
    return fill(labels.whoSeveral, this.log?.candidates.length ?? 0);
  }

  get candidates() {
    return (this.log?.candidates ?? []).map((person) => ({
      id: person.id,
      name: person.name,
      detail: [person.objectName === 'Lead' ? labels.whoLead : labels.whoContact, person.company]
        .filter(Boolean)
        .join(' · '),
      chooseLabel: fill(labels.whoChoose, person.name),
    }));
  }

  get canChange(): boolean {
    return (this.log?.candidates.length ?? 0) > 1;
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    const { person } = this;
    if (!person) return;
    const detail = { recordId: person.id, objectName: person.objectName };
    this.dispatchEvent(new CustomEvent('openrecord', { detail, bubbles: true, composed: true }));
  }

  handleChoose(event: Event): void {
    const personId = event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset.id : undefined;
    if (personId !== undefined) this.choose(personId);
  }

  handleChange(): void {
    this.choose(null);
  }

  choose(personId: string | null): void {
    const detail = { callId: this.call?.callId ?? '', personId };
    this.dispatchEvent(new CustomEvent('chooseperson', { detail, bubbles: true, composed: true }));
  }
}
