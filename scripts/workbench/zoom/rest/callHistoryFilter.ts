/** The filters of the call history: each a query parameter, the fields it looks at, and its documented values. */
import type { CallRecord } from '../store.ts';

type Element = CallRecord['element'];
export type Filter = { readonly matches: (element: Element) => boolean } | { readonly invalid: string };

interface ListFilter {
  readonly fields: readonly string[];
  /** Null: any text. */
  readonly values: readonly string[] | null;
}

/** `array` parameters: repeated, or separated by commas. */
const LISTS: Readonly<Record<string, ListFilter>> = {
  directions: { fields: ['direction'], values: ['inbound', 'outbound'] },
  connect_types: { fields: ['connect_type'], values: ['internal', 'external'] },
  call_types: { fields: ['call_type'], values: ['general', 'emergency'] },
  number_types: { fields: ['caller_number_type', 'callee_number_type'], values: null },
  extension_types: { fields: ['caller_ext_type', 'callee_ext_type'], values: null },
  call_results: {
    fields: ['result'],
    values: [
      'answered',
      'connected',
      'voicemail',
      'hang_up',
      'no_answer',
      'invalid_operation',
      'abandoned',
      'blocked',
      'service_unavailable',
    ],
  },
  group_ids: { fields: ['group_id'], values: null },
  site_ids: { fields: ['caller_site_id', 'callee_site_id'], values: null },
  department: { fields: ['caller_department', 'callee_department'], values: null },
  cost_center: { fields: ['caller_cost_center', 'callee_cost_center'], values: null },
};

const SWITCHES: Readonly<
  Record<string, { readonly field: string; readonly on: string; readonly off: string }>
> = {
  recording_status: { field: 'recording_id', on: 'recorded', off: 'non_recorded' },
  with_voicemail: { field: 'voicemail_id', on: 'true', off: 'false' },
};

const TIME_TYPES = ['start_time', 'end_time'];

const KEYWORD_FIELDS = ['name', 'did_number', 'ext_number', 'email'].flatMap((field) => [
  `caller_${field}`,
  `callee_${field}`,
]);

export function callHistoryFilter(query: URLSearchParams): Filter {
  const conditions: ((element: Element) => boolean)[] = [];
  for (const [name, { fields, values }] of Object.entries(LISTS)) {
    const wanted = query
      .getAll(name)
      .flatMap((text) => text.split(','))
      .filter((text) => text !== '');
    if (values !== null && wanted.some((value) => !values.includes(value))) return { invalid: name };
    if (wanted.length > 0)
      conditions.push((element) => fields.some((field) => wanted.includes(text(element, field))));
  }
  for (const [name, { field, off, on }] of Object.entries(SWITCHES)) {
    const wanted = query.get(name) ?? '';
    if (wanted !== '' && wanted !== on && wanted !== off) return { invalid: name };
    if (wanted !== '') conditions.push((element) => Object.hasOwn(element, field) === (wanted === on));
  }
  if (!TIME_TYPES.includes(query.get('time_type') ?? 'start_time')) return { invalid: 'time_type' };
  const keyword = (query.get('keyword') ?? '').toLowerCase();
  conditions.push((element) => hasKeyword(element, keyword));
  return { matches: (element) => conditions.every((condition) => condition(element)) };
}

function hasKeyword(element: Element, keyword: string): boolean {
  const fields = [...KEYWORD_FIELDS, 'call_id'];
  return keyword === '' || fields.some((field) => text(element, field).toLowerCase().includes(keyword));
}

function text(element: Element, field: string): string {
  return String(element[field] ?? '');
}
