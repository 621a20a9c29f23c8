/** The app that a user had open last, kept in the browser. */
import type { App } from '../org.ts';

export interface AppChoice {
  /** The app used last, else the first one. Throws when there is none. */
  load(apps: readonly App[]): App;
  save(app: App): void;
}

export function createAppChoice(storage: Pick<Storage, 'getItem' | 'setItem'>, userId: string): AppChoice {
  const key = `workbench.app.${userId}`;
  return {
    load(apps) {
      const name = storage.getItem(key);
      const app = apps.find((candidate) => candidate.name === name) ?? apps[0];
      if (app === undefined) throw new Error('There is no app.');
      return app;
    },
    save(app) {
      storage.setItem(key, app.name);
    },
  };
}
