/**
 * What a call is and how it moves, numbers, errors and the contracts between widget and gateway. Imports nothing
 * of the platform, the DOM or Node: the same code runs in the widget, in the gateway and in tests.
 */
export * from './browserLine.ts';
export * from './call.ts';
export * from './callActions.ts';
export * from './callEvent.ts';
export * from './callState.ts';
export * from './callerName.ts';
export * from './country.ts';
export * from './days.ts';
export * from './doctor.ts';
export * from './gatewayStatus.ts';
export * from './deviceChoices.ts';
export * from './dialMessage.ts';
export * from './externalCalls.ts';
export * from './feedMessage.ts';
export * from './gatewayApi.ts';
export * from './linePairing.ts';
export * from './logTask.ts';
export * from './naming.ts';
export * from './parse.ts';
export * from './phoneError.ts';
export * from './phoneNumbers.ts';
export * from './quality.ts';
export { createQualityWatch } from './qualityWatch.ts';
export type { QualityWatch } from './qualityWatch.ts';
export * from './qualityLevel.ts';
export * from './reconciliation.ts';
export * from './settingLevels.ts';
export * from './settings.ts';
export * from './sharedLine.ts';
export * from './subjectTemplate.ts';
export * from './tabMessage.ts';
export * from './taskFields.ts';
export * from './texting.ts';
export * from './textProblem.ts';
export * from './texts.ts';
export * from './textSegments.ts';
export * from './textTemplates.ts';
export * from './transition.ts';
