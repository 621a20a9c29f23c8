/** What tells the agent of a call, as the menu shows it: the settings decide, and where they do not, the utility item of the app. */
import { SCREEN_POPS } from 'c/zoomCallCore';
import type { OwnChoices, ScreenPop, Session } from 'c/zoomCallCore';
import { labels } from 'c/zoomPhoneLabels';

export interface AlertChoices {
  readonly screenPop: ScreenPop;
  readonly ringTone: boolean;
  readonly popTitle: string;
  readonly popIsFixed: boolean;
  readonly pops: readonly { readonly value: string; readonly label: string; readonly isChosen: boolean }[];
  readonly toneLabel: string;
  readonly toneIsFixed: boolean;
}

const POP_LABELS = {
  onRing: labels.alertsPopOnRing,
  onAnswer: labels.alertsPopOnAnswer,
  never: labels.alertsPopNever,
};
const TONE = 'ringTone';

export function alertChoices(
  session: Pick<Session, 'settings'> | null,
  item: { readonly screenPop: string; readonly ringTone: boolean },
): AlertChoices {
  const settings = session?.settings;
  const fixed = settings?.fixed ?? [];
  const screenPop = settings?.screenPop ?? SCREEN_POPS.find((mode) => mode === item.screenPop) ?? 'onRing';
  const [popIsFixed, toneIsFixed] = [fixed.includes('screenPop'), fixed.includes('ringTone')];
  return {
    screenPop,
    ringTone: settings?.ringTone ?? item.ringTone,
    popTitle: popIsFixed ? labels.alertsPopFixed : labels.alertsPopTitle,
    popIsFixed,
    pops: SCREEN_POPS.map((value) => ({ value, label: POP_LABELS[value], isChosen: value === screenPop })),
    toneLabel: toneIsFixed ? labels.alertsRingToneFixed : labels.alertsRingTone,
    toneIsFixed,
  };
}

/** What the agent has chosen by an item of the menu; null where it is another item. */
export function choiceIn(item: string, { ringTone }: AlertChoices): OwnChoices | null {
  if (item === TONE) return { ringTone: !ringTone };
  const screenPop = SCREEN_POPS.find((mode) => mode === item);
  return screenPop === undefined ? null : { screenPop };
}
