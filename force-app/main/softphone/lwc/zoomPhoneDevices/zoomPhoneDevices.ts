import type { CallQuality } from 'c/zoomCallCore';
import type { AudioCommand, AudioDevice, AudioState, DeviceUse } from 'c/zoomPhoneAudio';
import { labels } from 'c/zoomPhoneLabels';
import type { ShownProblem, TestCall } from 'c/zoomPhoneStore';
import { LightningElement, api } from 'lwc';

const SYSTEM_DEFAULT = '';
const CALL_TEXTS = { idle: '', begun: labels.audioTestCallBegun, heard: labels.audioTestCallHeard };

/** Microphone, speaker and ringer, and whether they work. Fires `audiocommand`, `testcall`, `endtestcall` and `closedevices`. */
export default class ZoomPhoneDevices extends LightningElement {
  @api audio: AudioState | null = null;
  /** Tells how loud the microphone is, 0 to 1, as long as it is followed. @returns ends it */
  @api followLevel: ((listener: (level: number) => void) => () => void) | null = null;
  /** The line has a call that gives back what is said. */
  @api canTestCall = false;
  @api testCall: TestCall | null = null;

  readonly labels = labels;
  #hasFocused = false;

  override renderedCallback(): void {
    if (this.#hasFocused) return;
    this.#hasFocused = true;
    const { title } = this.refs ?? {};
    if (title instanceof HTMLElement) title.focus();
  }

  get problem(): ShownProblem | null {
    return this.audio?.problem ? { code: this.audio.problem, said: null } : null;
  }

  get microphone() {
    return this.boxOf('microphone', this.audio?.microphones ?? []);
  }

  get speaker() {
    return this.boxOf('speaker', this.audio?.speakers ?? []);
  }

  get ringer() {
    return this.boxOf('ringer', this.audio?.speakers ?? []);
  }

  get canChooseOutput(): boolean {
    return this.audio?.canChooseOutput ?? false;
  }

  get callPhase(): TestCall['phase'] {
    return this.testCall?.phase ?? 'idle';
  }

  get isInTestCall(): boolean {
    return this.callPhase !== 'idle';
  }

  get showsTestCall(): boolean {
    return this.canTestCall || this.isInTestCall;
  }

  get testCallLabel(): string {
    return this.isInTestCall ? labels.audioTestCallEnd : labels.audioTestCall;
  }

  get quality(): CallQuality | null {
    return this.testCall?.quality ?? null;
  }

  /** What the devices have against it is said above. */
  get testProblem(): ShownProblem | null {
    const code = this.testCall?.problem ?? null;
    return code === null || code === this.audio?.problem ? null : { code, said: null };
  }

  get testText(): string {
    if (this.isInTestCall) return CALL_TEXTS[this.callPhase];
    const phase = this.audio?.test ?? 'idle';
    const texts = { idle: '', recording: labels.audioTestRecording, playing: labels.audioTestPlaying };
    return texts[phase];
  }

  get isTesting(): boolean {
    return this.testText !== '';
  }

  boxOf(use: DeviceUse, devices: readonly AudioDevice[]) {
    const chosen = this.audio?.choices[use] ?? null;
    const isMissing = this.audio?.missing.includes(use) ?? false;
    const isListed = chosen === null || devices.some(({ id }) => id === chosen);
    return {
      isMissing,
      value: isListed || isMissing ? (chosen ?? SYSTEM_DEFAULT) : SYSTEM_DEFAULT,
      options: [
        { value: SYSTEM_DEFAULT, label: labels.audioSystemDefault },
        ...devices.map(({ id, name }) => ({ value: id, label: name })),
        ...(isMissing && chosen !== null ? [{ value: chosen, label: labels.audioMissing }] : []),
      ],
    };
  }

  handleMicrophone(event: CustomEvent<{ value: string }>): void {
    this.choose('microphone', event);
  }

  handleSpeaker(event: CustomEvent<{ value: string }>): void {
    this.choose('speaker', event);
  }

  handleRinger(event: CustomEvent<{ value: string }>): void {
    this.choose('ringer', event);
  }

  handlePlayOnSpeaker(): void {
    this.tell({ type: 'playSound', use: 'speaker' });
  }

  handlePlayOnRinger(): void {
    this.tell({ type: 'playSound', use: 'ringer' });
  }

  handleTestVoice(): void {
    this.tell({ type: 'testVoice' });
  }

  handleTestCall(): void {
    this.dispatchEvent(new CustomEvent(this.isInTestCall ? 'endtestcall' : 'testcall'));
  }

  handleRetry(): void {
    this.tell({ type: 'retry' });
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented) this.handleClose();
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('closedevices'));
  }

  choose(use: DeviceUse, event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    const { value } = event.detail;
    this.tell({ type: 'choose', use, id: value === SYSTEM_DEFAULT ? null : value });
  }

  tell(detail: AudioCommand): void {
    this.dispatchEvent(new CustomEvent('audiocommand', { detail }));
  }
}
