import type { PersonContext, RecordRef } from 'c/zoomCallCore';
import { formatMoment } from 'c/zoomPhoneFormat';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

/** A card has room for so many of a kind. */
const MOST_SHOWN = 3;

interface Group {
  readonly key: string;
  readonly title: string;
  readonly records: readonly (RecordRef & { readonly label: string })[];
}

/** What is going on with who calls: the last call, open Cases and Opportunities. Fires `openrecord`. */
export default class ZoomPhoneContext extends LightningElement {
  @api context: PersonContext | null = null;
  /** When it is, for "today" and "yesterday"; milliseconds since 1970. */
  @api now = 0;

  get lastCall() {
    const { lastCall } = this.context ?? {};
    if (!lastCall) return null;
    const moment = formatMoment(lastCall.at, this.now);
    return {
      id: lastCall.taskId,
      text: fill(labels.contextLastCall, moment),
      label: fill(labels.whoOpen, fill(labels.contextLastCall, moment)),
      result: lastCall.result,
    };
  }

  get groups(): Group[] {
    const { openCases = [], openOpportunities = [] } = this.context ?? {};
    return [
      groupOf('cases', labels.contextCases, openCases),
      groupOf('opportunities', labels.contextOpportunities, openOpportunities),
    ].filter(({ records }) => records.length > 0);
  }

  handleOpen(event: Event): void {
    const { id, object } = event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset : {};
    const detail = { recordId: id ?? '', objectName: object ?? '' };
    this.dispatchEvent(new CustomEvent('openrecord', { detail, bubbles: true, composed: true }));
  }
}

/** More than are shown are counted. */
function groupOf(key: string, title: string, records: readonly RecordRef[]): Group {
  return {
    key,
    title: records.length > MOST_SHOWN ? `${title} (${records.length})` : title,
    records: records
      .slice(0, MOST_SHOWN)
      .map((record) => ({ ...record, label: fill(labels.whoOpen, record.name ?? record.id) })),
  };
}
