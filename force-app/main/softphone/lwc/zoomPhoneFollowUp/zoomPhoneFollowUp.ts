import { SHORT_TEXT_LIMIT, nextWorkingDay } from 'c/zoomCallCore';
import type { CallLog, FollowUpTask, TaskEdit } from 'c/zoomCallCore';
import { formatDay, today } from 'c/zoomPhoneFormat';
import { errorText, fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

/** A Task for later about the person of a call: a form, then a link to what was made. Fires `edittask` and `openrecord`. */
export default class ZoomPhoneFollowUp extends LightningElement {
  @api callId = '';
  /** Who it is about, for the subject. */
  @api name = '';

  readonly labels = labels;
  readonly limit = SHORT_TEXT_LIMIT;
  currentLog: CallLog | null = null;
  isOpen = false;
  isIncomplete = false;
  subject = '';
  dueDate = '';

  @api
  get log(): CallLog | null {
    return this.currentLog;
  }
  set log(log: CallLog | null) {
    const isNew = this.task?.problem !== log?.followUpTask?.problem;
    this.currentLog = log;
    // What was refused is there to be corrected.
    if (isNew && this.isRefused && this.task !== null) this.open(this.task.subject, this.task.dueDate);
  }

  get task(): FollowUpTask | null {
    return this.currentLog?.followUpTask ?? null;
  }

  get isRefused(): boolean {
    return this.task?.problem?.passing === false;
  }

  get made(): string | null {
    const { task } = this;
    if (task?.taskId == null) return null;
    return fill(labels.followUpMade, task.subject, formatDay(task.dueDate));
  }

  get status(): string | null {
    const { task } = this;
    if (task === null || this.isRefused) return null;
    return task.problem === null
      ? labels.followUpCreating
      : fill(labels.followUpWaiting, errorText(task.problem.code));
  }

  /** The words for a code speak of the log; this is not it. */
  get refusal() {
    const problem = this.isRefused ? this.task?.problem : null;
    if (!problem) return null;
    const said = problem.said === null ? null : fill(labels.commonSalesforceSays, problem.said);
    return { said, code: fill(labels.commonCode, problem.code) };
  }

  handleBegin(): void {
    const { task } = this;
    if (task === null) this.open(fill(labels.followUpDefaultSubject, this.name), nextWorkingDay(today()));
    else this.open(task.subject, task.dueDate);
    requestAnimationFrame(() => {
      const field = this.template?.querySelector('.subject');
      if (field instanceof HTMLElement) field.focus();
    });
  }

  handleSubject(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.subject = event.detail.value;
    this.isIncomplete = false;
  }

  handleDueDate(event: CustomEvent<{ value: string | null }>): void {
    event.stopPropagation();
    this.dueDate = event.detail.value ?? '';
    this.isIncomplete = false;
  }

  handleCancel(): void {
    this.isOpen = false;
  }

  handleCreate(): void {
    const subject = this.subject.trim();
    this.isIncomplete = subject === '' || this.dueDate === '';
    if (this.isIncomplete) return;
    this.isOpen = false;
    const edit: TaskEdit = { kind: 'followUp', wish: { subject, dueDate: this.dueDate } };
    this.fire('edittask', { callId: this.callId, edit });
  }

  handleOpenTask(): void {
    this.fire('openrecord', { recordId: this.task?.taskId ?? '', objectName: 'Task' });
  }

  open(subject: string, dueDate: string): void {
    this.subject = subject;
    this.dueDate = dueDate;
    this.isIncomplete = false;
    this.isOpen = true;
  }

  fire(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
