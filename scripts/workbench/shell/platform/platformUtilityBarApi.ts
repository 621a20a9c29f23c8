/** `lightning/platformUtilityBarApi`. Panels do not pop out of this shell. */
import { utilities } from '../page.ts';
import { refuseInClassic } from '../state/host.ts';
import type { Utility, UtilityChange } from '../state/utilities.ts';

/** Given by the panel to everything inside it. */
export interface EnclosingUtility {
  readonly value: string;
}

/** Wire adapter: the id of the utility around the component; undefined outside the utility bar. */
export class EnclosingUtilityId {
  static readonly contextSchema = { value: 'required' } as const;

  readonly #provide: (utilityId: string | undefined) => void;

  constructor(provide: (utilityId: string | undefined) => void) {
    this.#provide = provide;
    provide(undefined);
  }

  connect(): void {
    // The panel's context comes with the first update.
  }

  update(_config: object, context?: EnclosingUtility): void {
    if (context !== undefined) this.#provide(context.value);
  }

  disconnect(): void {
    // Nothing is held.
  }
}

export async function open(
  utilityId: string,
  options: { readonly autoFocus?: boolean } = {},
): Promise<boolean> {
  return done(() => {
    utilities.open(utilityId, options.autoFocus === true);
  });
}

export async function minimize(utilityId: string): Promise<boolean> {
  return done(() => {
    utilities.minimize(utilityId);
  });
}

export async function getInfo(utilityId: string): Promise<object> {
  return Promise.resolve(utilityId).then((id) => toInfo(utilities.find(id)));
}

export async function getAllUtilityInfo(): Promise<object[]> {
  return Promise.resolve(utilities.all.current.map(toInfo));
}

interface UtilityAttributes {
  readonly label?: string;
  readonly icon?: string;
  readonly iconVariant?: string;
  readonly highlighted?: boolean;
}

export async function updateUtility(
  utilityId: string,
  { label, icon, iconVariant, highlighted }: UtilityAttributes,
): Promise<boolean> {
  return change(utilityId, { label, icon, iconVariant, isHighlighted: highlighted });
}

interface PanelAttributes {
  readonly label?: string;
  readonly icon?: string;
  readonly iconVariant?: string;
  readonly width?: number;
  readonly height?: number;
}

export async function updatePanel(
  utilityId: string,
  { label, icon, iconVariant, width, height }: PanelAttributes,
): Promise<boolean> {
  return change(utilityId, {
    panelLabel: label,
    panelIcon: icon,
    panelIconVariant: iconVariant,
    width,
    height,
  });
}

export async function onUtilityClick(
  utilityId: string,
  handler: (event: { panelVisible: boolean }) => void,
): Promise<boolean> {
  return done(() => {
    utilities.onClick(utilityId, (panelVisible) => {
      handler({ panelVisible });
    });
  });
}

export async function enableModal(utilityId: string, enabled: boolean): Promise<boolean> {
  return change(utilityId, { isModal: enabled });
}

export async function enablePopout(utilityId: string, enabled: boolean): Promise<boolean> {
  return change(utilityId, { canPopOut: enabled });
}

type Given = { [Name in keyof UtilityChange]: UtilityChange[Name] | undefined };

/** Attributes that are not given stay as they are. */
function change(utilityId: string, given: Given): Promise<boolean> {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return done(() => {
    utilities.change(utilityId, Object.fromEntries(entries));
  });
}

/** The platform answers later, also with errors. */
function done(work: () => void): Promise<boolean> {
  return Promise.resolve().then(() => {
    refuseInClassic('lightning/platformUtilityBarApi');
    work();
    return true;
  });
}

function toInfo(utility: Utility): object {
  return {
    id: utility.item.id,
    isLoaded: utility.isCreated,
    utilityLabel: utility.label,
    utilityIcon: utility.icon,
    utilityIconVariant: utility.iconVariant ?? '',
    utilityHighlighted: utility.isHighlighted,
    utilityVisible: utility.isOpen,
    utilityPoppedOut: false,
    panelHeaderLabel: utility.panelLabel,
    panelHeaderIcon: utility.panelIcon,
    panelHeaderIconVariant: utility.panelIconVariant ?? '',
    panelHeight: utility.height,
    panelWidth: utility.width,
  };
}
