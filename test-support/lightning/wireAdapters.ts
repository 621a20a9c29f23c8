/** The wires of components in tests: @salesforce/sfdx-lwc-jest lets a test decide what they deliver. */
import { MessageContext } from 'lightning/messageService';
import { CurrentPageReference } from 'lightning/navigation';
import { EnclosingUtilityId } from 'lightning/platformUtilityBarApi';
import { IsConsoleNavigation } from 'lightning/platformWorkspaceApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';

export interface TestWire {
  /** Delivers to every wire, or to those whose configuration fits. For Lightning Data Service: as `data`. */
  emit(value: unknown, fits?: (config: Readonly<Record<string, unknown>>) => boolean): void;
  /** Delivers an error, as Lightning Data Service does. */
  error(body?: unknown, status?: number): void;
  /** What was last asked of the wire: another object when it was asked again. */
  getLastConfig(): unknown;
}

export const recordWire = testWire(getRecord);
export const objectInfoWire = testWire(getObjectInfo);
export const messageContextWire = testWire(MessageContext);
export const pageWire = testWire(CurrentPageReference);
export const utilityIdWire = testWire(EnclosingUtilityId);
export const consoleWire = testWire(IsConsoleNavigation);

function testWire(adapter: unknown): TestWire {
  if (isTestWire(adapter)) return adapter;
  throw new TypeError('This wire adapter is not a stand-in for tests.');
}

function isTestWire(adapter: unknown): adapter is TestWire {
  return typeof adapter === 'function' && 'emit' in adapter && 'getLastConfig' in adapter;
}
