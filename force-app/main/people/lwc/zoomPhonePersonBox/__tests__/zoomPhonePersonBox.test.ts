import '../../../../../../test-support/lightning/numberLibrary.ts';
import '../../../../../../test-support/lightning/realLabels.ts';
import { afterEach, expect, test } from '@jest/globals';
import type { PersonSearch } from 'c/zoomPhoneStore';
import { JANE, JOHN } from '../../../../../../test-support/lightning/callData.ts';
import { show } from '../../../../../../test-support/lightning/screen.ts';
import type { Screen } from '../../../../../../test-support/lightning/screen.ts';
import ZoomPhonePersonBox from '../zoomPhonePersonBox.ts';

const FIELD = 'Contact/Lead';
const [jane, john] = [JANE, JOHN].map(({ context, ...person }) => ({ ...person, numbers: [] }));

afterEach(() => {
  document.body.replaceChildren();
});

test('the box is empty, has a name, and leads to a new person', async () => {
  const view = await box();

  expect(view.get('combobox', FIELD)).toMatchObject({ value: '' });
  expect(view.get('combobox', FIELD).getAttribute('aria-expanded')).toBe('false');
  expect(view.names('button')).toEqual(['New Contact', 'New Lead']);
});

test('a name is looked for, and who is pressed is chosen', async () => {
  const view = await box();

  await view.enter(FIELD, 'Jane');
  await view.give({ search: found('Jane', 'searching') });
  expect(view.says('status')).toBe('Searching…');
  await view.give({ search: found('Jane', 'done', jane, john) });
  expect(view.names('option')).toEqual(['Jane Roe Contact · Buyer · Acme', 'John Doe Lead · Globex']);
  await view.press('John Doe Lead · Globex', 'option');

  expect(view.heard('searchperson')).toEqual([
    { callId: 'call-1', text: 'Jane' },
    { callId: 'call-1', text: '' },
  ]);
  expect(view.heard('chooseperson')).toEqual([{ callId: 'call-1', person: john, remember: false }]);
  expect(view.names('option')).toEqual([]);
});

test('the arrows go through the people, and Enter chooses', async () => {
  const view = await box({ suggestions: [jane, john] });

  await key(view, 'ArrowDown');
  expect(view.get('combobox', FIELD).getAttribute('aria-activedescendant')).toContain(jane?.id);
  await key(view, 'ArrowUp');
  await key(view, 'Enter');

  expect(view.heard('chooseperson')).toEqual([{ callId: 'call-1', person: john, remember: false }]);
});

test('Enter takes the only one that was found, and nobody while it is searched or several are there', async () => {
  const view = await box();
  await view.enter(FIELD, 'Jane');

  await view.give({ search: found('Jan', 'searching', jane) });
  await key(view, 'Enter');
  await view.give({ search: found('Jane', 'done', jane, john) });
  await key(view, 'Enter');
  expect(view.heard('chooseperson')).toEqual([]);
  await view.give({ search: found('Jane', 'done', jane) });
  await key(view, 'Enter');

  expect(view.heard('chooseperson')).toHaveLength(1);
});

test('Escape empties the box, then leaves it, where it can be left', async () => {
  const view = await box();
  await view.enter(FIELD, 'Jane');

  await key(view, 'Escape');
  await key(view, 'Escape');
  expect(view.get('combobox', FIELD)).toMatchObject({ value: '' });
  expect(view.heard('leave')).toHaveLength(0);
  await view.give({ canLeave: true });
  await key(view, 'Escape');
  await view.press('Cancel');

  expect(view.heard('leave')).toHaveLength(2);
});

test.each([
  [found('Nemo', 'done'), 'No Contact or Lead matches “Nemo”.'],
  [found('Nemo', 'failed'), 'Names cannot be searched at the moment.'],
])('a search that finds nothing says so', async (search, text) => {
  const view = await box();
  await view.enter(FIELD, 'Nemo');

  await view.give({ search });

  expect(view.says('status')).toBe(text);
});

test('somebody who is chosen may be taken away', async () => {
  const view = await box({ isNamed: true, canLeave: true });

  await view.press('Nobody known');

  expect(view.heard('chooseperson')).toEqual([{ callId: 'call-1', person: null, remember: false }]);
});

test.each([
  ['Contact', '', 'Bob van Dam', { firstName: 'Bob van', lastName: 'Dam' }],
  ['Lead', 'Underhill', 'Bob van Dam', { firstName: '', lastName: 'Underhill' }],
])(
  'a new %s has the name that was typed, else the one that Zoom tells',
  async (object, typed, peerName, names) => {
    const view = await box({ peerName });
    if (typed !== '') await view.enter(FIELD, typed);

    await view.press(`New ${object}`);

    expect(view.heard('editperson')).toEqual([
      {
        callId: 'call-1',
        fields: { objectName: object, ...names, company: '', phoneField: '' },
        opens: true,
      },
    ]);
  },
);

function box(data: object = {}): Promise<Screen> {
  const listensTo = ['searchperson', 'chooseperson', 'editperson', 'leave'];
  return show(ZoomPhonePersonBox, { callId: 'call-1', ...data }, listensTo);
}

function found(text: string, phase: PersonSearch['phase'], ...people: unknown[]): object {
  return { text, phase, people };
}

async function key(view: Screen, name: string): Promise<void> {
  view.get('combobox', FIELD).dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
  await view.give({});
}
