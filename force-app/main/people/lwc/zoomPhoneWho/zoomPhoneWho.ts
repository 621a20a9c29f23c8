import { callerName } from 'c/zoomCallCore';
import type { CallLog, CallState, Person, PhoneNumbers } from 'c/zoomCallCore';
import { initialsOf } from 'c/zoomPhoneFormat';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';
import one from './templates/one.html';
import several from './templates/several.html';
import unknown from './templates/unknown.html';

const TEMPLATES = { one, several, unknown };

/** What is used of a call and its log; there are others who have a number and a person. */
type WhoseNumber = Pick<CallState, 'callId' | 'peerNumber' | 'peerName' | 'internal'>;
type WhoItIs = Pick<CallLog, 'who' | 'candidates' | 'search' | 'lostPerson' | 'remembered' | 'records'>;

/** Who is at the other end. Fires `openrecord`, `chooseperson`, and `editwho` to choose somebody else. */
export default class ZoomPhoneWho extends LightningElement {
  @api call: WhoseNumber | null = null;
  @api log: WhoItIs | null = null;
  @api numbers: PhoneNumbers | null = null;
  /** The agent may say that it was somebody else. */
  @api canEdit = false;
  /** The agent is about to say so. */
  @api isEditing = false;

  readonly labels = labels;
  remember = false;

  override render() {
    if (this.log?.who) return TEMPLATES.one;
    return (this.log?.candidates.length ?? 0) > 1 ? TEMPLATES.several : TEMPLATES.unknown;
  }

  get person(): Person | null {
    return this.log?.who ?? null;
  }

  get initials(): string {
    return initialsOf(this.callerName ?? this.call?.peerName ?? '');
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

  get callerName(): string | null {
    return this.log && callerName(this.log);
  }

  /** What stands in the place of a name: the record's, Zoom's name for the number, or the number itself. */
  get heading(): string {
    return this.callerName ?? this.call?.peerName ?? this.number;
  }

  get showsNumber(): boolean {
    return this.heading !== this.number;
  }

  get searchText(): string {
    if (this.call?.internal) return labels.callInternal;
    if (!this.call?.peerNumber) return '';
    if (this.log?.lostPerson) return fill(labels.whoLost, this.log.lostPerson);
    if (this.log?.search === 'searching') return labels.whoSearching;
    if (this.log?.search === 'failed') return labels.whoSearchFailed;
    if (this.log?.candidates.length !== 0) return '';
    const [record] = this.log.records ?? [];
    if (record === undefined) return labels.whoNoMatch;
    return record.objectName === 'Account' ? labels.whoAccount : labels.whoRecord;
  }

  /** The agent is not asked again who this number is. */
  get isRemembered(): boolean {
    return this.log?.remembered ?? false;
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
    }));
  }

  get editing(): string {
    return String(this.isEditing);
  }

  /** To what the agent may press next. */
  @api focus(): void {
    const target = this.template?.querySelector('.edit') ?? this.template?.querySelector('button');
    if (target instanceof HTMLElement) target.focus();
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    const { person } = this;
    if (!person) return;
    const detail = { recordId: person.id, objectName: person.objectName };
    this.dispatchEvent(new CustomEvent('openrecord', { detail, bubbles: true, composed: true }));
  }

  handleRemember(event: Event): void {
    const { target } = event;
    this.remember = target instanceof HTMLElement && 'checked' in target && target.checked === true;
  }

  handleChoose(event: Event): void {
    const id = event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset.id : undefined;
    const person = this.log?.candidates.find((candidate) => candidate.id === id);
    if (person === undefined) return;
    const detail = { callId: this.call?.callId ?? '', person, remember: this.remember };
    this.dispatchEvent(new CustomEvent('chooseperson', { detail, bubbles: true, composed: true }));
  }

  handleEdit(): void {
    this.dispatchEvent(new CustomEvent('editwho'));
  }
}
