/** `lightning/platformWorkspaceApi`, as far as a component of the package asks for it. */
import { findObject, workspace } from '../page.ts';

/** Wire adapter: whether the app has console navigation. Another app brings other components. */
export class IsConsoleNavigation {
  constructor(provide: (isConsole: boolean) => void) {
    provide(workspace.isConsole);
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
  readonly recordId: string;
  readonly focus?: boolean;
}

export async function openTab(options: OpenTabOptions): Promise<string> {
  return open(null, options);
}

export async function openSubtab(parentTabId: string, options: OpenTabOptions): Promise<string> {
  return open(parentTabId, options);
}

async function open(parentId: string | null, { recordId, focus = false }: OpenTabOptions): Promise<string> {
  return workspace.open(recordId, { objectName: await findObject(recordId), parentId, focus });
}
