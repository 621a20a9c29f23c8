import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { CallLog } from 'c/zoomCallCore';
import { JANE, JOHN, LOG } from '../../../../../../test-support/lightning/callData.ts';
import { elementsOf, roleOf } from '../../../../../../test-support/lightning/roles.ts';
import { show } from '../../../../../../test-support/lightning/screen.ts';
import type { Screen } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhoneRelated from '../zoomPhoneRelated.ts';

const ACCOUNT = { id: '001000000000001AAA', objectName: 'Account', name: 'Acme' };
const CASE = { id: '500000000000001AAA', objectName: 'Case', name: '00001000 Dark display' };
const OPPORTUNITY = { id: '006000000000001AAA', objectName: 'Opportunity', name: 'Forty gauges' };
const PROJECT = { id: 'a00000000000001AAA', objectName: 'Project__c', name: 'Roof' };
const KNOWN = { ...JANE, context: { lastCall: null, openCases: [CASE], openOpportunities: [OPPORTUNITY] } };

afterEach(() => {
  document.body.replaceChildren();
});

function showRelated(log: Partial<CallLog>, data: object = {}): Promise<Screen> {
  return show(ZoomPhoneRelated, { callId: 'call-1', log: { ...LOG, ...log }, ...data }, ['edittask']);
}

function radios(screen: Screen): HTMLElement[] {
  return elementsOf(screen.host).filter(
    (one): one is HTMLElement => one instanceof HTMLElement && roleOf(one) === 'radio',
  );
}

function checked(screen: Screen): (string | null)[] {
  return radios(screen)
    .filter((radio) => radio.getAttribute('aria-checked') === 'true')
    .map(({ title }) => title);
}

describe('what a log can be related to', () => {
  test('is the record dialed from, the page, and what is open of the person, each once', async () => {
    const screen = await showRelated(
      { who: KNOWN, dialedFrom: ACCOUNT, relatedTo: ACCOUNT },
      { pageRecord: { ...CASE, id: CASE.id.slice(0, 15) } },
    );

    expect(screen.has('radiogroup', 'Related to')).toBe(true);
    expect(radios(screen).map(({ title }) => title)).toEqual([
      'Acme',
      '00001000 Dark display',
      'Forty gauges',
      'Nothing',
    ]);
    expect(checked(screen)).toEqual(['Acme']);
  });

  test('is an account whose number it is, where it is nobody’s', async () => {
    const screen = await showRelated({ records: [ACCOUNT], relatedTo: ACCOUNT });

    expect(radios(screen).map(({ title }) => title)).toEqual(['Acme', 'Nothing']);
    expect(checked(screen)).toEqual(['Acme']);
  });

  test('is one of several records whose number it is, and none that no Task can be related to', async () => {
    const screen = await showRelated({ records: [CASE, { ...PROJECT, relatable: false }, OPPORTUNITY] });

    expect(radios(screen).map(({ title }) => title)).toEqual([CASE.name, OPPORTUNITY.name, 'Nothing']);
    expect(checked(screen)).toEqual(['Nothing']);
  });

  test('may be a custom object’s record, and what was chosen stays on the list', async () => {
    const screen = await showRelated({ relatedTo: PROJECT });
    expect(checked(screen)).toEqual(['Roof']);
    const nameless = await showRelated({ relatedTo: { ...PROJECT, name: null } });
    expect(checked(nameless)).toEqual(['Record']);
  });

  test('is not asked where there is nothing to choose', async () => {
    const screen = await showRelated({ who: JANE });
    expect(screen.texts()).toEqual([]);
  });
});

test('a press sets it, another clears it, and Nothing clears what is set', async () => {
  const screen = await showRelated({ who: KNOWN });
  const heard = (record: object | null) => ({ callId: 'call-1', edit: { kind: 'related', record } });
  const press = (title: string) =>
    radios(screen)
      .find((radio) => radio.title === title)
      ?.click();

  press('Nothing');
  expect(screen.heard('edittask')).toEqual([]);
  press(CASE.name);
  await screen.give({ log: { ...LOG, who: KNOWN, relatedTo: CASE } });
  press(CASE.name);
  press('Nothing');
  press(OPPORTUNITY.name);

  expect(screen.heard('edittask')).toEqual([heard(CASE), heard(null), heard(null), heard(OPPORTUNITY)]);
});

test('by keyboard the chosen one is reached, and the arrows go round without choosing', async () => {
  const screen = await showRelated({ who: KNOWN, relatedTo: CASE });
  const all = radios(screen);
  expect(all.map((radio) => radio.tabIndex)).toEqual([0, -1, -1]);
  const active = () => all.find((radio) => radio === screen.host.shadowRoot?.activeElement);
  const focused = () => active()?.title;
  const key = (name: string) => {
    active()?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true }));
  };

  all[0]?.focus();
  key('ArrowLeft');
  expect(focused()).toBe('Nothing');
  key('ArrowDown');
  expect(focused()).toBe(CASE.name);
  key('ArrowRight');
  expect(focused()).toBe(OPPORTUNITY.name);
  key('x');
  expect(focused()).toBe(OPPORTUNITY.name);
  expect(screen.heard('edittask')).toEqual([]);
});

describe('of a Lead', () => {
  test('it is said why there is nothing to choose', async () => {
    const screen = await showRelated({ who: JOHN }, { pageRecord: ACCOUNT });
    expect(radios(screen)).toEqual([]);
    expect(screen.texts()).toContain(
      'Salesforce does not let a Task of a Lead be related to another record.',
    );
  });

  test('and that what was chosen is kept', async () => {
    const screen = await showRelated({ who: JOHN, relatedTo: ACCOUNT });
    expect(screen.texts().join(' ')).toContain('“Acme” is kept');
  });
});
