/** The operations that the local Zoom has. Zoom documents more; those answer that they are unknown. */
import type { Clock } from '../clock.ts';
import type { Store } from '../store.ts';
import type { UserState } from '../userState.ts';
import { callHistory } from './callHistory.ts';
import { callHistorySync } from './callHistorySync.ts';
import type { Operation } from './operation.ts';
import { phoneUser } from './userProfile.ts';
import { userSettings } from './userSettings.ts';

export interface OperationsDeps {
  readonly userState: UserState;
  readonly store: Store;
  readonly clock: Clock;
}

export function createOperations({ clock, store, userState }: OperationsDeps): readonly Operation[] {
  return [phoneUser, ...userSettings(userState), callHistory(store, clock), callHistorySync(store)];
}
