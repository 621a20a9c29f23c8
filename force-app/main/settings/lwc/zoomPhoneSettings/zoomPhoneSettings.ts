import LANG from '@salesforce/i18n/lang';
import USER_ID from '@salesforce/user/Id';
import { MOST_TASK_FIELDS, TEMPLATE_LIMIT } from 'c/zoomCallCore';
import type { DoctorReport, GatewayStatus, LevelSettings, Problem, SettingsOwner } from 'c/zoomCallCore';
import { createZoomPhoneClient } from 'c/zoomPhoneClient';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import { requestGateway, showWidget } from 'c/zoomPhoneDialChannel';
import { fill, labels } from 'c/zoomPhoneLabels';
import { MessageContext, type MessageContextValue } from 'lightning/messageService';
import { NavigationMixin } from 'lightning/navigation';
import { LightningElement, wire } from 'lwc';
import {
  AS_THE_APP,
  RING_TONE_OPTIONS,
  SCREEN_POP_OPTIONS,
  TEXT_TASK_OPTIONS,
  chosen,
  ringToneWord,
} from './choices.ts';
import {
  SWITCHES,
  TEXT_NAMES,
  changeOf,
  formOf,
  inheriting,
  settingNamed,
  statesOf,
  withLockTurned,
  withSet,
  withText,
  withValues,
} from './form.ts';
import type { Form, SettingStates } from './form.ts';
import { problemOf, refusalOf } from './refusal.ts';
import { FIELD_LIST, subjectErrorOf, subjectPreviewOf } from './subject.ts';
import failed from './templates/failed.html';
import formTemplate from './templates/form.html';
import loading from './templates/loading.html';
import noWidget from './templates/noWidget.html';

/** Of a search for an owner, after the last key. */
const SEARCH_AFTER_MS = 250;

/**
 * The page for administrators: what is logged and how, in the whole org, with exceptions for profiles and users; and
 * whether all works.
 */
export default class ZoomPhoneSettings extends NavigationMixin(LightningElement) {
  readonly labels = labels;
  stage: 'loading' | 'noWidget' | 'failed' | 'ready' = 'loading';
  problem: Problem | null = null;
  form: Form | null = null;
  owners: readonly SettingsOwner[] | null = null;
  search = '';
  /** What of the objects was refused. */
  refusedObjects: string | null = null;
  /** Names that cannot be fields for agents. */
  wrongTaskFields: string | null = null;
  readonly templateLimit = TEMPLATE_LIMIT;
  readonly textTaskOptions = TEXT_TASK_OPTIONS;
  readonly screenPopOptions = SCREEN_POP_OPTIONS;
  readonly ringToneOptions = RING_TONE_OPTIONS;
  unreadable: readonly string[] = [];
  /** What is not saved would be lost on another level. */
  isEdited = false;
  isSaving = false;
  isSaved = false;
  report: DoctorReport | null = null;
  gatewayStatus: GatewayStatus | null = null;
  reportedAt = 0;
  isChecking = false;
  connectionProblem: Problem | null = null;

  #client: ZoomPhoneClient | null = null;
  #context: MessageContextValue | undefined;
  #stopAsking: (() => void) | undefined;
  #searchTimer: ReturnType<typeof setTimeout> | undefined;
  /** The level that is shown, or will be. */
  #ownerId: string | null = null;

  @wire(MessageContext)
  receiveContext(context: MessageContextValue): void {
    if (context === this.#context) return;
    this.#context = context;
    this.findGateway();
  }

  override disconnectedCallback(): void {
    this.#stopAsking?.();
    clearTimeout(this.#searchTimer);
  }

  override render() {
    switch (this.stage) {
      case 'loading':
        return loading;
      case 'noWidget':
        return noWidget;
      case 'failed':
        return failed;
      case 'ready':
        return formTemplate;
    }
  }

  get isSignedOut(): boolean {
    return this.problem?.code === 'session.missing';
  }

  get canChange(): boolean {
    return this.form?.level.canChange === true;
  }

  get isReadOnly(): boolean {
    return !this.canChange;
  }

  get states(): SettingStates | null {
    return this.form && statesOf(this.form);
  }

  get screenPop(): string {
    return this.form?.settings.screenPop ?? AS_THE_APP;
  }

  get ringTone(): string {
    return ringToneWord(this.form?.settings.ringTone ?? null);
  }

  get subjectTemplate(): string {
    return this.form?.texts.subjectTemplate ?? '';
  }

  get unreadableText(): string | null {
    return this.unreadable.length === 0 ? null : fill(labels.settingsUnreadable, this.unreadable.join(', '));
  }

  get refusedObjectsText(): string | null {
    return this.refusedObjects === null ? null : fill(labels.settingsMatchRefused, this.refusedObjects);
  }

  get subjectHelp(): string {
    return fill(labels.settingsSubjectHelp, FIELD_LIST);
  }

  get subjectError(): string | null {
    return subjectErrorOf(this.subjectTemplate);
  }

  get subjectPreview(): string | null {
    return subjectPreviewOf(this.subjectTemplate);
  }

  get taskFieldsHelp(): string {
    return fill(labels.settingsTaskFieldsHelp, MOST_TASK_FIELDS);
  }

  get taskFieldsError(): string | null {
    return this.wrongTaskFields === null ? null : fill(labels.settingsTaskFieldsWrong, this.wrongTaskFields);
  }

  get status(): string {
    return this.isSaved ? labels.settingsSaved : '';
  }

  handleOpenWidget(): void {
    if (this.#context) showWidget(this.#context);
  }

  handleRetry(): void {
    if (this.#client) void this.load(this.#client);
    else this.findGateway();
  }

  handleSwitch(event: Event): void {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !('checked' in target)) return;
    const name = SWITCHES.find((one) => one === target.dataset.name);
    const isOn = target.checked === true;
    if (name !== undefined) this.edit((form) => withValues(form, name, { [name]: isOn }));
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    const name = TEXT_NAMES.find((one) => one === namedBy(event));
    if (name !== undefined) this.edit((form) => withText(form, name, event.detail.value));
  }

  handleChoice(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    const name = namedBy(event);
    if (name === 'textTasks' || name === 'screenPop' || name === 'ringTone')
      this.edit((form) => withValues(form, name, chosen(name, value)));
  }

  handleOverride(event: CustomEvent<unknown>): void {
    const name = settingNamed(event.detail);
    if (name !== undefined) this.edit((form) => withSet(form, name));
  }

  handleInherit(event: CustomEvent<unknown>): void {
    const name = settingNamed(event.detail);
    if (name !== undefined) this.edit((form) => inheriting(form, name));
  }

  handleLock(event: CustomEvent<unknown>): void {
    const name = settingNamed(event.detail);
    if (name !== undefined) this.edit((form) => withLockTurned(form, name));
  }

  edit(change: (form: Form) => Form): void {
    if (this.form) this.form = change(this.form);
    this.isEdited = true;
    this.isSaved = false;
  }

  handleOwner(event: CustomEvent<string | null>): void {
    this.showLevel(event.detail);
  }

  async handleSaveFirst({ detail: ownerId }: CustomEvent<string | null>): Promise<void> {
    if (await this.saveForm()) this.showLevel(ownerId);
  }

  showLevel(ownerId: string | null): void {
    this.#ownerId = ownerId;
    this.search = '';
    this.isSaved = false;
    if (this.#client) void this.load(this.#client);
  }

  handleSearchOwner(event: CustomEvent<string>): void {
    this.search = event.detail;
    clearTimeout(this.#searchTimer);
    this.#searchTimer = setTimeout(() => {
      if (this.#client) void this.findOwners(this.#client);
    }, SEARCH_AFTER_MS);
  }

  handleSave(): void {
    void this.saveForm();
  }

  /** @returns whether it is saved */
  async saveForm(): Promise<boolean> {
    if (this.subjectError !== null) {
      this.problem = { code: 'settings.unknownField', said: null };
      return false;
    }
    if (!this.#client || !this.form || this.isSaving) return false;
    await this.save(this.#client, this.form);
    return this.isSaved;
  }

  handleCheck(): void {
    if (this.#client) void this.check(this.#client);
  }

  handleOpenReconciliation(): void {
    this[NavigationMixin.Navigate]({
      type: 'standard__navItemPage',
      attributes: { apiName: 'Zoom_Phone_Reconciliation' },
    });
  }

  findGateway(): void {
    if (this.#context === undefined) return;
    this.stage = 'loading';
    this.#stopAsking?.();
    this.#stopAsking = requestGateway(this.#context, {
      onGateway: (gatewayUrl) => {
        if (this.#client !== null) {
          if (this.isSignedOut) void this.load(this.#client);
          return;
        }
        const own = { gatewayUrl, salesforceUserId: USER_ID, language: LANG };
        // Nothing here waits for later: it sends no commands.
        this.#client = createZoomPhoneClient({
          ...own,
          ...{ storage: null, locks: null, onRefused: () => undefined },
        });
        void this.load(this.#client);
      },
      onSilence: () => {
        this.stage = 'noWidget';
      },
    });
  }

  async load(client: ZoomPhoneClient): Promise<void> {
    this.stage = 'loading';
    this.problem = null;
    const ownerId = this.#ownerId;
    try {
      const level = await client.settings(ownerId);
      if (ownerId !== this.#ownerId) return;
      this.take(level);
      this.stage = 'ready';
      if (level.canChange) await Promise.all([this.findOwners(client), this.check(client)]);
    } catch (caught) {
      this.problem = problemOf(caught);
      this.stage = 'failed';
      // What is tried again is what there certainly is.
      this.#ownerId = null;
    }
  }

  /** The page is of use without, so what fails here is told by an empty list. */
  async findOwners(client: ZoomPhoneClient): Promise<void> {
    const { search } = this;
    const owners = await client.settingsOwners(search.trim()).catch(() => null);
    if (search === this.search) this.owners = owners;
  }

  /** What is wrong with the set-up stands beside the settings, which can be used meanwhile. */
  async check(client: ZoomPhoneClient): Promise<void> {
    if (this.isChecking) return;
    this.isChecking = true;
    this.connectionProblem = null;
    try {
      [this.report, this.gatewayStatus] = await Promise.all([client.doctor(), client.gatewayStatus()]);
      this.reportedAt = Date.now();
    } catch (caught) {
      this.connectionProblem = problemOf(caught);
    } finally {
      this.isChecking = false;
    }
  }

  async save(client: ZoomPhoneClient, form: Form): Promise<void> {
    this.isSaving = true;
    this.problem = null;
    this.refusedObjects = null;
    try {
      const ownerId = this.#ownerId;
      await client.changeSettings(ownerId, changeOf(form));
      const level = await client.settings(ownerId);
      if (ownerId !== this.#ownerId) return;
      this.take(level);
      this.isSaved = true;
    } catch (caught) {
      Object.assign(this, refusalOf(problemOf(caught)));
    } finally {
      this.isSaving = false;
    }
  }

  take(level: LevelSettings): void {
    this.form = formOf(level);
    this.isEdited = false;
    this.unreadable = level.unreadable;
    this.wrongTaskFields = this.refusedObjects = null;
  }
}

/** The setting of the control that an event comes from. */
function namedBy({ target }: Event): string | undefined {
  return target instanceof HTMLElement ? target.dataset.name : undefined;
}
