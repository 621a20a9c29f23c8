import { LightningElement, api } from 'lwc';
import { i18n } from 'workbench/values';
import type { ObjectInfo } from '../../org.ts';
import { changes, salesforce } from '../../page.ts';
import { readActivities, type Activity } from '../../state/activities.ts';
import type { Row } from '../../state/rows.ts';
import { text } from '../../texts.ts';

interface Group {
  readonly label: string;
  readonly activities: readonly Activity[];
}

/** The activity timeline: open Tasks first, then month by month. */
export default class Activities extends LightningElement {
  @api object: ObjectInfo | undefined;

  heading = text('activity');
  emptyText = text('noActivities');
  loadingLabel = text('loading');
  activities: readonly Activity[] | undefined;
  error: string | undefined;

  shownRow: Row | undefined;
  #unsubscribe: (() => void) | undefined;

  @api
  get row(): Row | undefined {
    return this.shownRow;
  }

  set row(row: Row | undefined) {
    if (row?.id !== this.shownRow?.id) this.activities = undefined;
    this.shownRow = row;
  }

  override connectedCallback(): void {
    void this.load();
    this.#unsubscribe = changes.subscribe(() => {
      void this.load();
    });
  }

  override disconnectedCallback(): void {
    this.#unsubscribe?.();
  }

  get isLoading(): boolean {
    return this.activities === undefined && this.error === undefined;
  }

  get isEmpty(): boolean {
    return this.activities?.length === 0;
  }

  get groups(): readonly Group[] {
    const activities = this.activities ?? [];
    const open = activities.filter(({ isOpen }) => isOpen);
    const done = activities.filter(({ isOpen }) => !isOpen);
    const months = [...new Set(done.map(({ date }) => date.slice(0, 7)))];
    return [
      { label: text('openTasks'), activities: open },
      ...months.map((month) => ({
        label: nameOf(month),
        activities: done.filter(({ date }) => date.startsWith(month)),
      })),
    ].filter(({ activities: shown }) => shown.length > 0);
  }

  async load(): Promise<void> {
    const row = this.shownRow;
    if (row === undefined) return;
    const outcome = await readActivities(salesforce, row.object, row.id).then(
      (activities) => ({ activities, error: undefined }),
      (error: unknown) => ({
        activities: undefined,
        error: text('salesforceFailed', error instanceof Error ? error.message : String(error)),
      }),
    );
    if (this.shownRow?.id !== row.id) return;
    this.activities = outcome.activities;
    this.error = outcome.error;
  }
}

/** `2026-11` in words. */
function nameOf(month: string): string {
  const format = new Intl.DateTimeFormat(i18n.locale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}
