/** Which devices there are, and which of them the agent has chosen, in this browser. */
import { DeviceChoicesSchema, parseOrNull } from 'c/zoomCallCore';
import { DEVICE_USES, NO_CHOICES } from './audioState.ts';
import type { AudioDevice, DeviceChoices, DeviceUse } from './audioState.ts';

/** What is used of `navigator.mediaDevices`. */
export type MediaPort = Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'> &
  Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem'>;

export interface Devices {
  readonly microphones: readonly AudioDevice[];
  readonly speakers: readonly AudioDevice[];
  readonly choices: DeviceChoices;
  readonly missing: readonly DeviceUse[];
  /** Asks the browser again; never rejects. */
  refresh(): Promise<void>;
  choose(use: DeviceUse, id: string | null): void;
  /** Another tab has chosen. */
  readAgain(): void;
  /** The device to be used; null: the system's default. */
  idOf(use: DeviceUse): string | null;
  /** Which microphone the system's default is, as far as the browser tells; empty where it does not. */
  defaultMicrophone(): string;
}

interface Deps {
  /** Null where the browser has none for this page. */
  readonly media: MediaPort | null;
  readonly storage: DeviceStorage | null;
}

/** The same in all tabs. Devices have other ids in other browsers. */
export const DEVICES_KEY = 'zoom-phone-devices';

/** Chrome's names for what the system has chosen; they are what null is here. */
const ALIASES = ['', 'default', 'communications'];

export function createDevices({ media, storage }: Deps): Devices {
  let known: readonly MediaDeviceInfo[] = [];
  let choices = read();

  function read(): DeviceChoices {
    try {
      return (
        parseOrNull(DeviceChoicesSchema, JSON.parse(storage?.getItem(DEVICES_KEY) ?? 'null')) ?? NO_CHOICES
      );
    } catch {
      return NO_CHOICES;
    }
  }

  function named(kind: MediaDeviceKind): AudioDevice[] {
    return known
      .filter((one) => one.kind === kind && !ALIASES.includes(one.deviceId))
      .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
  }

  function listFor(use: DeviceUse): AudioDevice[] {
    return named(use === 'microphone' ? 'audioinput' : 'audiooutput');
  }

  /** Before the agent has allowed the microphone, devices have neither names nor ids. */
  function isMissing(use: DeviceUse): boolean {
    const tellsDevices = known.some(({ label }) => label !== '');
    return tellsDevices && choices[use] !== null && !listFor(use).some(({ id }) => id === choices[use]);
  }

  return {
    get microphones() {
      return named('audioinput');
    },
    get speakers() {
      return named('audiooutput');
    },
    get choices() {
      return choices;
    },
    get missing() {
      return DEVICE_USES.filter(isMissing);
    },
    async refresh() {
      try {
        known = (await media?.enumerateDevices()) ?? [];
      } catch {
        // What was known stays known.
      }
    },
    choose(use, id) {
      choices = { ...choices, [use]: id };
      try {
        storage?.setItem(DEVICES_KEY, JSON.stringify(choices));
      } catch {
        // Full or closed: it holds until the page is loaded anew.
      }
    },
    readAgain() {
      choices = read();
    },
    idOf: (use) => (isMissing(use) ? null : choices[use]),
    defaultMicrophone: () =>
      known.find(({ kind, deviceId }) => kind === 'audioinput' && deviceId === 'default')?.groupId ?? '',
  };
}
