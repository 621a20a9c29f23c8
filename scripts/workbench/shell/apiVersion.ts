/**
 * Version under which the shell itself reads Salesforce. No app uses it, so faults can spare the user interface, as
 * the org's API limit does.
 */
export const UI_API_VERSION = 'v65.0';
