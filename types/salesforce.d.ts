/**
 * The platform modules this package imports and for which Salesforce publishes no types. Signatures follow the
 * Lightning Web Components reference; only what is used is declared.
 */

declare module 'lightning/platformUtilityBarApi' {
  import type { ContextValue, WireAdapterConstructor } from 'lwc';

  export const EnclosingUtilityId: WireAdapterConstructor<
    Record<string, never>,
    string | undefined,
    ContextValue
  >;
  export interface UtilityInfo {
    readonly id: string;
    readonly isLoaded: boolean;
    readonly utilityLabel: string;
    readonly utilityIcon: string;
    readonly utilityIconVariant: string;
    readonly utilityHighlighted: boolean;
    readonly utilityVisible: boolean;
    readonly utilityPoppedOut: boolean;
    readonly panelHeaderLabel: string;
    readonly panelHeaderIcon: string;
    readonly panelHeaderIconVariant: string;
    readonly panelWidth: number;
    readonly panelHeight: number;
  }
  export function open(utilityId: string, options?: { autoFocus?: boolean }): Promise<boolean>;
  export function minimize(utilityId: string): Promise<boolean>;
  export function getInfo(utilityId: string): Promise<UtilityInfo>;
  export function updateUtility(
    utilityId: string,
    attributes: { label?: string; icon?: string; iconVariant?: string; highlighted?: boolean },
  ): Promise<boolean>;
  export function updatePanel(
    utilityId: string,
    attributes: { label?: string; icon?: string; iconVariant?: string; width?: number; height?: number },
  ): Promise<boolean>;
  export function getAllUtilityInfo(): Promise<UtilityInfo[]>;
  export function onUtilityClick(
    utilityId: string,
    handler: (event: { panelVisible: boolean }) => void,
  ): Promise<boolean>;
  export function enableModal(utilityId: string, enabled: boolean): Promise<boolean>;
  export function enablePopout(utilityId: string, enabled: boolean): Promise<boolean>;
}

declare module 'lightning/messageService' {
  import type { ContextValue, WireAdapterConstructor } from 'lwc';

  export interface MessageContextValue {
    readonly __messageContext: unique symbol;
  }
  export interface MessageSubscription {
    readonly __subscription: unique symbol;
  }
  export interface MessageChannel {
    readonly __messageChannel: unique symbol;
  }
  export const APPLICATION_SCOPE: unique symbol;
  export const MessageContext: WireAdapterConstructor<
    Record<string, never>,
    MessageContextValue,
    ContextValue
  >;
  export function createMessageContext(): MessageContextValue;
  export function releaseMessageContext(context: MessageContextValue): void;
  export function publish(context: MessageContextValue, channel: MessageChannel, message: object): void;
  export function subscribe(
    context: MessageContextValue,
    channel: MessageChannel,
    listener: (message: unknown) => void,
    options?: { scope?: typeof APPLICATION_SCOPE },
  ): MessageSubscription;
  export function unsubscribe(subscription: MessageSubscription): void;
}

declare module '@salesforce/messageChannel/*' {
  import type { MessageChannel } from 'lightning/messageService';

  const channel: MessageChannel;
  export default channel;
}

declare module 'lightning/navigation' {
  import type { ContextValue, LightningElement, WireAdapterConstructor } from 'lwc';

  export interface PageReference {
    readonly type: string;
    readonly attributes: Readonly<Record<string, unknown>>;
    readonly state?: Readonly<Record<string, unknown>>;
  }
  export const CurrentPageReference: WireAdapterConstructor<
    Record<string, never>,
    PageReference | undefined,
    ContextValue
  >;
  const Navigate: unique symbol;
  const GenerateUrl: unique symbol;
  export interface Navigates {
    [Navigate](reference: PageReference, replace?: boolean): void;
    [GenerateUrl](reference: PageReference): Promise<string>;
  }
  export const NavigationMixin: {
    (
      base: typeof LightningElement,
    ): Omit<typeof LightningElement, never> & (new () => LightningElement & Navigates);
    readonly Navigate: typeof Navigate;
    readonly GenerateUrl: typeof GenerateUrl;
  };
}

declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: {
      title: string;
      message?: string;
      variant?: 'info' | 'success' | 'warning' | 'error';
      mode?: 'dismissible' | 'pester' | 'sticky';
    });
  }
}

declare module 'lightning/actions' {
  export class CloseActionScreenEvent extends CustomEvent<unknown> {
    constructor();
  }
}

declare module 'lightning/refresh' {
  export class RefreshEvent extends CustomEvent<unknown> {
    constructor();
  }
}

declare module 'lightning/uiRecordApi' {
  import type { ContextValue, WireAdapterConstructor } from 'lwc';

  export interface FieldValue {
    readonly value: string | number | boolean | null | RecordRepresentation;
    readonly displayValue: string | null;
  }
  export interface RecordRepresentation {
    readonly id: string;
    readonly apiName: string;
    readonly fields: Readonly<Record<string, FieldValue>>;
  }
  export interface WireResult<T> {
    readonly data?: T;
    readonly error?: unknown;
  }
  export const getRecord: WireAdapterConstructor<
    {
      recordId: string | undefined;
      fields?: readonly string[] | undefined;
      optionalFields?: readonly string[] | undefined;
    },
    WireResult<RecordRepresentation>,
    ContextValue
  >;
  export function getFieldValue(
    record: RecordRepresentation | undefined,
    field: string,
  ): FieldValue['value'] | undefined;
  export const getRecords: WireAdapterConstructor<
    {
      records:
        | readonly {
            readonly recordIds: readonly string[];
            readonly fields?: readonly string[];
            readonly optionalFields?: readonly string[];
          }[]
        | undefined;
    },
    WireResult<{ readonly results: readonly { readonly statusCode: number; readonly result: unknown }[] }>,
    ContextValue
  >;
  export function getFieldDisplayValue(
    record: RecordRepresentation | undefined,
    field: string,
  ): string | null | undefined;
  export function createRecord(input: {
    apiName: string;
    fields: Readonly<Record<string, string | number | boolean | null>>;
  }): Promise<RecordRepresentation>;
  export function updateRecord(input: {
    fields: Readonly<Record<string, string | number | boolean | null>>;
  }): Promise<RecordRepresentation>;
  export function deleteRecord(recordId: string): Promise<void>;
  export function getRecordNotifyChange(records: readonly { recordId: string }[]): void;
  export function notifyRecordUpdateAvailable(records: readonly { recordId: string }[]): Promise<void>;
}

declare module 'lightning/uiObjectInfoApi' {
  import type { ContextValue, WireAdapterConstructor } from 'lwc';
  import type { WireResult } from 'lightning/uiRecordApi';

  export interface FieldInfo {
    readonly apiName: string;
    readonly label: string;
    readonly dataType: string;
  }
  export interface ObjectInfo {
    readonly apiName: string;
    readonly fields: Readonly<Record<string, FieldInfo>>;
  }
  export const getObjectInfo: WireAdapterConstructor<
    { objectApiName: string | undefined },
    WireResult<ObjectInfo>,
    ContextValue
  >;
}

declare module '@salesforce/label/*' {
  const label: string;
  export default label;
}

declare module '@salesforce/customPermission/*' {
  const granted: boolean | undefined;
  export default granted;
}

declare module '@salesforce/i18n/lang' {
  const lang: string;
  export default lang;
}

declare module '@salesforce/i18n/locale' {
  const locale: string;
  export default locale;
}

declare module '@salesforce/i18n/timeZone' {
  const timeZone: string;
  export default timeZone;
}

declare module 'lightning/pageReferenceUtils' {
  export function encodeDefaultFieldValues(values: Readonly<Record<string, unknown>>): string;
  export function decodeDefaultFieldValues(encoded: string): Record<string, string>;
}

declare module 'lightning/platformWorkspaceApi' {
  import type { ContextValue, WireAdapterConstructor } from 'lwc';

  export const IsConsoleNavigation: WireAdapterConstructor<
    Record<string, never>,
    boolean | undefined,
    ContextValue
  >;
  interface TabOptions {
    recordId?: string;
    url?: string;
    focus?: boolean;
  }
  /** @returns the id of the tab, new or there already */
  export function openTab(options: TabOptions): Promise<string>;
  export function openSubtab(parentTabId: string, options: TabOptions): Promise<string>;
}

declare module 'lightning/empApi' {
  export function subscribe(
    channel: string,
    replayId: number,
    onMessage: (response: unknown) => void,
  ): Promise<object>;
}
