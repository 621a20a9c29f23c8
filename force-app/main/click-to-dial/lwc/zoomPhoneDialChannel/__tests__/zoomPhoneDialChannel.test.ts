import '../../../../../../test-support/lightning/numberLibrary.ts';
import { expect, jest, test } from '@jest/globals';
import { createMessageContext } from 'lightning/messageService';
import { connectMessageBus } from '../../../../../../test-support/lightning/messageBus.ts';
import { ANSWER_TIMEOUT_MS, publishDial, requestNumbers } from '../zoomPhoneDialChannel.ts';

const TASK = { id: '00T000000000001AAA', objectName: 'Task', name: null };
const ANSWER = {
  type: 'numbers',
  recordId: TASK.id,
  numbers: [{ label: 'Mobile', number: '090-1234-5678', country: 'JP' }],
};

test('a dial carries the number as it stands, the country of its record, and the record', () => {
  const bus = connectMessageBus();

  publishDial(createMessageContext(), { number: '(209) 555-0123', country: 'United States' }, TASK);

  expect(bus.published).toEqual([
    { type: 'dial', number: '(209) 555-0123', country: 'United States', record: TASK },
  ]);
});

test('the widget is asked for the numbers of a record, and its answer arrives', () => {
  const { bus, onNumbers } = ask();

  bus.send(ANSWER);

  expect(bus.published).toEqual([{ type: 'numbersWanted', record: TASK }]);
  expect(onNumbers).toHaveBeenCalledWith(ANSWER.numbers);
});

test('an answer names the record by its ID of 15 characters as well', () => {
  const { bus, onNumbers } = ask();

  bus.send({ ...ANSWER, recordId: TASK.id.slice(0, 15) });

  expect(onNumbers).toHaveBeenCalledTimes(1);
});

test.each([
  ['the numbers of another record', { ...ANSWER, recordId: '00T000000000002AAA' }],
  ['a dial', { type: 'dial', number: '110', country: null, record: TASK }],
  ['what is no message of ours', { type: 'numbers', recordId: TASK.id, numbers: 'none' }],
])('%s is no answer', (_name, message) => {
  const { bus, onNumbers } = ask();

  bus.send(message);

  expect(onNumbers).not.toHaveBeenCalled();
});

test('silence is told after two seconds, and an answer after that still arrives', () => {
  jest.useFakeTimers();
  const { bus, onNumbers, onSilence } = ask();

  jest.advanceTimersByTime(ANSWER_TIMEOUT_MS - 1);
  expect(onSilence).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1);
  expect(onSilence).toHaveBeenCalledTimes(1);

  bus.send(ANSWER);
  expect(onNumbers).toHaveBeenCalledTimes(1);
  jest.useRealTimers();
});

test('after an answer silence is never told', () => {
  jest.useFakeTimers();
  const { bus, onSilence } = ask();

  bus.send(ANSWER);
  jest.advanceTimersByTime(ANSWER_TIMEOUT_MS);

  expect(onSilence).not.toHaveBeenCalled();
  jest.useRealTimers();
});

test('who stops waiting hears neither answer nor silence', () => {
  jest.useFakeTimers();
  const { bus, stop, onNumbers, onSilence } = ask();

  stop();
  bus.send(ANSWER);
  jest.advanceTimersByTime(ANSWER_TIMEOUT_MS);

  expect(bus.listening()).toBe(0);
  expect(onNumbers).not.toHaveBeenCalled();
  expect(onSilence).not.toHaveBeenCalled();
  jest.useRealTimers();
});

function ask() {
  const bus = connectMessageBus();
  const onNumbers = jest.fn();
  const onSilence = jest.fn();
  const stop = requestNumbers(createMessageContext(), { record: TASK, onNumbers, onSilence });
  return { bus, stop, onNumbers, onSilence };
}
