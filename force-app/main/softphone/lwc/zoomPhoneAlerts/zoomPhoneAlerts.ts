/** What tells the agent of a call or a text beyond the widget: the tab's title, a notification, a ring tone, the caller's record. */
export { createAlerts } from './alerts.ts';
export type { Alerts, AlertsDeps } from './alerts.ts';
export { createClaims } from './claims.ts';
export { createNotifier } from './notifier.ts';
export type { Notifier } from './notifier.ts';
export { createRingTone } from './ringTone.ts';
export { createScreenPop } from './screenPop.ts';
export { createTextNotices } from './textNotices.ts';
export type { TextNotices, TextNoticesDeps } from './textNotices.ts';
export { createTitle } from './title.ts';
