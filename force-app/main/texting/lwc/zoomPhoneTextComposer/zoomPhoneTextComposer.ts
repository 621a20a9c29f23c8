import { TEXT_FILE_TYPES, TEXT_LIMITS, gapIn, isEmptyText, sizeOfText, textProblem } from 'c/zoomCallCore';
import type { ErrorCode, TextTemplate } from 'c/zoomCallCore';
import { errorHelp, errorText, fill, labels } from 'c/zoomPhoneLabels';
import { textCommand } from 'c/zoomPhoneTextStore';
import type { TextCommand, TextDraft } from 'c/zoomPhoneTextStore';
import { LightningElement, api } from 'lwc';

const ENCODINGS = { gsm7: 'GSM-7', ucs2: 'UCS-2' } as const;
/** What browsers say of a key that an input method takes. */
const TAKEN_BY_INPUT_METHOD = 229;

/** Where a text is written: words, pictures, and how much of it is left. Fires `textcommand`. */
export default class ZoomPhoneTextComposer extends LightningElement {
  @api draft: TextDraft | null = null;
  /** Of the thread that is written in. */
  @api draftKey = '';
  /** So many it goes to. */
  @api recipients = 0;
  @api templates: readonly TextTemplate[] = [];

  readonly labels = labels;
  readonly accept = Object.keys(TEXT_FILE_TYPES).join(',');
  isDropping = false;
  /** A template was chosen, and its text is on the way. */
  #fillsIn = false;

  /** A template can give no value to such a field. */
  override renderedCallback(): void {
    const { field } = this.refs ?? {};
    if (!(field instanceof HTMLTextAreaElement) || field.value === this.text) return;
    field.value = this.text;
    if (this.#fillsIn) this.fillIn(field);
  }

  get text(): string {
    return this.draft?.text ?? '';
  }

  get files() {
    return (this.draft?.files ?? []).map(({ id, name, mimeType, base64 }) => ({
      ...{ id, name },
      url: mimeType.startsWith('image/') ? `data:${mimeType};base64,${base64}` : null,
      removeLabel: fill(labels.textRemove, name),
    }));
  }

  get hasFiles(): boolean {
    return this.files.length > 0;
  }

  get lengthText(): string {
    const { characters, bytes } = sizeOfText(this.text);
    const most = this.hasFiles ? TEXT_LIMITS.bytesWithFiles : TEXT_LIMITS.bytes;
    return fill(labels.textLength, characters, TEXT_LIMITS.characters, bytes, most);
  }

  get segmentsText(): string {
    const { segments, encoding } = sizeOfText(this.text);
    return fill(labels.textSegments, segments, ENCODINGS[encoding]);
  }

  get problemCode(): ErrorCode | null {
    const { draft } = this;
    if (!draft) return null;
    return draft.fileProblem ?? textProblem(draft.text, draft.files, this.recipients);
  }

  get problem(): string | null {
    const { problemCode } = this;
    return problemCode && `${errorText(problemCode)} ${errorHelp(problemCode)}`;
  }

  get invalid(): string {
    return String(this.problemCode === 'text.tooLong');
  }

  get cannotSend(): boolean {
    const { draft, recipients } = this;
    if (!draft || recipients === 0 || isEmptyText(draft.text, draft.files.length)) return true;
    return textProblem(draft.text, draft.files, recipients) !== null;
  }

  get hasTemplates(): boolean {
    return this.templates.length > 0;
  }

  get className(): string {
    return this.isDropping ? 'composer composer_dropping' : 'composer';
  }

  @api focus(): void {
    const { field } = this.refs ?? {};
    if (field instanceof HTMLElement) field.focus();
  }

  handleInput(event: Event): void {
    if (event.target instanceof HTMLTextAreaElement) this.write(event.target.value);
  }

  /** Enter sends; with Shift or Alt it begins a new line, and while a Japanese word is being converted it takes that word. */
  handleKey(event: KeyboardEvent): void {
    // Safari tells the end of a conversion before the key that ends it, which only this number then gives away.
    // oxlint-disable-next-line typescript/no-deprecated
    const isConverting = event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD;
    if (event.key !== 'Enter' || event.shiftKey || isConverting) return;
    event.preventDefault();
    if (event.altKey) this.beginLine(event.target);
    else this.send();
  }

  /** No browser does that by itself with Alt. */
  beginLine(field: EventTarget | null): void {
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end');
    this.write(field.value);
  }

  handleTemplate(event: CustomEvent<{ value: string }>): void {
    this.#fillsIn = true;
    this.fire({ do: 'useTemplate', key: this.draftKey, templateId: event.detail.value });
  }

  /** The agent types over the first place without a value, or goes on at the end. */
  fillIn(field: HTMLTextAreaElement): void {
    this.#fillsIn = false;
    field.focus();
    const { from, to } = gapIn(field.value) ?? { from: field.value.length, to: field.value.length };
    field.setSelectionRange(from, to);
  }

  handleSend(): void {
    this.send();
    this.focus();
  }

  send(): void {
    if (!this.cannotSend) this.fire({ do: 'send', key: this.draftKey });
  }

  write(text: string): void {
    this.fire({ do: 'write', key: this.draftKey, text });
  }

  handlePick(): void {
    const { picker } = this.refs ?? {};
    if (picker instanceof HTMLElement) picker.click();
  }

  handlePicked(event: Event): void {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    this.attach(target.files);
    // The same file may be picked again, once it was removed.
    target.value = '';
  }

  /** A text that is pasted is pasted as ever. */
  handlePaste(event: ClipboardEvent): void {
    const files = event.clipboardData?.files;
    if (!files || files.length === 0) return;
    event.preventDefault();
    this.attach(files);
  }

  handleDragOver(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.isDropping = true;
  }

  handleDragLeave(): void {
    this.isDropping = false;
  }

  handleDrop(event: DragEvent): void {
    this.isDropping = false;
    const files = event.dataTransfer?.files;
    if (!files || files.length === 0) return;
    // The browser would leave the page and show the file.
    event.preventDefault();
    this.attach(files);
  }

  handleRemove(event: Event): void {
    const fileId = event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset.id : undefined;
    if (fileId !== undefined) this.fire({ do: 'removeFile', key: this.draftKey, fileId });
    this.focus();
  }

  attach(files: Iterable<File> | ArrayLike<File> | null): void {
    if (files) this.fire({ do: 'attach', key: this.draftKey, files: Array.from(files) });
  }

  fire(command: TextCommand): void {
    this.dispatchEvent(textCommand(command));
  }
}
