import { LightningElement } from 'lwc';
import * as v from 'valibot';
import { org, user } from 'workbench/values';
import type { App as AppInfo } from '../../org.ts';
import { changes, router, utilities, workspace } from '../../page.ts';
import { createAppChoice } from '../../state/appChoice.ts';
import { RefreshEventName } from '../../platform/refresh.ts';
import { ShowToastEventName, ToastSchema, type ToastOptions } from '../../platform/platformShowToastEvent.ts';

interface ToastArea extends HTMLElement {
  show(toast: ToastOptions): void;
}

/** The whole page: header, navigation, page, utility bar; beside it the panel of the workbench. */
export default class App extends LightningElement {
  apps: readonly AppInfo[] = org.apps;
  app: AppInfo = this.choice.load(this.apps);

  #unsubscribe: (() => void) | undefined;
  readonly #showToast = (event: Event): void => {
    const area = this.refs?.toasts;
    if (event instanceof CustomEvent && isToastArea(area)) area.show(toastOf(event));
  };

  override connectedCallback(): void {
    workspace.enter(this.app);
    utilities.load(this.app.utilityItems);
    // On the window, because dialogs of components stand beside the shell, not in it.
    window.addEventListener(ShowToastEventName, this.#showToast);
    window.addEventListener(RefreshEventName, announceAll);
    this.#unsubscribe = router.page.subscribe(() => {
      this.followAppLink();
    });
    this.followAppLink();
  }

  override disconnectedCallback(): void {
    window.removeEventListener(ShowToastEventName, this.#showToast);
    window.removeEventListener(RefreshEventName, announceAll);
    this.#unsubscribe?.();
  }

  get choice(): ReturnType<typeof createAppChoice> {
    return createAppChoice(window.localStorage, user.Id);
  }

  get home(): string {
    return firstPageOf(this.app);
  }

  get brandStyle(): string {
    return `--workbench-brand: ${this.app.color}`;
  }

  handleAppSelect(event: CustomEvent<string>): void {
    router.open(`/lightning/app/${event.detail}`);
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
      workspace.enter(app);
      utilities.load(app.utilityItems);
    }
    const isHome = page?.type === 'standard__namedPage' && page.attributes.pageName === 'home';
    if (app !== undefined || isHome) router.open(this.home, true);
  }
}

function firstPageOf(app: AppInfo): string {
  const [first] = app.tabs;
  if (first === undefined) return '/lightning/page/empty';
  return 'object' in first.target ? `/lightning/o/${first.target.object}/list` : `/lightning/n/${first.name}`;
}

function announceAll(): void {
  changes.announce('all');
}

/** What components say of a toast comes through an event, so it is looked at before it is shown. */
function toastOf({ detail }: CustomEvent<unknown>): ToastOptions {
  const toast = v.safeParse(ToastSchema, detail);
  return toast.success ? toast.output : { title: String(detail) };
}

function isToastArea(element: Element | undefined): element is ToastArea {
  return element !== undefined && 'show' in element;
}
