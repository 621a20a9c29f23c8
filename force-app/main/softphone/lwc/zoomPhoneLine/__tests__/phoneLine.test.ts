import '../../../../../../test-support/lightning/numberLibrary.ts';
import { expect, jest, test } from '@jest/globals';
import { LINE_ACTIONS } from 'c/zoomCallCore';
import { numbersAt } from '../../../../../../test-support/lightning/numberData.ts';
import { capabilitiesOf, createLinkLine, createSmartEmbedLine } from '../zoomPhoneLine.ts';

const act = () => Promise.resolve();

test('a link can begin a call and nothing else', () => {
  expect([...capabilitiesOf(createLinkLine({ open: jest.fn() }))]).toEqual(['dial']);
});

test('of Zoom’s pad the page can ask for a call and nothing else', () => {
  const line = createSmartEmbedLine({
    url: 'https://applications.zoom.us/',
    numbers: numbersAt('US'),
    listener: { onCallEvent: jest.fn(), onNoCall: jest.fn(), onReadiness: jest.fn() },
  });

  expect([...capabilitiesOf(line)]).toEqual(['dial']);
  line.stop();
});

test('a line offers what it has, and what every line has besides is no action', () => {
  const line = { ...createLinkLine({ open: jest.fn() }), hold: act, resume: act, transfer: act };

  expect([...capabilitiesOf(line)]).toEqual(['dial', 'hold', 'resume', 'transfer']);
});

test('a line that can do everything offers every action', () => {
  const all = Object.fromEntries(LINE_ACTIONS.map((action) => [action, act]));
  const line = { ...createLinkLine({ open: jest.fn() }), ...all };

  expect([...capabilitiesOf(line)]).toEqual(LINE_ACTIONS);
});
