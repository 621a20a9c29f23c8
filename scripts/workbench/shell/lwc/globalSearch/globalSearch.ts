import { LightningElement } from 'lwc';
import { org } from 'workbench/values';
import { salesforce } from '../../page.ts';
import { searchRecords, type Found } from '../../state/search.ts';
import { leavesElement } from '../../state/focus.ts';
import { text } from '../../texts.ts';

/** Shortest term that Salesforce searches for (SOQL and SOSL Reference: "FIND {SearchQuery}"). */
const SHORTEST = 2;

export default class GlobalSearch extends LightningElement {
  placeholder = text('search');
  resultsLabel = text('searchResults');
  term = '';
  results: readonly Found[] = [];
  error: string | undefined;
  isOpen = false;
  isSearching = false;

  get isEmpty(): boolean {
    return !this.isSearching && this.results.length === 0 && this.error === undefined;
  }

  get emptyText(): string {
    return text('noResults', this.term);
  }

  async handleInput(): Promise<void> {
    const term = this.input?.value.trim() ?? '';
    this.term = term;
    if (term.length < SHORTEST) {
      this.isOpen = false;
      return;
    }
    this.isSearching = true;
    const outcome = await searchRecords(salesforce, org.objects, term).then(
      (results) => ({ results, error: undefined }),
      (error: unknown) => ({ results: [], error: text('salesforceFailed', String(error)) }),
    );
    // An older search may answer after a newer one.
    if (this.term !== term) return;
    this.isSearching = false;
    this.results = outcome.results;
    this.error = outcome.error;
    this.isOpen = true;
  }

  handleChoose(): void {
    this.isOpen = false;
    if (this.input !== undefined) this.input.value = '';
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.isOpen = false;
  }

  handleFocusOut(event: FocusEvent): void {
    if (leavesElement(event)) this.isOpen = false;
  }

  get input(): HTMLInputElement | undefined {
    const input = this.refs?.input;
    return input instanceof HTMLInputElement ? input : undefined;
  }
}
