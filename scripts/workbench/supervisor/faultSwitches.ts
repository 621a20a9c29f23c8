/** The faults of the panel as switches on the two local servers. */
import type { FaultName } from '../shell/controls.ts';
import { UI_API_VERSION } from '../shell/apiVersion.ts';
import type { LocalSalesforce } from '../salesforce/localSalesforce.ts';
import { SEND_TEXT_PATH, ZOOM_DOWN } from '../zoom/faults.ts';
import type { LocalZoom } from '../zoom/localZoom.ts';
import type { Outcome } from '../zoom/texts/textCloud.ts';

export interface Switch {
  isOn(): boolean;
  turn(on: boolean): void | Promise<void>;
}

type ServerFault = Exclude<FaultName, 'zoomClientStopped' | 'padSignedOut' | 'recordingFails'>;

const SLOW_MS = 4000;

/** Requests of apps, not those of the shell. */
const APP_REQUESTS = { path: new RegExp(`^/services/data/(?!${UI_API_VERSION.replace('.', '\\.')})`) };

const COMMENT_RULE = {
  object: 'Task',
  message: 'Please enter a comment. / コメントを入力してください。',
  refuses: (record: Readonly<Record<string, unknown>>) => (record['Description'] ?? '') === '',
};

export function createServerSwitches(
  salesforce: LocalSalesforce,
  zoom: LocalZoom,
): Record<ServerFault, Switch> {
  const salesforceFault = (effect: Parameters<LocalSalesforce['faults']['add']>[0]['effect']) =>
    switchOf(() => salesforce.faults.add({ match: APP_REQUESTS, times: Infinity, effect }));
  return {
    zoomDown: switchOf(() => zoom.faults.add(ZOOM_DOWN)),
    zoomSlow: switchOf(() => zoom.faults.add({ kind: 'delay', delayMs: SLOW_MS })),
    zoomRateLimited: switchOf(() => zoom.faults.add({ kind: 'perSecondLimit', parts: ['rest'] })),
    textsOff: switchOf(() => {
      zoom.configure({ policy: { texts: false } });
      return () => {
        zoom.configure({ policy: { texts: true } });
      };
    }),
    textsNotRegistered: switchOf(() => zoom.faults.add({ kind: 'notRegistered', path: SEND_TEXT_PATH })),
    textAnswersLost: switchOf(() => zoom.faults.add({ kind: 'dropAfter', path: SEND_TEXT_PATH })),
    textsNotSent: outcomeSwitch(zoom, 'failed_to_send'),
    textsNotDelivered: outcomeSwitch(zoom, 'failed_to_deliver'),
    salesforceDown: downSwitch(salesforce),
    salesforceSlow: salesforceFault({ kind: 'delay', ms: SLOW_MS }),
    salesforceLimit: salesforceFault({ kind: 'error', code: 'REQUEST_LIMIT_EXCEEDED' }),
    salesforceError: salesforceFault({ kind: 'error', code: 'UNKNOWN_EXCEPTION' }),
    taskValidation: ruleSwitch(salesforce),
    webhooksHeldBack: {
      isOn: () => zoom.webhooks.mode().hold,
      turn: (on) => {
        if (on) zoom.webhooks.setMode({ hold: true });
        else zoom.webhooks.release();
      },
    },
    webhooksDuplicated: {
      isOn: () => zoom.webhooks.mode().extraCopies > 0,
      turn: (on) => {
        zoom.webhooks.setMode({ extraCopies: on ? 1 : 0 });
      },
    },
  };
}

/** A fault that is put in and taken out. */
function switchOf(add: () => () => void): Switch {
  let remove: (() => void) | undefined;
  return {
    isOn: () => remove !== undefined,
    turn: (on) => {
      if (on === (remove !== undefined)) return;
      remove?.();
      remove = on ? add() : undefined;
    },
  };
}

/** Only one of them can be on. */
function outcomeSwitch({ texts }: Pick<LocalZoom, 'texts'>, outcome: Outcome): Switch {
  const isOn = () => texts.outcome() === outcome;
  return {
    isOn,
    turn: (on) => {
      if (on !== isOn()) texts.setOutcome(on ? outcome : 'delivered');
    },
  };
}

function downSwitch(salesforce: Pick<LocalSalesforce, 'down' | 'up'>): Switch {
  let isDown = false;
  return {
    isOn: () => isDown,
    turn: async (on) => {
      if (on === isDown) return;
      isDown = on;
      await (on ? salesforce.down() : salesforce.up());
    },
  };
}

function ruleSwitch({ validationRules }: Pick<LocalSalesforce, 'validationRules'>): Switch {
  const isOn = () => validationRules.includes(COMMENT_RULE);
  return {
    isOn,
    turn: (on) => {
      if (on && !isOn()) validationRules.push(COMMENT_RULE);
      if (!on && isOn()) validationRules.splice(validationRules.indexOf(COMMENT_RULE), 1);
    },
  };
}
