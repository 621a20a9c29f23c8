import type { CallLog, RecordRef, TaskEdit } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

const KINDS: Readonly<Record<string, readonly [icon: string, label: string]>> = {
  Account: ['standard:account', labels.relatedAccount],
  Case: ['standard:case', labels.relatedCase],
  Opportunity: ['standard:opportunity', labels.relatedOpportunity],
};
const OTHER = ['standard:record', labels.relatedRecord] as const;
/** A line has room for so many of a kind. */
const MOST_OF_A_KIND = 3;
const NOTHING = 'nothing';
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * What the log of a call is related to, as chips: the record dialed from, records that have the number, the record on the
 * page, what is open of the person.
 * Pressing the chosen one again clears it. Fires `edittask`.
 */
export default class ZoomPhoneRelated extends LightningElement {
  @api callId = '';
  @api log: CallLog | null = null;
  /** The record of the page that the agent is on, where a log can be related to it. */
  @api pageRecord: RecordRef | null = null;

  readonly labels = labels;

  get records(): RecordRef[] {
    const { relatedTo = null, dialedFrom = null, who = null, records = [] } = this.log ?? {};
    const { openCases = [], openOpportunities = [] } = who?.context ?? {};
    const all = [
      dialedFrom,
      ...records.filter(({ relatable }) => relatable !== false).slice(0, MOST_OF_A_KIND),
      this.pageRecord,
      ...openCases.slice(0, MOST_OF_A_KIND),
      ...openOpportunities.slice(0, MOST_OF_A_KIND),
      relatedTo,
    ].filter((record) => record !== null);
    return all.filter((record, index) => all.findIndex((other) => isSame(other, record)) === index);
  }

  get isShown(): boolean {
    return this.records.length > 0;
  }

  /** Why there is nothing to choose. */
  get leadText(): string | null {
    const { who, relatedTo } = this.log ?? {};
    if (who?.objectName !== 'Lead') return null;
    return relatedTo ? fill(labels.relatedLeadKept, textOf(relatedTo)) : labels.relatedLead;
  }

  get chosen(): RecordRef | null {
    return this.log?.relatedTo ?? null;
  }

  get chips() {
    const { chosen } = this;
    const records = this.records.map((record) => {
      const [iconName, kind] = KINDS[record.objectName] ?? OTHER;
      return chipOf({ key: record.id, text: textOf(record), iconName, kind }, isSame(record, chosen));
    });
    const nothing = { key: NOTHING, text: labels.relatedNone, iconName: null, kind: '' };
    return [...records, chipOf(nothing, chosen === null)];
  }

  handlePress(event: Event): void {
    const key = event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset.key : undefined;
    const record = this.records.find(({ id }) => id === key) ?? null;
    if (record === null && this.chosen === null) return;
    const edit: TaskEdit = { kind: 'related', record: isSame(record, this.chosen) ? null : record };
    const detail = { callId: this.callId, edit };
    this.dispatchEvent(new CustomEvent('edittask', { detail, bubbles: true, composed: true }));
  }

  /** The arrows move the focus and choose nothing: each choice goes to Salesforce. */
  handleKey(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const chips = [...(this.template?.querySelectorAll<HTMLElement>('.chip') ?? [])];
    const from = chips.findIndex((chip) => chip === event.target);
    chips.at((from + step) % chips.length)?.focus();
  }
}

interface Chip {
  readonly key: string;
  readonly text: string;
  readonly iconName: string | null;
  readonly kind: string;
}

/** With Tab the chosen one is reached. */
function chipOf(chip: Chip, isChosen: boolean) {
  return {
    ...chip,
    isChosen,
    checked: String(isChosen),
    tabIndex: isChosen ? '0' : '-1',
    className: isChosen ? 'slds-button_reset chip chip_chosen' : 'slds-button_reset chip',
  };
}

/** An id has 15 characters or the same with three more. */
function isSame(a: RecordRef | null, b: RecordRef | null): boolean {
  return a?.id.slice(0, 15) === b?.id.slice(0, 15);
}

function textOf({ name, objectName }: RecordRef): string {
  return name ?? (KINDS[objectName] ?? OTHER)[1];
}
