import { LightningElement } from 'lwc';
import type { Action, WorkbenchState } from '../../controls.ts';
import { panelText } from '../../panelTexts.ts';
import { createControlsClient } from '../../state/controlsClient.ts';
import { workbench } from 'workbench/values';

const OPEN_KEY = 'workbench.panel';
/** From this width on the panel is open at first, in pixels. */
const WIDE = 1200;

/** Beside Salesforce, not in it: the other end of calls, faults, language and users. */
export default class SidePanel extends LightningElement {
  heading = panelText('title');
  aboutText = panelText('about');
  offlineText = panelText('offline');
  openLabel = panelText('open');
  closeLabel = panelText('close');
  isOpen = isOpenAtFirst();
  state: WorkbenchState | undefined;
  problem: string | undefined;

  #hasToggled = false;
  readonly #client = createControlsClient({
    userId: workbench.user.id,
    onReload: () => {
      window.location.reload();
    },
  });

  override connectedCallback(): void {
    this.#client.state.subscribe((state) => {
      this.state = state;
    });
    this.#client.start();
  }

  override disconnectedCallback(): void {
    this.#client.stop();
  }

  override renderedCallback(): void {
    if (!this.#hasToggled) return;
    this.#hasToggled = false;
    const toggle = this.refs?.toggle;
    if (toggle instanceof HTMLElement) toggle.focus();
  }

  handleToggle(): void {
    this.#hasToggled = true;
    this.isOpen = !this.isOpen;
    window.localStorage.setItem(OPEN_KEY, String(this.isOpen));
  }

  async handlePerform(event: CustomEvent<Action>): Promise<void> {
    const action = event.detail;
    this.problem = await this.#client.perform(action);
    if (this.problem !== undefined) return;
    if (action.do === 'setLanguage') window.location.reload();
    // Another user, or a new start: whatever was open may be nobody's any more.
    if (action.do === 'signInAs' || action.do === 'reset') window.location.assign('/');
  }
}

function isOpenAtFirst(): boolean {
  const kept = window.localStorage.getItem(OPEN_KEY);
  return kept === null ? window.innerWidth >= WIDE : kept === 'true';
}
