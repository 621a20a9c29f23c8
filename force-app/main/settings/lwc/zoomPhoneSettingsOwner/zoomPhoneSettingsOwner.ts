import type { SettingsOwner } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

/**
 * Whose settings are shown. Fires `searchowner` with a text, and `chooseowner` with the id of an owner, or null for the org;
 * or `savefirst` with the same, when what was changed here shall be saved before.
 */
export default class ZoomPhoneSettingsOwner extends LightningElement {
  @api owner: SettingsOwner | null = null;
  /** Those that were found, or, without a search, those who have settings of their own. Null: not known. */
  @api owners: readonly SettingsOwner[] | null = null;
  @api search = '';
  /** Something was changed here and is not saved. */
  @api isEdited = false;
  /** Who was chosen while something is not saved. */
  wanted: { readonly id: string | null } | null = null;

  readonly labels = labels;

  get isException(): boolean {
    return this.owner !== null && this.owner.level !== 'org';
  }

  get ownerText(): string {
    return this.owner === null ? '' : textOf(this.owner);
  }

  get rows() {
    return (this.owners ?? [])
      .filter(({ id }) => id !== this.owner?.id)
      .map((owner) => ({ id: owner.id, text: textOf(owner) }));
  }

  get foundText(): string | null {
    if (this.owners === null) return null;
    if (this.search.trim() === '') return this.rows.length === 0 ? null : labels.settingsExceptions;
    return this.owners.length === 0 ? labels.settingsNobodyFound : null;
  }

  handleOrg(): void {
    this.choose(null);
  }

  handleOwner(event: Event): void {
    const id = event.target instanceof HTMLElement ? event.target.dataset.id : undefined;
    if (id !== undefined) this.choose(id);
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    this.dispatchEvent(new CustomEvent('searchowner', { detail: event.detail.value }));
  }

  get isAsking(): boolean {
    return this.wanted !== null && this.isEdited;
  }

  get unsavedText(): string {
    return fill(labels.settingsUnsaved, this.ownerText);
  }

  handleSaveFirst(): void {
    this.leave('savefirst');
  }

  handleDiscard(): void {
    this.leave('chooseowner');
  }

  handleStay(): void {
    this.wanted = null;
  }

  choose(id: string | null): void {
    this.wanted = { id };
    if (!this.isEdited) this.leave('chooseowner');
  }

  leave(event: 'chooseowner' | 'savefirst'): void {
    const { wanted } = this;
    this.wanted = null;
    if (wanted !== null) this.dispatchEvent(new CustomEvent(event, { detail: wanted.id }));
  }
}

function textOf({ level, name }: SettingsOwner): string {
  if (level === 'org') return labels.settingsWholeOrg;
  return fill(level === 'profile' ? labels.settingsOfProfile : labels.settingsOfUser, name);
}
