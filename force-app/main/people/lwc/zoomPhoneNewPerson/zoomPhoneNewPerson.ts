import { COMPANY_LIMIT, FIRST_NAME_LIMIT, LAST_NAME_LIMIT } from 'c/zoomCallCore';
import type { PhoneFields } from 'c/zoomCallCore';
import { familyNameFirst } from 'c/zoomPhoneFormat';
import type { PersonDraft, PersonFields } from 'c/zoomPhoneStore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';
import duplicates from './templates/duplicates.html';
import form from './templates/form.html';

const NO_FIELDS: PersonFields = {
  objectName: 'Contact',
  firstName: '',
  lastName: '',
  company: '',
  phoneField: '',
};
type TypedField = Exclude<keyof PersonFields, 'objectName' | 'phoneField'>;

/**
 * The form for a new Contact or Lead, and the choice where there is a similar one. Fires `editperson` with what is typed, or
 * with nothing to put the form away; `createperson`, `chooseperson`, `openfullform`.
 */
export default class ZoomPhoneNewPerson extends LightningElement {
  @api callId = '';
  @api draft: PersonDraft | null = null;
  @api phoneFields: PhoneFields | null = null;
  /** As it is shown; null where the caller has none. */
  @api number: string | null = null;

  readonly labels = labels;
  /** What is missing has been said at the fields. */
  #saysMissing = false;

  override render() {
    return this.draft?.phase === 'duplicates' ? duplicates : form;
  }

  get fields(): PersonFields {
    return this.draft?.fields ?? NO_FIELDS;
  }

  get isLead(): boolean {
    return this.fields.objectName === 'Lead';
  }

  get heading(): string {
    return this.isLead ? labels.whoNewLead : labels.whoNewContact;
  }

  /** In the order in which the agent's language says them. */
  get nameFields() {
    const { firstName, lastName } = this.fields;
    const first = {
      name: 'firstName',
      label: labels.newPersonFirstName,
      value: firstName,
      limit: FIRST_NAME_LIMIT,
      required: false,
    };
    const last = {
      name: 'lastName',
      label: labels.newPersonLastName,
      value: lastName,
      limit: LAST_NAME_LIMIT,
      required: true,
    };
    return familyNameFirst ? [last, first] : [first, last];
  }

  get companyLimit(): number {
    return COMPANY_LIMIT;
  }

  get phoneOptions(): { label: string; value: string }[] {
    const fields = this.phoneFields?.[this.fields.objectName] ?? [];
    return fields.map(({ name, label }) => ({ label, value: name }));
  }

  get showsPhoneField(): boolean {
    return this.number !== null && this.phoneOptions.length > 0;
  }

  get phoneField(): string {
    return this.fields.phoneField || (this.phoneOptions[0]?.value ?? '');
  }

  get isSending(): boolean {
    return this.draft?.phase === 'sending';
  }

  get createLabel(): string {
    return this.isSending ? labels.newPersonCreating : labels.newPersonCreate;
  }

  get duplicates() {
    return (this.draft?.duplicates ?? []).map((person) => {
      const kind = person.objectName === 'Lead' ? labels.whoLead : labels.whoContact;
      return {
        ...person,
        detail: [kind, person.title, person.company].filter(Boolean).join(' · '),
        useLabel: fill(labels.duplicatesUse, person.name),
      };
    });
  }

  get hasHidden(): boolean {
    return this.duplicates.length === 0;
  }

  get mayCreate(): boolean {
    return this.draft?.mayCreate ?? false;
  }

  get mayNot(): boolean {
    return !this.mayCreate;
  }

  @api focus(): void {
    const first = this.template?.querySelector('lightning-input, lightning-button');
    if (first instanceof HTMLElement) first.focus();
  }

  handleInput(event: Event): void {
    const { currentTarget: field } = event;
    if (!(field instanceof HTMLElement) || !('value' in field)) return;
    const name = TYPED.find((one) => one === field.dataset.field);
    if (name === undefined) return;
    if (this.#saysMissing && isCheckable(field)) field.reportValidity();
    this.edit({ ...this.fields, [name]: String(field.value) });
  }

  /** A field that is left says what is missing, and would move the button from under the mouse. */
  handleMouseDown(event: Event): void {
    event.preventDefault();
  }

  handlePhoneField(event: CustomEvent<{ value: string }>): void {
    this.edit({ ...this.fields, phoneField: event.detail.value });
  }

  handleKey(event: KeyboardEvent): void {
    if (event.isComposing || event.defaultPrevented) return;
    if (event.key === 'Enter' && isField(event.target)) this.handleCreate();
    else if (event.key === 'Escape') this.handleCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  handleCreate(): void {
    const { lastName, company, phoneField } = this.fields;
    if (this.isSending) return;
    if (lastName.trim() === '' || (this.isLead && company.trim() === '')) {
      this.showMissing();
      return;
    }
    if (phoneField !== this.phoneField) this.edit({ ...this.fields, phoneField: this.phoneField });
    this.fire('createperson', { callId: this.callId, allowDuplicate: false });
  }

  handleCreateAnyway(): void {
    this.fire('createperson', { callId: this.callId, allowDuplicate: true });
  }

  handleBack(): void {
    this.fire('editperson', { callId: this.callId, fields: this.fields, opens: true });
  }

  handleCancel(): void {
    this.fire('editperson', { callId: this.callId, fields: null });
  }

  handleUse(event: Event): void {
    const id = event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset.id : undefined;
    const person = this.draft?.duplicates.find((one) => one.id === id);
    if (person) this.fire('chooseperson', { callId: this.callId, person, remember: false });
  }

  handleFullForm(): void {
    this.fire('openfullform', { callId: this.callId, ...this.fields });
  }

  /** The base components say at the field what is missing; the first of them gets the focus. */
  showMissing(): void {
    this.#saysMissing = true;
    const inputs = [...(this.template?.querySelectorAll('lightning-input') ?? [])];
    for (const input of inputs) if (isCheckable(input)) input.reportValidity();
    const missing = inputs.find(
      (input) => isCheckable(input) && input.required && !String(input.value).trim(),
    );
    if (missing instanceof HTMLElement) missing.focus();
  }

  edit(fields: PersonFields): void {
    this.fire('editperson', { callId: this.callId, fields });
  }

  fire(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

const TYPED: readonly TypedField[] = ['firstName', 'lastName', 'company'];

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.localName === 'lightning-input';
}

interface CheckableField {
  readonly required: boolean;
  readonly value: unknown;
  reportValidity(): boolean;
}

function isCheckable(element: object): element is CheckableField {
  return 'reportValidity' in element && typeof element.reportValidity === 'function';
}
