import { labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

/** How much the level falls each time that less is heard: what is shown does not end between two words. */
const FALL = 0.05;
const STEPS = 20;
const QUIET = 0.3;
const LOUD = 0.92;

/** How loud the microphone is, as long as it is shown. By itself: it changes ten times a second, and lists beside it would close. */
export default class ZoomPhoneLevelMeter extends LightningElement {
  /** Tells how loud it is, 0 to 1, as long as it is followed. @returns ends it */
  @api follow: ((listener: (level: number) => void) => () => void) | null = null;

  readonly labels = labels;
  level = 0;
  #end: () => void = () => undefined;

  override connectedCallback(): void {
    const end = this.follow?.((level) => {
      const next = Math.max(level, this.level - FALL);
      // Only what can be seen changes the page.
      this.level = Math.round(next * STEPS) / STEPS;
    });
    if (end) this.#end = end;
  }

  override disconnectedCallback(): void {
    this.#end();
  }

  get percent(): number {
    return Math.round(this.level * 100);
  }

  get barStyle(): string {
    return `inline-size: ${this.percent}%`;
  }

  get text(): string {
    if (this.level === 0) return labels.audioLevelNone;
    if (this.level < QUIET) return labels.audioLevelQuiet;
    return this.level < LOUD ? labels.audioLevelGood : labels.audioLevelLoud;
  }
}
