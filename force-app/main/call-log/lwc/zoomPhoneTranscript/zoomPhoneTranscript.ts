import type { Transcript } from 'c/zoomCallCore';
import { formatDuration } from 'c/zoomPhoneFormat';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

const NOTES: Readonly<Record<Exclude<Transcript['state'], 'ready'>, string>> = {
  processing: labels.transcriptProcessing,
  disabled: labels.transcriptDisabled,
  none: labels.transcriptNone,
};

/** What was said. A line with a time fires `seek` with its second; lines without one are text. */
export default class ZoomPhoneTranscript extends LightningElement {
  /** Null while it is read. */
  @api transcript: Transcript | null = null;

  readonly labels = labels;

  get note(): string | null {
    if (this.transcript === null) return labels.transcriptLoading;
    return this.transcript.state === 'ready' ? null : NOTES[this.transcript.state];
  }

  get lines() {
    return (this.transcript?.lines ?? []).map(({ at, speaker, text }, index) => ({
      key: index,
      at,
      isTimed: at !== null,
      time: at === null ? '' : formatDuration(at),
      label: at === null ? '' : fill(labels.transcriptPlayFrom, formatDuration(at)),
      speaker,
      text,
    }));
  }

  handleSeek(event: Event): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const detail = { at: Number(event.currentTarget.dataset.at) };
    this.dispatchEvent(new CustomEvent('seek', { detail }));
  }
}
