/** What is heard, on the device that was chosen for it. */

export interface Outputs {
  /** Plays the stream on the device, under a name of its own. @returns resolves when it goes there */
  play(name: string, stream: MediaStream, deviceOf: DeviceOf): Promise<void>;
  end(name: string): void;
  /** The devices, or the choice, may be others now. */
  review(): void;
  stop(): void;
}

/** Null: the system's default. */
export type DeviceOf = () => string | null;

/** What is used of the page. */
export type AudioPage = Pick<Document, 'createElement' | 'addEventListener' | 'removeEventListener'>;

interface Deps {
  readonly page: AudioPage;
  /** The browser lets nothing be heard before the agent has used the page. */
  readonly onBlocked: (isBlocked: boolean) => void;
}

interface Playing {
  readonly element: HTMLAudioElement;
  readonly deviceOf: DeviceOf;
}

/** By these a browser sees that somebody uses the page. */
const USES = ['click', 'keydown', 'touchend'] as const;

export function createOutputs({ page, onBlocked }: Deps): Outputs {
  const playing = new Map<string, Playing>();
  let isWaiting = false;

  function setWaiting(waits: boolean): void {
    if (waits === isWaiting) return;
    isWaiting = waits;
    const change = waits ? 'addEventListener' : 'removeEventListener';
    for (const use of USES) page[change](use, tryAgain, true);
    onBlocked(waits);
  }

  function tryAgain(): void {
    setWaiting(false);
    for (const { element } of playing.values()) void start(element);
  }

  async function start(element: HTMLAudioElement): Promise<void> {
    try {
      await element.play();
    } catch (caught) {
      // It was taken away meanwhile, or the browser waits for the agent.
      const isThere = [...playing.values()].some((one) => one.element === element);
      if (isThere && nameOf(caught) === 'NotAllowedError') setWaiting(true);
    }
  }

  async function route({ element, deviceOf }: Playing): Promise<void> {
    const id = deviceOf() ?? '';
    if (!canChooseOutput(element) || element.sinkId === id) return;
    try {
      await element.setSinkId(id);
    } catch {
      // Gone at this moment: it is heard where the system plays everything.
      if (id !== '') await element.setSinkId('').catch(() => undefined);
    }
  }

  function end(name: string): void {
    const before = playing.get(name);
    playing.delete(name);
    if (before !== undefined) before.element.srcObject = null;
    if (playing.size === 0) setWaiting(false);
  }

  return {
    play(name, stream, deviceOf) {
      const element = playing.get(name)?.element ?? page.createElement('audio');
      const one = { element, deviceOf };
      playing.set(name, one);
      if (element.srcObject !== stream) element.srcObject = stream;
      void start(element);
      return route(one);
    },
    end,
    review() {
      for (const one of playing.values()) void route(one);
    },
    stop() {
      for (const name of [...playing.keys()]) end(name);
    },
  };
}

/** Firefox before 116 and Safari play everything where the system does. */
export function canChooseOutput(element: HTMLAudioElement): boolean {
  return 'setSinkId' in element;
}

function nameOf(caught: unknown): unknown {
  return typeof caught === 'object' && caught !== null && 'name' in caught ? caught.name : null;
}
