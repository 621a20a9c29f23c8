import LANG from '@salesforce/i18n/lang';
import USER_ID from '@salesforce/user/Id';
import {
  MOST_TASK_FIELDS,
  SUBJECT_FIELDS,
  TEMPLATE_LIMIT,
  TEXT_TASKS,
  subjectFrom,
  toPhoneError,
  unknownSubjectFields,
} from 'c/zoomCallCore';
import type { ErrorCode, OrgSettings, Problem, Settings } from 'c/zoomCallCore';
import { createZoomPhoneClient } from 'c/zoomPhoneClient';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import { requestGateway, showWidget } from 'c/zoomPhoneDialChannel';
import { today } from 'c/zoomPhoneFormat';
import { fill, labels, resultText } from 'c/zoomPhoneLabels';
import { MessageContext } from 'lightning/messageService';
import type { MessageContextValue } from 'lightning/messageService';
import { LightningElement, wire } from 'lwc';
import failed from './templates/failed.html';
import form from './templates/form.html';
import loading from './templates/loading.html';
import noWidget from './templates/noWidget.html';

type Switch = Exclude<
  keyof Settings,
  'neverLog' | 'dispositions' | 'subjectTemplate' | 'matchObjects' | 'taskFields' | 'textTasks'
>;

const SWITCHES: readonly Switch[] = ['autoSave', 'logAnswered', 'logMissed', 'logVoicemail', 'logInternal'];

/** Who is at fault is said beside the list; it is not Salesforce who says it. */
const ABOUT_OBJECTS: readonly ErrorCode[] = ['settings.unknownObject', 'settings.objectWithoutPhone'];

const ABOUT_TASK_FIELDS: readonly ErrorCode[] = ['settings.reservedTaskField', 'settings.unknownTaskField'];

/** As it is typed in a template. */
const FIELD_LIST = SUBJECT_FIELDS.map((field) => `{${field}}`).join(' ');

const TEXT_TASK_OPTIONS = [
  { value: 'day', label: labels.settingsTextTasksDay },
  { value: 'thread', label: labels.settingsTextTasksThread },
  { value: 'message', label: labels.settingsTextTasksMessage },
];

/** The page for administrators: which calls are logged, and whether by themselves, in the whole org. */
export default class ZoomPhoneSettings extends LightningElement {
  readonly labels = labels;
  stage: 'loading' | 'noWidget' | 'failed' | 'ready' = 'loading';
  problem: Problem | null = null;
  settings: Settings | null = null;
  /** As it is typed. */
  numbersText = '';
  dispositionsText = '';
  subjectTemplate = '';
  objectsText = '';
  /** What of them was refused. */
  refusedObjects: string | null = null;
  taskFieldsText = '';
  /** Names that cannot be fields for agents. */
  wrongTaskFields: string | null = null;
  readonly templateLimit = TEMPLATE_LIMIT;
  readonly textTaskOptions = TEXT_TASK_OPTIONS;
  unreadable: readonly string[] = [];
  canChange = false;
  isSaving = false;
  isSaved = false;

  #client: ZoomPhoneClient | null = null;
  #context: MessageContextValue | undefined;
  #stopAsking: (() => void) | undefined;

  @wire(MessageContext)
  receiveContext(context: MessageContextValue): void {
    if (context === this.#context) return;
    this.#context = context;
    this.findGateway();
  }

  override disconnectedCallback(): void {
    this.#stopAsking?.();
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
        return form;
    }
  }

  get isSignedOut(): boolean {
    return this.problem?.code === 'session.missing';
  }

  get isReadOnly(): boolean {
    return !this.canChange;
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

  /** What is wrong with the template as it is typed. */
  get subjectError(): string | null {
    const unknown = unknownSubjectFields(this.subjectTemplate);
    return unknown.length === 0 ? null : fill(labels.settingsSubjectUnknown, unknown.join(' '), FIELD_LIST);
  }

  get subjectPreview(): string | null {
    const subject = subjectFrom(this.subjectTemplate, {
      direction: labels.directionInbound,
      result: resultText('inbound', 'answered'),
      name: labels.settingsSampleName,
      number: '+81355500101',
      queue: labels.settingsSampleQueue,
      date: today(),
    });
    return subject === '' || this.subjectError !== null ? null : fill(labels.settingsSubjectPreview, subject);
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
    if (!(target instanceof HTMLElement) || !('checked' in target) || this.settings === null) return;
    const name = SWITCHES.find((one) => one === target.dataset.name);
    if (name === undefined) return;
    this.settings = { ...this.settings, [name]: target.checked === true };
    this.isSaved = false;
  }

  handleNumbers(event: CustomEvent<{ value: string }>): void {
    this.numbersText = event.detail.value;
    this.isSaved = false;
  }

  handleDispositions(event: CustomEvent<{ value: string }>): void {
    this.dispositionsText = event.detail.value;
    this.isSaved = false;
  }

  handleObjects(event: CustomEvent<{ value: string }>): void {
    this.objectsText = event.detail.value;
    this.isSaved = false;
  }

  handleTemplate(event: CustomEvent<{ value: string }>): void {
    this.subjectTemplate = event.detail.value;
    this.isSaved = false;
  }

  handleTaskFields(event: CustomEvent<{ value: string }>): void {
    this.taskFieldsText = event.detail.value;
    this.isSaved = false;
  }

  handleTextTasks(event: CustomEvent<{ value: string }>): void {
    const textTasks = TEXT_TASKS.find((one) => one === event.detail.value);
    if (textTasks === undefined || this.settings === null) return;
    this.settings = { ...this.settings, textTasks };
    this.isSaved = false;
  }

  handleSave(): void {
    if (this.subjectError !== null) {
      this.problem = { code: 'settings.unknownField', said: null };
      return;
    }
    if (this.#client && this.settings && !this.isSaving) void this.save(this.#client, this.settings);
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
    try {
      this.take(await client.settings());
      this.stage = 'ready';
    } catch (caught) {
      this.problem = problemOf(caught);
      this.stage = 'failed';
    }
  }

  async save(client: ZoomPhoneClient, settings: Settings): Promise<void> {
    this.isSaving = true;
    this.problem = null;
    this.refusedObjects = null;
    try {
      const [neverLog, dispositions] = [linesOf(this.numbersText), linesOf(this.dispositionsText)];
      const { subjectTemplate } = this;
      const [matchObjects, taskFields] = [linesOf(this.objectsText), linesOf(this.taskFieldsText)];
      const texts = { neverLog, dispositions, subjectTemplate, matchObjects, taskFields };
      await client.changeSettings({ ...settings, ...texts });
      this.take(await client.settings());
      this.isSaved = true;
    } catch (caught) {
      this.refuse(problemOf(caught));
    } finally {
      this.isSaving = false;
    }
  }

  /** Which numbers and names are wrong is said beside them; it is not Salesforce who says it. */
  refuse(problem: Problem): void {
    const isAboutNumbers = problem.code === 'settings.invalidNumber';
    const isAboutObjects = ABOUT_OBJECTS.includes(problem.code);
    const isAboutFields = ABOUT_TASK_FIELDS.includes(problem.code);
    const isSaidBeside = isAboutNumbers || isAboutObjects || isAboutFields;
    this.problem = isSaidBeside ? { ...problem, said: null } : problem;
    this.refusedObjects = isAboutObjects ? problem.said : null;
    this.unreadable = isAboutNumbers && problem.said !== null ? [problem.said] : [];
    this.wrongTaskFields = isAboutFields ? problem.said : null;
  }

  take({ settings, unreadable, canChange }: OrgSettings): void {
    this.settings = settings;
    this.unreadable = unreadable;
    this.canChange = canChange;
    this.numbersText = [...settings.neverLog, ...unreadable].join('\n');
    this.dispositionsText = settings.dispositions.join('\n');
    this.subjectTemplate = settings.subjectTemplate;
    this.objectsText = settings.matchObjects.join('\n');
    this.taskFieldsText = settings.taskFields.join('\n');
    this.wrongTaskFields = null;
  }
}

function linesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}

function problemOf(caught: unknown): Problem {
  const { code, said } = toPhoneError(caught);
  return { code, said: said ?? null };
}
