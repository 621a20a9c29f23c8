import type { Refusal } from '../calls/callAction.ts';

/** Zoom did not do what a test or the workbench asked of it. */
export class CallRefused extends Error {
  readonly refusal: Refusal | 'noNumber' | 'noDevice' | 'noCallerId';

  constructor(refusal: CallRefused['refusal']) {
    super(`The local Zoom refuses: ${refusal}.`);
    this.name = 'CallRefused';
    this.refusal = refusal;
  }
}
