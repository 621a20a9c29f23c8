/** `lightning/platformWorkspaceApi` in an app with standard navigation: there are no workspace tabs. */
import { router } from '../page.ts';

/** Wire adapter: whether the app has console navigation. */
export class IsConsoleNavigation {
  constructor(provide: (isConsole: boolean) => void) {
    provide(false);
  }

  connect(): void {
    // Never changes.
  }

  update(): void {
    // It has no configuration.
  }

  disconnect(): void {
    // Nothing is held.
  }
}

interface OpenTabOptions {
  readonly recordId?: string;
  readonly url?: string;
}

/** Opens the page in place: an app with standard navigation has one page at a time. */
export async function openTab({ recordId, url }: OpenTabOptions): Promise<string> {
  if (url !== undefined) router.open(url);
  else router.navigate({ type: 'standard__recordPage', attributes: { recordId, actionName: 'view' } });
  return Promise.resolve('');
}

export async function getFocusedTabInfo(): Promise<never> {
  return refuse();
}

export async function getAllTabInfo(): Promise<never> {
  return refuse();
}

export async function closeTab(): Promise<never> {
  return refuse();
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('Workspace tabs exist in console apps only.'));
}
