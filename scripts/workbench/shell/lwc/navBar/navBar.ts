import { LightningElement, api } from 'lwc';
import type { App, NavTab } from '../../org.ts';
import { router } from '../../page.ts';
import { text } from '../../texts.ts';

interface Tab extends NavTab {
  readonly url: string;
  readonly className: string;
  readonly current: 'page' | undefined;
}

/** Width kept for "More", in pixels. */
const MORE_WIDTH = 96;

/** Tabs of the app; those that do not fit go into a menu. */
export default class NavBar extends LightningElement {
  @api apps: readonly App[] = [];

  label = text('appNavigation');
  moreLabel = text('more');
  current: string | undefined;
  /** How many tabs fit; all of them until they have been measured. */
  fitting = Number.POSITIVE_INFINITY;

  shownApp: App | undefined;
  #unsubscribe: (() => void) | undefined;
  #observer: ResizeObserver | undefined;
  #widths: readonly number[] = [];
  /** A font that comes late makes the tabs wider or narrower. */
  readonly #forgetWidths = () => {
    this.#widths = [];
    this.fitting = Number.POSITIVE_INFINITY;
  };

  @api
  get app(): App | undefined {
    return this.shownApp;
  }

  set app(app: App | undefined) {
    this.shownApp = app;
    this.#forgetWidths();
  }

  override connectedCallback(): void {
    this.current = currentTab();
    this.#unsubscribe = router.page.subscribe(() => {
      this.current = currentTab();
    });
    document.fonts.addEventListener('loadingdone', this.#forgetWidths);
  }

  override disconnectedCallback(): void {
    this.#unsubscribe?.();
    document.fonts.removeEventListener('loadingdone', this.#forgetWidths);
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  override renderedCallback(): void {
    const nav = this.refs?.nav;
    if (this.#observer === undefined && nav !== undefined) {
      this.#observer = new ResizeObserver(() => {
        this.measure();
      });
      this.#observer.observe(nav);
    }
    if (this.#widths.length === 0) this.measure();
  }

  get all(): readonly Tab[] {
    return (this.shownApp?.tabs ?? []).map((tab) => {
      const isCurrent = this.current === ('object' in tab.target ? tab.target.object : tab.name);
      return {
        ...tab,
        url: urlOf(tab),
        className: `slds-context-bar__item ${isCurrent ? 'slds-is-active' : ''}`,
        current: isCurrent ? 'page' : undefined,
      };
    });
  }

  get tabs(): readonly Tab[] {
    return this.all.slice(0, this.fitting);
  }

  get overflowing(): readonly Tab[] {
    return this.all.slice(this.fitting);
  }

  handleAppSelect(event: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent('appselect', { detail: event.detail }));
  }

  handleMore(event: CustomEvent<{ value: string }>): void {
    router.open(event.detail.value);
  }

  measure(): void {
    if (this.#widths.length === 0) {
      const items = [...(this.template?.querySelectorAll<HTMLElement>('[data-tab]') ?? [])];
      this.#widths = items.map((item) => item.offsetWidth);
    }
    const nav = this.refs?.nav;
    if (!(nav instanceof HTMLElement) || this.#widths.length === 0) return;
    this.fitting = countFitting(this.#widths, nav.clientWidth);
  }
}

function countFitting(widths: readonly number[], available: number): number {
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total <= available) return widths.length;
  let used = MORE_WIDTH;
  return widths.filter((width) => (used += width) <= available).length;
}

function urlOf({ name, target }: NavTab): string {
  return 'object' in target ? `/lightning/o/${target.object}/list` : `/lightning/n/${name}`;
}

/** What the page belongs to: an object, or a tab of its own. */
function currentTab(): string | undefined {
  const attributes = router.page.current?.attributes;
  const name = attributes?.objectApiName ?? attributes?.apiName;
  return typeof name === 'string' ? name : undefined;
}
