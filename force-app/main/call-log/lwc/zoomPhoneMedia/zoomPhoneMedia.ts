import type { Medium, MediumKind, Transcript } from 'c/zoomCallCore';
import { formatDateTime, formatDuration } from 'c/zoomPhoneFormat';
import { fill, labels } from 'c/zoomPhoneLabels';
import type { ShownProblem } from 'c/zoomPhoneStore';
import { LightningElement, api } from 'lwc';

/** The one medium that is open. */
export interface OpenMedium {
  readonly id: string;
  /** Null while the address is asked for, and for what has no audio. */
  readonly src: string | null;
  readonly startAt: number;
  readonly problem: ShownProblem | null;
  /** Null while it is read. */
  readonly transcript: Transcript | null;
}

const NAMES: Readonly<Record<MediumKind, string>> = {
  recording: labels.mediaRecording,
  voicemail: labels.mediaVoicemail,
  summary: labels.mediaSummary,
};
const NUMBERED: Readonly<Record<MediumKind, string>> = {
  recording: labels.mediaRecordingNumber,
  voicemail: labels.mediaVoicemailNumber,
  summary: labels.mediaSummary,
};

/**
 * Recordings, voicemails and summaries of a call, each with a button at its right; one can be open. Fires `openmedium`,
 * `closemedium`, `retrymedium`; `playerfailed` passes through.
 */
export default class ZoomPhoneMedia extends LightningElement {
  @api media: readonly Medium[] = [];
  @api opened: OpenMedium | null = null;

  readonly labels = labels;

  get rows() {
    return this.media.map((medium) => {
      const { id, kind, at, durationSeconds, deleted } = medium;
      const name = this.nameOf(medium);
      const isOpen = this.opened?.id === id && !deleted;
      const open = kind === 'summary' ? labels.mediaRead : labels.mediaPlay;
      const facts = [
        durationSeconds === null ? null : formatDuration(durationSeconds),
        at === null ? null : formatDateTime(at),
      ];
      return {
        id,
        name,
        durationSeconds,
        facts: facts.filter(Boolean).join(' · '),
        isDeleted: deleted,
        isOpen,
        expanded: String(isOpen),
        hasAudio: kind !== 'summary',
        buttonLabel: fill(isOpen ? labels.mediaClose : open, name),
        icon: kind === 'summary' ? 'utility:summary' : 'utility:volume_high',
      };
    });
  }

  nameOf({ id, kind }: Medium): string {
    const alike = this.media.filter((other) => other.kind === kind);
    const place = alike.findIndex((other) => other.id === id) + 1;
    return alike.length > 1 ? fill(NUMBERED[kind], place) : NAMES[kind];
  }

  handleToggle(event: Event): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const { id = '' } = event.currentTarget.dataset;
    if (this.opened?.id === id) this.fire('closemedium');
    else this.fire('openmedium', { id });
  }

  handleRetry(): void {
    this.fire('retrymedium');
  }

  handleSeek(event: CustomEvent<{ at: number }>): void {
    const player = this.template?.querySelector('c-zoom-phone-player');
    if (isPlayer(player)) player.playFrom(event.detail.at);
  }

  fire(name: string, detail: object = {}): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function isPlayer(element: Element | null | undefined): element is Element & { playFrom(at: number): void } {
  return element !== null && element !== undefined && 'playFrom' in element;
}
