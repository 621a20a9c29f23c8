/** The utility bar around a widget: what it was asked for, and what is to be seen of it. */
import { getInfo, open, updatePanel, updateUtility } from 'lightning/platformUtilityBarApi';

export const UTILITY_ID = 'utility-1';

export interface UtilityBar {
  /** Everything it was asked for, in order. */
  readonly asked: readonly string[];
  /** How often it was asked to show the widget. */
  readonly opened: () => number;
  readonly width: number | null;
  readonly isHighlighted: boolean;
  /** The name of the item. */
  readonly label: string;
  /** From now on it refuses everything, as a popped-out panel does. */
  refuse(): void;
}

export function connectUtilityBar(): UtilityBar {
  const asked: string[] = [];
  let width: number | null = null;
  let isHighlighted = false;
  let label = 'Zoom Phone';
  let refuses = false;

  function take(id: string, what: string): Promise<boolean> {
    if (id !== UTILITY_ID) throw new Error(`There is no utility ${id}.`);
    asked.push(what);
    return refuses ? Promise.reject(new Error('Not now.')) : Promise.resolve(true);
  }

  jest
    .mocked(open)
    .mockImplementation((id, options) => take(id, options?.autoFocus === false ? 'open' : 'open and focus'));
  jest.mocked(updatePanel).mockImplementation((id, attributes) => {
    width = attributes.width ?? width;
    return take(id, `width ${attributes.width}`);
  });
  jest.mocked(getInfo).mockImplementation(() => Promise.resolve({ utilityLabel: label } as never));
  jest.mocked(updateUtility).mockImplementation((id, attributes) => {
    isHighlighted = attributes.highlighted ?? isHighlighted;
    label = attributes.label ?? label;
    const { label: named, highlighted } = attributes;
    return take(id, named === undefined ? `highlighted ${highlighted}` : `label ${named}`);
  });

  return {
    asked,
    opened: () => asked.filter((what) => what === 'open').length,
    get width() {
      return width;
    },
    get label() {
      return label;
    },
    get isHighlighted() {
      return isHighlighted;
    },
    refuse() {
      refuses = true;
    },
  };
}
