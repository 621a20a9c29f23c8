import { LightningElement, api } from 'lwc';
import { org } from 'workbench/values';
import type { Field } from '../../org.ts';
import { salesforce } from '../../page.ts';
import { leavesElement } from '../../state/focus.ts';
import { findByName, type NamedRecord } from '../../state/lookup.ts';

/** Chooses the record that a reference points to, by its name. Emptied: none. */
export default class Lookup extends LightningElement {
  @api field: Field | undefined;
  /** Id of the chosen record. */
  @api value = '';
  /** Its name. */
  @api valueText = '';

  results: readonly NamedRecord[] = [];
  isOpen = false;
  typed: string | undefined;

  get expanded(): string {
    return String(this.isOpen);
  }

  get shownText(): string {
    return this.typed ?? this.valueText;
  }

  async handleInput(): Promise<void> {
    const input = this.refs?.input;
    const term = input instanceof HTMLInputElement ? input.value : '';
    this.typed = term;
    if (term.trim() === '') {
      this.isOpen = false;
      this.choose('');
      return;
    }
    const objects = (this.field?.references ?? []).flatMap((name) => org.objects[name] ?? []);
    const results = await findByName(salesforce, objects, term.trim()).catch(() => []);
    if (this.typed !== term) return;
    this.results = results;
    this.isOpen = results.length > 0;
  }

  handleChoose(event: Event): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const { id = '', name = '' } = event.currentTarget.dataset;
    this.typed = name;
    this.isOpen = false;
    const input = this.refs?.input;
    if (input instanceof HTMLInputElement) {
      input.value = name;
      input.focus();
    }
    this.choose(id);
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.isOpen) return;
    // The dialog around stays.
    event.preventDefault();
    this.isOpen = false;
  }

  handleFocusOut(event: FocusEvent): void {
    if (leavesElement(event)) this.isOpen = false;
  }

  choose(value: string): void {
    this.dispatchEvent(new CustomEvent('change', { detail: { field: this.field?.name, value } }));
  }
}
