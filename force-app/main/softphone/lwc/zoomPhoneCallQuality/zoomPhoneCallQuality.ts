import type { CallQuality } from 'c/zoomCallCore';
import { fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

interface Look {
  readonly text: string;
  readonly icon: string;
  readonly className: string;
  /** What the agent should know of it; empty where all is well. */
  readonly warning: string;
}

const LEVELS = {
  good: look(labels.qualityGood, 'utility:success', 'good', ''),
  fair: look(labels.qualityFair, 'utility:warning', 'fair', labels.qualityGetting),
  poor: look(labels.qualityPoor, 'utility:error', 'poor', labels.qualityWarning),
};
const SILENCES = {
  hears: look(labels.qualityOneWay, 'utility:volume_off', 'poor', labels.qualityNotHearing),
  speaks: look(labels.qualityOneWay, 'utility:muted', 'poor', labels.qualityNotHeard),
};

/** How the audio of a call is, in words, with its figures on demand; and a warning, which is told once. */
export default class ZoomPhoneCallQuality extends LightningElement {
  @api quality: CallQuality | null = null;

  readonly labels = labels;
  isOpen = false;

  get look(): Look | null {
    const { quality } = this;
    if (quality === null) return null;
    return quality.silence === null ? LEVELS[quality.level] : SILENCES[quality.silence];
  }

  get warning(): string {
    return this.look?.warning ?? '';
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get figures(): string[] {
    if (this.quality === null) return [];
    const { mos, lossPercent, jitterMs, roundTripMs } = this.quality;
    return [
      fill(labels.qualityMos, mos.toFixed(1)),
      fill(labels.qualityLoss, lossPercent),
      fill(labels.qualityJitter, jitterMs),
      ...(roundTripMs === null ? [] : [fill(labels.qualityRoundTrip, roundTripMs)]),
    ];
  }

  handleToggle(): void {
    this.isOpen = !this.isOpen;
  }
}

function look(text: string, icon: string, level: string, warning: string): Look {
  return { text, icon, warning, className: `slds-button slds-button_reset level level_${level}` };
}
