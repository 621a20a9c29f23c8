/** The utility bar: its items, which one is open, and what components change of them. */
import type { UtilityItem } from '../org.ts';
import { createValue, type Value } from './value.ts';

export interface Utility {
  readonly item: UtilityItem;
  readonly label: string;
  readonly icon: string;
  readonly iconVariant: string | undefined;
  readonly isHighlighted: boolean;
  readonly panelLabel: string;
  readonly panelIcon: string;
  readonly panelIconVariant: string | undefined;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly isOpen: boolean;
  /** The component exists: from the page's start when eager, else from the first opening. It then stays. */
  readonly isCreated: boolean;
  readonly isModal: boolean;
  readonly canPopOut: boolean;
  /** Opened with the wish to move the focus into the panel. */
  readonly takesFocus: boolean;
}

export type UtilityChange = Partial<Omit<Utility, 'item' | 'isOpen' | 'isCreated'>>;

export interface Utilities {
  readonly all: Pick<Value<readonly Utility[]>, 'current' | 'subscribe'>;
  /** Replaces the bar by that of another app; its components are gone. */
  load(items: readonly UtilityItem[]): void;
  /** Throws an Error when there is no such item. */
  find(id: string): Utility;
  open(id: string, takesFocus: boolean): void;
  minimize(id: string): void;
  /** What a click on the item does; listeners of `onClick` are told whether the panel is now visible. */
  click(id: string): void;
  change(id: string, change: UtilityChange): void;
  onClick(id: string, listener: (panelVisible: boolean) => void): void;
}

export function createUtilities(): Utilities {
  const all = createValue<readonly Utility[]>([]);
  const listeners = new Map<string, Set<(panelVisible: boolean) => void>>();

  const update = (change: (utility: Utility) => Utility) => {
    all.set(all.current.map(change));
  };
  const utilities: Utilities = {
    all,
    load(items) {
      listeners.clear();
      all.set(items.map(toUtility));
    },
    find(id) {
      const found = all.current.find(({ item }) => item.id === id);
      if (found === undefined) throw new Error(`There is no utility ${id}`);
      return found;
    },
    open(id, takesFocus) {
      utilities.find(id);
      // Only one panel is open at a time.
      update((utility) =>
        utility.item.id === id
          ? { ...utility, isOpen: true, isCreated: true, takesFocus }
          : { ...utility, isOpen: false },
      );
    },
    minimize(id) {
      utilities.find(id);
      update((utility) => (utility.item.id === id ? { ...utility, isOpen: false } : utility));
    },
    click(id) {
      if (utilities.find(id).isOpen) utilities.minimize(id);
      else utilities.open(id, true);
      for (const listener of listeners.get(id) ?? []) listener(utilities.find(id).isOpen);
    },
    change(id, change) {
      utilities.find(id);
      update((utility) => (utility.item.id === id ? { ...utility, ...change } : utility));
    },
    onClick(id, listener) {
      utilities.find(id);
      listeners.set(id, (listeners.get(id) ?? new Set()).add(listener));
    },
  };
  return utilities;
}

function toUtility(item: UtilityItem): Utility {
  return {
    item,
    label: item.label,
    icon: item.icon,
    iconVariant: undefined,
    isHighlighted: false,
    panelLabel: item.label,
    panelIcon: item.icon,
    panelIconVariant: undefined,
    width: item.width,
    height: item.height,
    isOpen: false,
    isCreated: item.eager,
    isModal: false,
    canPopOut: true,
    takesFocus: false,
  };
}
