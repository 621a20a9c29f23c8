/** The one page in this browser tab: what the shell's components and the platform's modules share. */
import { createChanges } from './state/changes.ts';
import { createMessageBus } from './state/messages.ts';
import { createObjectFinder } from './state/objectFinder.ts';
import { createRouter } from './state/router.ts';
import { createSalesforce } from './state/salesforce.ts';
import { createUtilities } from './state/utilities.ts';
import { createWorkspace } from './state/workspace.ts';

export const router = createRouter(window);
export const workspace = createWorkspace(router);
export const utilities = createUtilities();
export const salesforce = createSalesforce(window.fetch.bind(window));
export const findObject = createObjectFinder(salesforce);
export const changes = createChanges();
export const messages = createMessageBus();
