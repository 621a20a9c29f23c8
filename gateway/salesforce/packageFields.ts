/** The fields of the package. A test compares them with its metadata, and those that are written with the agents' permission set. */
import type { PackageField } from '../doctor/checks/salesforceChecks.ts';

const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  Task: ['ZoomCallId__c', 'ZoomCallLog__c'],
  ZoomCallLog__c: [
    'Account__c',
    'AgentNumber__c',
    'AnswerTime__c',
    'AudioJitterMs__c',
    'AudioLossPercent__c',
    'AudioMos__c',
    'AudioRoundTripMs__c',
    'AudioWorstMos__c',
    'CallerIdHidden__c',
    'CommentContinued__c',
    'Contact__c',
    'Device__c',
    'Direction__c',
    'DurationSeconds__c',
    'EndTime__c',
    'Internal__c',
    'Lead__c',
    'MediaCount__c',
    'PeerName__c',
    'PeerNumber__c',
    'Queue__c',
    'Result__c',
    'StartTime__c',
    'TaskId__c',
    'ZoomCallElementId__c',
    'ZoomCallHistoryId__c',
    'ZoomCallId__c',
  ],
  ZoomCallMedia__c: ['DeletedInZoom__c', 'DurationSeconds__c', 'Kind__c', 'StartTime__c', 'ZoomMediaId__c'],
};
const READ: Readonly<Record<string, readonly string[]>> = {
  ZoomCallMedia__c: ['ZoomCallLog__c'],
  ZoomPhoneSettings__c: [
    'AutoSave__c',
    'Dispositions__c',
    'GatewayUrl__c',
    'Locked__c',
    'LogAnswered__c',
    'LogInternal__c',
    'LogMissed__c',
    'LogTexts__c',
    'LogVoicemail__c',
    'MatchObjects__c',
    'NeverLog__c',
    'RingTone__c',
    'SaveMedia__c',
    'ScreenPop__c',
    'SetHere__c',
    'SubjectTemplate__c',
    'TaskFields__c',
    'TextTasks__c',
    'Texting__c',
  ],
  ZoomTextTemplate__c: ['Text__c'],
};

function fieldsIn(objects: typeof READ, written: boolean): PackageField[] {
  return Object.entries(objects).flatMap(([object, fields]) =>
    fields.map((field) => ({ object, field, written })),
  );
}

export const PACKAGE_FIELDS: readonly PackageField[] = [...fieldsIn(WRITTEN, true), ...fieldsIn(READ, false)];
