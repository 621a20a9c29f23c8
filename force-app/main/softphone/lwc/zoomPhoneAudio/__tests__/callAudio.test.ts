import '../../../../../../test-support/lightning/numberLibrary.ts';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { toPhoneError } from 'c/zoomCallCore';
import {
  BUILT_IN,
  EARPHONES,
  HEADSET,
  SPEAKERS,
  standInForAudio,
  systemDefault,
} from '../../../../../../test-support/lightning/audioDevices.ts';
import type { DeviceStandIn } from '../../../../../../test-support/lightning/audioDevices.ts';
import { pass, settle } from '../../../../../../test-support/lightning/settle.ts';
import { createCallAudio } from '../zoomPhoneAudio.ts';

beforeEach(() => {
  jest.useFakeTimers();
  localStorage.clear();
});

afterEach(() => {
  for (const stop of started.splice(0)) stop();
  jest.useRealTimers();
});

const started: (() => void)[] = [];

/** A page on a computer with these devices, whose agent is in no call. */
async function setUp(...devices: readonly DeviceStandIn[]) {
  const computer = standInForAudio(
    ...(devices.length > 0 ? devices : [BUILT_IN, HEADSET, SPEAKERS, EARPHONES]),
  );
  const audio = createCallAudio(computer.deps);
  started.push(audio.stop);
  const told: (string | null)[] = [];
  audio.onMicrophone((track) => {
    told.push(
      track === null ? null : (computer.tracks.find((one) => one === (track as unknown))?.deviceId ?? '?'),
    );
  });
  await settle();
  return { audio, computer, told };
}

/** The same, in a call. */
async function inCall(...devices: readonly DeviceStandIn[]) {
  const setting = await setUp(...devices);
  await setting.audio.openMicrophone();
  const stream = new MediaStream();
  setting.audio.play('call-1', stream);
  await settle();
  return { ...setting, stream };
}

async function problemOf(action: Promise<unknown>): Promise<string> {
  return action.then(
    () => 'none',
    (error: unknown) => toPhoneError(error).code,
  );
}

describe('the microphone', () => {
  test('is the same track for all, and is let go of when nobody needs it', async () => {
    const { audio, computer } = await setUp();
    const both = await Promise.all([audio.openMicrophone(), audio.openMicrophone()]);
    expect(both[0]).toBe(both[1]);
    expect(await audio.openMicrophone()).toBe(both[0]);
    expect(computer.asked).toEqual([null]);

    audio.closeMicrophone();
    expect(both[0].readyState).toBe('ended');
    expect(await audio.openMicrophone()).not.toBe(both[0]);
  });

  test('has a name only when the agent has allowed it', async () => {
    const { audio } = await setUp();
    expect(audio.state.microphones).toEqual([]);
    await audio.openMicrophone();
    expect(audio.state.microphones.map(({ name }) => name)).toEqual(['Built-in microphone', 'Headset']);
    expect(audio.state.speakers.map(({ name }) => name)).toEqual(['Speakers', 'Headset']);
  });

  test.each([
    ['NotAllowedError', 'line.microphoneRefused'],
    ['SecurityError', 'line.microphoneForbidden'],
    ['NotFoundError', 'line.microphoneMissing'],
    ['NotReadableError', 'line.microphoneBusy'],
    ['AbortError', 'line.microphoneBusy'],
  ])('%s: the agent is told %s, until it works', async (name, code) => {
    const { audio, computer } = await setUp();
    computer.refuse(name);
    expect(await problemOf(audio.openMicrophone())).toBe(code);
    expect(audio.state.problem).toBe(code);

    computer.refuse(null);
    await audio.retry();
    expect(audio.state.problem).toBeNull();
    expect(computer.tracks.map(({ readyState }) => readyState)).toEqual(['ended']);
  });

  test('a page that may not ask says so, rather than that the agent has refused', async () => {
    const { audio, computer } = await setUp();
    computer.forbid();
    expect(await problemOf(audio.openMicrophone())).toBe('line.microphoneForbidden');
  });

  test('a browser without devices is a page that may not ask', async () => {
    const computer = standInForAudio();
    const audio = createCallAudio({ ...computer.deps, media: null });
    expect(await problemOf(audio.openMicrophone())).toBe('line.microphoneForbidden');
  });

  test('opened for who has gone meanwhile, it does not stay open', async () => {
    const { audio, computer } = await setUp();
    const opening = audio.openMicrophone();
    audio.closeMicrophone();
    await opening;
    expect(computer.tracks.map(({ readyState }) => readyState)).toEqual(['ended']);
  });

  test('silenced by a switch of the headset, the agent is told, and no longer when it is on', async () => {
    const { audio, computer } = await inCall();
    computer.tracks[0]?.setMuted(true);
    expect(audio.state.notices).toEqual(['microphoneSilenced']);
    computer.tracks[0]?.setMuted(false);
    expect(audio.state.notices).toEqual([]);
  });
});

describe('what the agent has chosen', () => {
  test('holds after a reload, and in other tabs', async () => {
    const { audio } = await inCall();
    audio.choose('microphone', 'headset');
    audio.choose('ringer', 'speakers');

    const again = await setUp();
    await again.audio.openMicrophone();
    expect(again.computer.asked).toEqual(['headset']);
    expect(again.audio.state.choices).toEqual({ microphone: 'headset', speaker: null, ringer: 'speakers' });

    audio.choose('speaker', 'earphones');
    window.dispatchEvent(new StorageEvent('storage', { key: 'zoom-phone-devices' }));
    expect(again.audio.state.choices.speaker).toBe('earphones');
  });

  test('is used at once in a call, and the microphone before is let go of', async () => {
    const { audio, computer, stream, told } = await inCall();
    audio.choose('microphone', 'headset');
    audio.choose('speaker', 'earphones');
    await settle();
    expect(told).toEqual(['headset']);
    expect(computer.tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'live']);
    expect(computer.playedOn(stream)).toBe('earphones');

    audio.choose('microphone', null);
    await settle();
    expect(computer.asked).toEqual([null, 'headset', null]);
  });

  test('one that is busy does not take away the one that works', async () => {
    const { audio, computer, told } = await inCall();
    computer.refuse('NotReadableError');
    audio.choose('microphone', 'headset');
    await settle();
    expect(audio.state.problem).toBe('line.microphoneBusy');
    expect(told).toEqual([]);
    expect(computer.tracks[0]?.readyState).toBe('live');
  });

  test('is no longer there: the default is used, and that is told', async () => {
    localStorage.setItem('zoom-phone-devices', JSON.stringify({ microphone: 'gone', speaker: 'gone too' }));
    const { audio, computer, stream } = await inCall();
    expect(computer.asked).toEqual(['gone', null]);
    expect(computer.tracks).toHaveLength(1);
    expect(computer.playedOn(stream)).toBe('');
    expect(audio.state.missing).toEqual(['microphone', 'speaker']);
    expect(audio.state.notices).toEqual(['microphoneGone', 'speakerGone']);

    audio.dismiss('microphoneGone');
    audio.play('call-2', new MediaStream());
    expect(audio.state.notices).toEqual(['speakerGone']);
    audio.choose('speaker', null);
    expect(audio.state.notices).toEqual([]);
  });

  test.each(['no JSON', '"text"', '{"microphone":7}'])(
    '%s in the storage is nothing chosen',
    async (text) => {
      localStorage.setItem('zoom-phone-devices', text);
      const { audio } = await setUp();
      expect(audio.state.choices).toEqual({ microphone: null, speaker: null, ringer: null });
    },
  );

  test('a browser that keeps nothing keeps it until the reload', async () => {
    const computer = standInForAudio(BUILT_IN, HEADSET);
    const audio = createCallAudio({ ...computer.deps, storage: null });
    audio.choose('microphone', 'headset');
    await audio.openMicrophone();
    expect(computer.asked).toEqual(['headset']);
  });
});

describe('devices that come and go in a call', () => {
  test('a headset that is unplugged: the call goes on with the default, and with the headset when it is back', async () => {
    const { audio, computer, stream, told } = await inCall();
    audio.choose('microphone', 'headset');
    audio.choose('speaker', 'earphones');
    await settle();

    computer.unplug('headset');
    computer.unplug('earphones');
    await settle();
    expect(told).toEqual(['headset', 'built-in']);
    expect(computer.playedOn(stream)).toBe('');
    expect(audio.state.notices).toEqual(['microphoneGone', 'speakerGone']);

    computer.plug(HEADSET, EARPHONES);
    await settle();
    expect(told).toEqual(['headset', 'built-in', 'headset']);
    expect(computer.playedOn(stream)).toBe('earphones');
    expect(audio.state.notices).toEqual([]);
  });

  test('the only microphone goes: nobody speaks, until there is one again', async () => {
    const { audio, computer, told } = await inCall(BUILT_IN);
    computer.unplug('built-in');
    await settle();
    expect(told).toEqual([null]);
    expect(audio.state.problem).toBe('line.microphoneMissing');

    computer.plug(HEADSET);
    await settle();
    expect(told).toEqual([null, 'headset']);
    expect(audio.state.problem).toBeNull();
  });

  test('the permission is taken back: nobody speaks', async () => {
    const { audio, computer, told } = await inCall();
    computer.refuse('NotAllowedError');
    computer.tracks[0]?.end();
    await settle();
    expect(told).toEqual([null]);
    expect(audio.state.problem).toBe('line.microphoneRefused');
  });

  test('where nothing is chosen, a headset that the system makes its default is used', async () => {
    const { computer, told } = await inCall(systemDefault('inside'), BUILT_IN);
    computer.replace('default', systemDefault('over the ears'));
    await settle();
    expect(told).toHaveLength(1);
    expect(computer.asked).toEqual([null, null]);

    computer.plug(SPEAKERS);
    await settle();
    expect(told).toHaveLength(1);
  });

  test('outside of a call nobody is told', async () => {
    const { audio, computer, told } = await inCall();
    audio.choose('microphone', 'headset');
    await settle();
    audio.play('call-1', null);
    audio.closeMicrophone();
    computer.unplug('headset');
    await settle();
    expect(audio.state.notices).toEqual([]);
    expect(audio.state.missing).toEqual(['microphone']);
    expect(told).toEqual(['headset']);
  });
});

describe('what is heard', () => {
  test('each call until it is over', async () => {
    const { audio, computer, stream } = await inCall();
    const other = new MediaStream();
    audio.play('call-2', other);
    expect([computer.playedOn(stream), computer.playedOn(other)]).toEqual(['', '']);
    audio.play('call-1', null);
    expect([computer.playedOn(stream), computer.playedOn(other)]).toEqual([null, '']);
  });

  test('a browser that waits for a click says so, and is asked again then', async () => {
    const { audio, computer } = await setUp();
    computer.silence(true);
    audio.play('call-1', new MediaStream());
    await settle();
    expect(audio.state.notices).toEqual(['soundBlocked']);

    document.dispatchEvent(new CustomEvent('click'));
    await settle();
    expect(audio.state.notices).toEqual(['soundBlocked']);

    computer.silence(false);
    document.dispatchEvent(new CustomEvent('click'));
    await settle();
    expect(audio.state.notices).toEqual([]);
  });

  test('a call that is over waits for no click', async () => {
    const { audio, computer } = await setUp();
    computer.silence(true);
    audio.play('call-1', new MediaStream());
    await settle();
    audio.play('call-1', null);
    expect(audio.state.notices).toEqual([]);
  });

  test('sounds are made where the agent has chosen, each on its device', async () => {
    const { audio, computer } = await inCall();
    audio.choose('speaker', 'earphones');
    audio.choose('ringer', 'speakers');
    audio.playSound('speaker');
    await settle();
    audio.playSound('ringer');
    await pass(2000);
    // Two tones each.
    expect(computer.sounds).toEqual(['earphones', 'earphones', 'speakers', 'speakers']);
  });
});

describe('how loud the microphone is', () => {
  test('is told as long as somebody looks, and only so long it is open', async () => {
    const { audio, computer } = await setUp();
    const levels: number[] = [];
    const end = audio.followLevel((level) => levels.push(level));
    await pass(100);
    computer.speak(0.1);
    await pass(100);
    expect(levels[0]).toBe(0);
    expect(levels[1]).toBeCloseTo(0.72, 2);

    end();
    await pass(1000);
    expect(levels).toHaveLength(2);
    expect(computer.tracks.map(({ readyState }) => readyState)).toEqual(['ended']);
  });

  test('a call that runs keeps the microphone', async () => {
    const { audio, computer } = await inCall();
    audio.followLevel(() => undefined)();
    await settle();
    expect(computer.tracks.map(({ readyState }) => readyState)).toEqual(['live']);
  });

  test('goes on with another microphone', async () => {
    const { audio, computer } = await setUp();
    const levels: number[] = [];
    audio.followLevel((level) => levels.push(level));
    await settle();
    audio.choose('microphone', 'headset');
    await pass(100);
    expect(computer.tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'live']);
    expect(levels.length).toBeGreaterThan(0);
  });

  test('refused: why is told, and it is there after another try', async () => {
    const { audio, computer } = await setUp();
    computer.refuse('NotAllowedError');
    const levels: number[] = [];
    audio.followLevel((level) => levels.push(level));
    await settle();
    expect(audio.state.problem).toBe('line.microphoneRefused');
    computer.refuse(null);
    await audio.retry();
    await pass(100);
    expect(audio.state.problem).toBeNull();
    expect(computer.tracks.map(({ readyState }) => readyState)).toEqual(['live']);
  });
});

test('the agent records three seconds and hears them', async () => {
  const { audio, computer } = await setUp();
  const phases: string[] = [];
  audio.subscribe(({ test: phase }) => {
    if (phases.at(-1) !== phase) phases.push(phase);
  });
  const done = audio.testVoice();
  await pass(3000);
  await done;
  expect(phases.filter((phase, index) => index > 0 || phase !== 'idle')).toEqual([
    'recording',
    'playing',
    'idle',
  ]);
  expect(computer.tracks.map(({ readyState }) => readyState)).toEqual(['ended']);
});

test('stopped, it holds no device and hears of none', async () => {
  const { audio, computer, told } = await inCall();
  audio.stop();
  computer.plug(HEADSET);
  await settle();
  expect(computer.tracks.map(({ readyState }) => readyState)).toEqual(['ended']);
  expect(told).toEqual([]);
});
