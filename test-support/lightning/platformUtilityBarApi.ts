import { createTestWireAdapter } from '@salesforce/wire-service-jest-util';
export const EnclosingUtilityId = createTestWireAdapter(jest.fn());
export const open = jest.fn();
export const updatePanel = jest.fn();
export const updateUtility = jest.fn();
export const enablePopout = jest.fn(() => Promise.resolve(true));
export const getInfo = jest.fn();
