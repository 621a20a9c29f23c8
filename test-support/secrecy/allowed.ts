/**
 * All that a log line, a span or a metric may say. A new field needs a line here, and the thought that goes with it: nothing
 * that a person typed, is called or can be reached at, and nothing that opens a door.
 */
import { SPAN_NAMES } from '../../gateway/tracing/tracing.ts';

export type Allowed = Readonly<Record<string, RegExp>>;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const COUNT = /^\d{1,6}$/;
const CODE = /^[a-zA-Z]+\.[a-zA-Z]+$/;

export const ALLOWED_IN_LOGS: Allowed = {
  level: /^(debug|info|warn|error)$/,
  time: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
  message: /^[a-zA-Z_ ,;’-]+$/,
  address: /^http:\/\/(127\.0\.0\.1|localhost):\d+$/,
  signal: /^SIG(TERM|INT)$/,
  requestId: UUID,
  jobId: UUID,
  /** Ours, which says nothing to others. */
  agentId: UUID,
  /** Of the org, as a whole. */
  orgId: /^00D[0-9A-Za-z]{12,15}$/,
  route: /^(\*|\/[a-z/:-]*)$/i,
  routes: /^([A-Z]+ \/[a-z/:*-]*(, )?)+$/i,
  status: /^\d{3}$/,
  ms: COUNT,
  ...{ calls: COUNT, texts: COUNT, listenings: COUNT, sealedAnew: COUNT, lost: COUNT },
  /** Of the browser line. */
  verb: /^[a-zA-Z]+$/,
  provider: /^(zoom|salesforce)$/,
  'error.code': CODE,
  'error.retry': /^(never|later|afterSignIn|askAgent)$/,
  'error.path': /^[\w.]*$/,
  'error.expected': /^[ -~]{1,300}$/,
  'error.status': /^\d{3}$/,
  'error.zoomCode': /^\d+$/,
  /** Of the browser line's engine. */
  'error.engineCode': COUNT,
  'error.refused': /^true$/,
  /** Of the configuration: its name, not what it is. */
  'error.variable': /^[A-Z_]+$/,
  'error.trackingId': /^(v=2\.0;clid=local;rid=WEB_[\da-f]{32})?$/,
  'error.salesforceCode': /^[A-Z_\d]+$/,
  'error.fields': /^[\w,]+$/,
  'error.error': /^[A-Za-z_\d]+$/,
  'error.provider': /^(zoom|salesforce)$/,
  'error.step': /^[a-z]+$/,
  'error.reason': /^([\dA-Z_]{5,20}|[a-zA-Z]{3,20})$/,
  'error.ticket': /^[a-z ]{1,20}$/,
  'error.cause': /^[A-Za-z_\d]+$/,
  'error.causeCode': /^([A-Z_\d]+|[a-zA-Z]+\.[a-zA-Z]+)$/,
  'error.at': /^at [^?]+(:\d+:\d+|<anonymous>)\)?$/,
};

export const ALLOWED_IN_SPANS: Allowed = {
  'zoom_phone.event': /^(phone\.[a-z_]+|app_deauthorized)$/,
  'zoom_phone.job': /^[a-zA-Z]+$/,
  'zoom_phone.outcome': /^saved$/,
  'zoom_phone.code': CODE,
  'zoom_phone.together': COUNT,
};

const TIME = /^\d{19}$/;
const HEX = /^[\da-f]{16,32}$/;

/** What OpenTelemetry itself says beside our facts. */
export const ALLOWED_AROUND_SPANS: Allowed = {
  'resourceSpans.resource.attributes.service.name': /^zoom-phone-gateway$/,
  'resourceSpans.resource.attributes.service.version': /^[\d.]+$/,
  'resourceSpans.resource.attributes.service.instance.id': UUID,
  'resourceSpans.resource.attributes.telemetry.sdk.language': /^nodejs$/,
  'resourceSpans.resource.attributes.telemetry.sdk.name': /^opentelemetry$/,
  'resourceSpans.resource.attributes.telemetry.sdk.version': /^[\d.]+$/,
  'resourceSpans.resource.droppedAttributesCount': /^0$/,
  'resourceSpans.scopeSpans.scope.name': /^zoom-phone-gateway$/,
  'resourceSpans.scopeSpans.scope.version': /^[\d.]+$/,
  ...Object.fromEntries(
    Object.entries<RegExp>({
      ...{ traceId: HEX, spanId: HEX, parentSpanId: HEX },
      ...{ startTimeUnixNano: TIME, endTimeUnixNano: TIME },
      name: new RegExp(`^(${SPAN_NAMES.join('|')})$`),
      ...{ kind: /^1$/, flags: COUNT, 'status.code': /^[02]$/ },
      ...{ droppedAttributesCount: /^0$/, droppedEventsCount: /^0$/, droppedLinksCount: /^0$/ },
      ...Object.fromEntries(
        Object.entries(ALLOWED_IN_SPANS).map(([key, form]) => [`attributes.${key}`, form]),
      ),
    }).map(([key, form]) => [`resourceSpans.scopeSpans.spans.${key}`, form]),
  ),
};

/** Labels of metrics. */
export const ALLOWED_IN_METRICS: Allowed = {
  ...{ type: /^[A-Za-z]+$/, kind: /^[a-z]+$/, space: /^[a-z_]+$/ },
  ...{ version: /^v[\d.]+$/, major: COUNT, minor: COUNT, patch: COUNT },
  le: /^([\d.]+|\+Inf)$/,
  ...{ queue: /^[A-Za-z]+$/, state: /^[A-Za-z.]+$/, outcome: /^[a-z]+$/, category: /^[a-z]+$/ },
  ...{ problem: /^(none|[a-zA-Z]+\.[a-zA-Z]+)$/, provider: /^(zoom|salesforce)$/ },
  ...{ route: /^(none|\*|\/[a-z/:-]*)$/i, status: /^\d{3}$/ },
  /** Of the browser line. */
  ...{ ending: /^[a-zA-Z]+$/, step: /^(ringing|accepted)$/, code: CODE },
};

/** Values in which any digits may stand, as chance has it. */
export const BY_CHANCE: ReadonlySet<string> = new Set([
  ...['time', 'requestId', 'jobId', 'agentId', 'error.trackingId'],
  ...['traceId', 'spanId', 'parentSpanId', 'startTimeUnixNano', 'endTimeUnixNano'].map(
    (name) => `resourceSpans.scopeSpans.spans.${name}`,
  ),
  'resourceSpans.resource.attributes.service.instance.id',
]);
