import { LightningElement } from 'lwc';
import { org, user } from 'workbench/values';
import type { App as AppInfo } from '../../org.ts';
import { changes, router, utilities } from '../../page.ts';
import { createAppChoice } from '../../state/appChoice.ts';
import { salesApp } from '../../salesApp.ts';
import type { ToastOptions } from '../../platform/platformShowToastEvent.ts';

interface ToastArea extends HTMLElement {
  show(toast: ToastOptions): void;
}

/** The whole page: header, navigation, page, utility bar; beside it the panel of the workbench. */
export default class App extends LightningElement {
  apps: readonly AppInfo[] = [...org.apps, salesApp(org)];
  app: AppInfo = this.choice.load(this.apps);

  #unsubscribe: (() => void) | undefined;

  override connectedCallback(): void {
    utilities.load(this.app.utilityItems);
    this.#unsubscribe = router.page.subscribe(() => {
      this.followAppLink();
    });
    this.followAppLink();
  }

  override disconnectedCallback(): void {
    this.#unsubscribe?.();
  }

  get choice(): ReturnType<typeof createAppChoice> {
    return createAppChoice(window.localStorage, user.Id);
  }

  get brandStyle(): string {
    return `--workbench-brand: ${this.app.color}`;
  }

  handleAppSelect(event: CustomEvent<string>): void {
    router.open(`/lightning/app/${event.detail}`);
  }

  handleToast(event: CustomEvent<ToastOptions>): void {
    event.stopPropagation();
    const area = this.refs?.toasts;
    if (isToastArea(area)) area.show(event.detail);
  }

  handleRefresh(event: Event): void {
    event.stopPropagation();
    changes.announce('all');
  }

  handleSkip(): void {
    if (this.refs?.main instanceof HTMLElement) this.refs.main.focus();
  }

  /** `/lightning/app/X` switches the app and goes on to its first tab; so does the address of the host alone. */
  followAppLink(): void {
    const page = router.page.current;
    const target = page?.type === 'standard__app' ? page.attributes.appTarget : undefined;
    const app = this.apps.find(({ name }) => name === target);
    if (app !== undefined && app.name !== this.app.name) {
      this.app = app;
      this.choice.save(app);
      utilities.load(app.utilityItems);
    }
    const isHome = page?.type === 'standard__namedPage' && page.attributes.pageName === 'home';
    if (app !== undefined || isHome) router.open(firstPageOf(this.app), true);
  }
}

function firstPageOf(app: AppInfo): string {
  const [first] = app.tabs;
  if (first === undefined) return '/lightning/page/empty';
  return 'object' in first.target ? `/lightning/o/${first.target.object}/list` : `/lightning/n/${first.name}`;
}

function isToastArea(element: Element | undefined): element is ToastArea {
  return element !== undefined && 'show' in element;
}
