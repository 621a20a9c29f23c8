/** The keypad of an agent at home in the United States. Import `numberLibrary.ts` and `realLabels.ts` before. */
import ZoomPhoneKeypad from '../../force-app/main/softphone/lwc/zoomPhoneKeypad/zoomPhoneKeypad.ts';
import { SESSION } from './callData.ts';
import { numbersAt } from './numberData.ts';
import { rendered, show } from './screen.ts';
import type { Screen } from './screen.ts';

const NUMBERS = numbersAt('US');
const FIELD = 'Search by name or enter a number';

export interface ShownKeypad extends Screen {
  readonly field: HTMLInputElement;
  /** Types or pastes a text in the place of the one that is there. */
  type(text: string): Promise<void>;
  /** A key of the keyboard, in the field. @returns whether the field itself is still to act on it */
  key(name: string, more?: KeyboardEventInit): Promise<boolean>;
  dialed(): unknown[];
}

export async function showKeypad(data: Readonly<Record<string, unknown>> = {}): Promise<ShownKeypad> {
  const view = await show(ZoomPhoneKeypad, { session: SESSION, numbers: NUMBERS, ...data }, [
    'dial',
    'searchpeople',
    'choosecallerid',
  ]);
  const field = view.get('combobox', FIELD);
  if (!(field instanceof HTMLInputElement)) throw new TypeError('The field is no input.');
  return {
    ...view,
    field,
    type: (text) => view.enter(FIELD, text),
    async key(name, more = {}) {
      const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more });
      const goesOn = field.dispatchEvent(event);
      await rendered();
      return goesOn;
    },
    dialed: () => view.heard('dial'),
  };
}
