/** What the gateway finds wrong with the set-up, as it tells the settings page and `npm run admin -- doctor`. */
import * as v from 'valibot';
import { EpochMsSchema } from './callEvent.ts';

/** Each has its words in labels (`ZoomPhone_Finding_...`, `Cause`, `Fix`), and a line in `docs/doctor.md`. */
export const FINDING_CODES = [
  'agents.fieldsHidden',
  'agents.fieldsReadOnly',
  'agents.noEditTask',
  'agents.noPermissionSet',
  'agents.noPhoneLicence',
  'agents.none',
  'agents.salesforceSignIn',
  'agents.zoomScopes',
  'agents.zoomScopesOptional',
  'agents.zoomSignIn',
  'database.clock',
  'database.otherVersion',
  'database.unreachable',
  'gateway.clock',
  'gateway.jobsLate',
  'gateway.keyMissing',
  'gateway.originMissing',
  'gateway.publicUrlLocal',
  'gateway.publicUrlOther',
  'gateway.publicUrlUnreachable',
  'gateway.several',
  'line.accountApp',
  'line.accountRefused',
  'line.engineAway',
  'line.engineOld',
  'line.engineOpen',
  'line.engineSecret',
  'line.engineWithoutSip',
  'line.noIceServers',
  'line.noPhone',
  'line.phonesUnreadable',
  'line.proxyAway',
  'line.proxyCertificate',
  'line.proxyCertificateEnds',
  'line.proxyForbidden',
  'line.unregistered',
  'logs.late',
  'logs.needAgents',
  'numbers.failing',
  'numbers.unreadable',
  'salesforce.packageMissing',
  'salesforce.packageOlder',
  'salesforce.unreachable',
  'settings.matchObjectMute',
  'settings.matchObjectUnknown',
  'settings.numberUnreadable',
  'settings.taskFieldUnknown',
  'sweeps.late',
  'texts.late',
  'zoom.eventsMissing',
  'zoom.smartEmbedUnreachable',
  'zoom.unreachable',
  'zoom.webhookSecret',
  'zoom.webhooksLost',
  'zoom.webhooksNever',
  'zoom.webhooksStale',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** Something does not work; something works less well than it could; something that one may want to know. */
export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const FindingSchema = v.object({
  code: v.picklist(FINDING_CODES),
  severity: v.picklist(SEVERITIES),
  /** Whom or what it is about, by name; empty where it is about the whole. */
  where: v.string(),
  /** They fill in the places {0}, {1}... of the words. */
  facts: v.array(v.union([v.string(), v.number()])),
});
export type Finding = v.InferOutput<typeof FindingSchema>;

export const DoctorReportSchema = v.object({
  gateway: v.object({
    version: v.string(),
    startedAt: EpochMsSchema,
    publicUrl: v.string(),
    /** Of the pages that may hold the widget. */
    origins: v.array(v.string()),
  }),
  /** When Zoom's last webhook came that was taken; null before the first. */
  webhookAt: v.nullable(EpochMsSchema),
  agents: v.object({ known: v.number(), signedIn: v.number() }),
  /** The worst first. */
  findings: v.array(FindingSchema),
});
export type DoctorReport = v.InferOutput<typeof DoctorReportSchema>;
