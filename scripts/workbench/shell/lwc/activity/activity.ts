import { LightningElement, api } from 'lwc';
import { i18n } from 'workbench/values';
import type { Activity as ActivityInfo } from '../../state/activities.ts';
import { text } from '../../texts.ts';

/** Longest comment that is shown without being opened, in characters. */
const PREVIEW = 120;

/** One Task on the timeline. */
export default class Activity extends LightningElement {
  @api activity: ActivityInfo | undefined;

  commentsLabel = text('comments');
  isExpanded = false;

  get kind(): string {
    return text(this.activity?.isCall === true ? 'call' : 'task');
  }

  get icon(): string {
    return this.activity?.isCall === true ? 'standard:log_a_call' : 'standard:task';
  }

  get itemClass(): string {
    const kind = this.activity?.isCall === true ? 'slds-timeline__item_call' : 'slds-timeline__item_task';
    return `slds-timeline__item_expandable ${kind} ${this.isExpanded ? 'slds-is-open' : ''}`;
  }

  get url(): string {
    return `/lightning/r/Task/${this.activity?.id ?? ''}/view`;
  }

  get expanded(): string {
    return String(this.isExpanded);
  }

  get toggleLabel(): string {
    return text('toggleDetails', this.activity?.subject ?? '');
  }

  get date(): string {
    const { date } = this.activity ?? {};
    if (date === undefined) return '';
    const format = new Intl.DateTimeFormat(i18n.locale, { month: 'short', day: 'numeric', timeZone: 'UTC' });
    return format.format(new Date(`${date}T00:00:00Z`));
  }

  /** `2:05` */
  get duration(): string | undefined {
    const seconds = this.activity?.durationSeconds;
    if (seconds === undefined || seconds === 0) return undefined;
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }

  get preview(): string | undefined {
    const comments = this.activity?.comments ?? '';
    if (this.isExpanded || comments === '') return undefined;
    return comments.length > PREVIEW ? `${comments.slice(0, PREVIEW)}…` : comments;
  }

  handleToggle(): void {
    this.isExpanded = !this.isExpanded;
  }
}
