import { expect, test } from '@jest/globals';
import { readAudioStats } from '../audioStats.ts';

test('counters are read where webrtc-stats has them', () => {
  const report = [
    {
      ...{ type: 'inbound-rtp', packetsReceived: 100, packetsLost: 2, jitter: 0.01 },
      totalAudioEnergy: 0.5,
    },
    { type: 'outbound-rtp', packetsSent: 98 },
    { type: 'media-source', totalAudioEnergy: 0.25 },
    { type: 'remote-inbound-rtp', roundTripTime: 0.08, fractionLost: 0.125 },
    { type: 'candidate-pair', currentRoundTripTime: 7 },
  ];

  expect(readAudioStats(report, 1000)).toEqual({
    at: 1000,
    packetsReceived: 100,
    packetsLost: 2,
    packetsSent: 98,
    jitter: 0.01,
    roundTripTime: 0.08,
    remoteLoss: 0.125,
    energyReceived: 0.5,
    energySent: 0.25,
  });
});

test.each([[[]], [[null, 7, 'inbound-rtp', { type: 'inbound-rtp', packetsReceived: '100', jitter: NaN }]]])(
  'what is not there, or is no number, counts as nothing: %j',
  (report) => {
    expect(readAudioStats(report, 7)).toEqual({
      ...{ at: 7, packetsReceived: 0, packetsLost: 0, packetsSent: 0, jitter: 0 },
      ...{ roundTripTime: null, remoteLoss: null, energyReceived: 0, energySent: 0 },
    });
  },
);
