import { formatDuration } from 'c/zoomPhoneFormat';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

const STEP_SECONDS = 10;
const SPEEDS = [0.75, 1, 1.25, 1.5, 2];

/**
 * Plays audio from an address: the browser's own player with controls of our own, which look and read the same in every
 * browser. Fires `playerfailed` with the second that was reached.
 */
export default class ZoomPhonePlayer extends LightningElement {
  @api src = '';
  /** What is played. */
  @api label = '';
  /** Second from which it begins. */
  @api startAt = 0;
  /** As Zoom told it; the file itself knows better. */
  @api knownSeconds: number | null = null;

  readonly labels = labels;
  isPlaying = false;
  position = 0;
  length: number | null = null;
  speed = 1;

  /** Goes on from there. */
  @api
  playFrom(seconds: number): void {
    const { audio } = this;
    if (!audio) return;
    audio.currentTime = seconds;
    this.play();
  }

  get audio(): HTMLAudioElement | null {
    const { audio } = this.refs ?? {};
    return audio instanceof HTMLAudioElement ? audio : null;
  }

  get seconds(): number {
    return this.length ?? this.knownSeconds ?? 0;
  }

  get shownPosition(): string {
    return formatDuration(this.position);
  }

  get shownLength(): string {
    return formatDuration(this.seconds);
  }

  get positionText(): string {
    return fill(labels.playerPositionOf, this.shownPosition, this.shownLength);
  }

  get toggleLabel(): string {
    return this.isPlaying ? labels.playerPause : labels.playerPlay;
  }

  get toggleIcon(): string {
    return this.isPlaying ? 'utility:pause' : 'utility:play';
  }

  get speeds() {
    return SPEEDS.map((value) => ({ value, text: `${value}×`, isChosen: value === this.speed }));
  }

  handleLoaded(): void {
    const { audio } = this;
    if (!audio) return;
    if (Number.isFinite(audio.duration)) this.length = audio.duration;
    if (this.startAt > 0) audio.currentTime = this.startAt;
    audio.playbackRate = this.speed;
    this.play();
  }

  handleTime(): void {
    this.position = this.audio?.currentTime ?? 0;
  }

  handlePlaying(): void {
    this.isPlaying = true;
  }

  handlePause(): void {
    this.isPlaying = false;
  }

  handleError(): void {
    this.isPlaying = false;
    const detail = { at: this.position };
    this.dispatchEvent(new CustomEvent('playerfailed', { detail, bubbles: true, composed: true }));
  }

  handleToggle(): void {
    if (this.isPlaying) this.audio?.pause();
    else this.play();
  }

  handleBack(): void {
    this.move(this.position - STEP_SECONDS);
  }

  handleForward(): void {
    this.move(this.position + STEP_SECONDS);
  }

  handleSeek(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.move(Number(event.target.value));
  }

  handleSpeed(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    this.speed = Number(event.target.value);
    if (this.audio) this.audio.playbackRate = this.speed;
  }

  move(seconds: number): void {
    const { audio } = this;
    if (!audio) return;
    audio.currentTime = Math.min(Math.max(0, seconds), this.seconds);
    this.position = audio.currentTime;
  }

  /** A browser that lets nothing be heard without a click leaves the button to be pressed. */
  play(): void {
    this.audio?.play().catch(() => undefined);
  }
}
