/** The lines on which the agent telephones, behind one port. */
export { createBrowserLine } from './browserLine.ts';
export type { LineAudio } from './lineAudio.ts';
export { createLinkLine } from './linkLine.ts';
export { capabilitiesOf } from './phoneLine.ts';
export type { DialRequest, LineListener, LineReadiness, PhoneLine, TestCallListener } from './phoneLine.ts';
export { createSmartEmbedLine } from './smartEmbedLine.ts';
export type { SmartEmbedLine } from './smartEmbedLine.ts';
