/** The operations that the local Zoom has. Zoom documents more; those answer that they are unknown. */
import type { Calls } from '../calls/callAction.ts';
import type { Store } from '../store.ts';
import type { UserState } from '../userState.ts';
import { callHistory } from './callHistory.ts';
import type { Files } from '../media/files.ts';
import { deviceOperations } from './devices.ts';
import type { DeskPhones } from './devices.ts';
import { callHistorySync } from './callHistorySync.ts';
import { mediaOperations } from './media.ts';
import type { Operation } from './operation.ts';
import { textOperations } from './texts/textOperations.ts';
import type { TextOperationsDeps } from './texts/textOperations.ts';
import { presence } from './presence.ts';
import { phoneUser } from './userProfile.ts';
import { userSettings } from './userSettings.ts';

export interface OperationsDeps extends TextOperationsDeps {
  readonly userState: UserState;
  readonly store: Store;
  readonly liveCalls: () => Calls;
  readonly files: Files;
  readonly deskPhones: DeskPhones;
  /** Origin of REST. */
  readonly apiUrl: () => string;
}

export function createOperations(deps: OperationsDeps): readonly Operation[] {
  const { clock, deskPhones, liveCalls, store, userState } = deps;
  return [
    phoneUser,
    ...userSettings(userState),
    callHistory(store, clock),
    callHistorySync(store),
    presence(userState, liveCalls),
    ...mediaOperations(deps),
    ...textOperations(deps),
    ...deviceOperations(deskPhones, clock),
  ];
}
