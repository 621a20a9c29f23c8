import { LightningElement, api } from 'lwc';
import type { Action, WorkbenchState } from '../../controls.ts';
import { panelText } from '../../panelTexts.ts';

const LANGUAGES = [
  { value: 'en_US', lang: 'en', label: panelText('english') },
  { value: 'ja', lang: 'ja', label: panelText('japanese') },
] as const;

/** Language of the user, and who the user is. */
export default class PanelSettings extends LightningElement {
  @api state: WorkbenchState | undefined;

  languageText = panelText('language');
  signedInText = panelText('signedInAs');

  get languages(): readonly object[] {
    return LANGUAGES.map((language) => ({
      ...language,
      pressed: String(language.value === this.state?.language),
    }));
  }

  get users(): readonly object[] {
    return (this.state?.users ?? []).map(({ id, name }) => ({
      id,
      name,
      isCurrent: id === this.state?.userId,
    }));
  }

  get userNote(): string {
    return this.state?.users.find(({ id }) => id === this.state?.userId)?.note ?? '';
  }

  handleLanguage(event: Event): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const chosen = event.currentTarget.dataset.language;
    const language = LANGUAGES.find(({ value }) => value === chosen);
    if (language !== undefined) this.perform({ do: 'setLanguage', language: language.value });
  }

  handleUser(event: Event): void {
    if (!(event.currentTarget instanceof HTMLSelectElement)) return;
    this.perform({ do: 'signInAs', userId: event.currentTarget.value });
  }

  perform(action: Action): void {
    this.dispatchEvent(new CustomEvent('perform', { detail: action }));
  }
}
