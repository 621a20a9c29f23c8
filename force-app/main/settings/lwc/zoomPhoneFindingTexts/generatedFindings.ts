/** Generated from the custom labels by `npm run build:labels`: change the labels, not this file. */
import causeAgentsFieldsHidden from '@salesforce/label/c.ZoomPhone_Cause_agents_fieldsHidden';
import causeAgentsFieldsReadOnly from '@salesforce/label/c.ZoomPhone_Cause_agents_fieldsReadOnly';
import causeAgentsNoEditTask from '@salesforce/label/c.ZoomPhone_Cause_agents_noEditTask';
import causeAgentsNoPermissionSet from '@salesforce/label/c.ZoomPhone_Cause_agents_noPermissionSet';
import causeAgentsNoPhoneLicence from '@salesforce/label/c.ZoomPhone_Cause_agents_noPhoneLicence';
import causeAgentsNone from '@salesforce/label/c.ZoomPhone_Cause_agents_none';
import causeAgentsSalesforceSignIn from '@salesforce/label/c.ZoomPhone_Cause_agents_salesforceSignIn';
import causeAgentsZoomScopes from '@salesforce/label/c.ZoomPhone_Cause_agents_zoomScopes';
import causeAgentsZoomScopesOptional from '@salesforce/label/c.ZoomPhone_Cause_agents_zoomScopesOptional';
import causeAgentsZoomSignIn from '@salesforce/label/c.ZoomPhone_Cause_agents_zoomSignIn';
import causeDatabaseClock from '@salesforce/label/c.ZoomPhone_Cause_database_clock';
import causeDatabaseOtherVersion from '@salesforce/label/c.ZoomPhone_Cause_database_otherVersion';
import causeDatabaseUnreachable from '@salesforce/label/c.ZoomPhone_Cause_database_unreachable';
import causeGatewayClock from '@salesforce/label/c.ZoomPhone_Cause_gateway_clock';
import causeGatewayJobsLate from '@salesforce/label/c.ZoomPhone_Cause_gateway_jobsLate';
import causeGatewayKeyMissing from '@salesforce/label/c.ZoomPhone_Cause_gateway_keyMissing';
import causeGatewayOriginMissing from '@salesforce/label/c.ZoomPhone_Cause_gateway_originMissing';
import causeGatewayPublicUrlLocal from '@salesforce/label/c.ZoomPhone_Cause_gateway_publicUrlLocal';
import causeGatewayPublicUrlOther from '@salesforce/label/c.ZoomPhone_Cause_gateway_publicUrlOther';
import causeGatewayPublicUrlUnreachable from '@salesforce/label/c.ZoomPhone_Cause_gateway_publicUrlUnreachable';
import causeGatewaySeveral from '@salesforce/label/c.ZoomPhone_Cause_gateway_several';
import causeLineAccountApp from '@salesforce/label/c.ZoomPhone_Cause_line_accountApp';
import causeLineAccountRefused from '@salesforce/label/c.ZoomPhone_Cause_line_accountRefused';
import causeLineEngineAway from '@salesforce/label/c.ZoomPhone_Cause_line_engineAway';
import causeLineEngineOld from '@salesforce/label/c.ZoomPhone_Cause_line_engineOld';
import causeLineEngineOpen from '@salesforce/label/c.ZoomPhone_Cause_line_engineOpen';
import causeLineEngineSecret from '@salesforce/label/c.ZoomPhone_Cause_line_engineSecret';
import causeLineEngineWithoutSip from '@salesforce/label/c.ZoomPhone_Cause_line_engineWithoutSip';
import causeLineNoIceServers from '@salesforce/label/c.ZoomPhone_Cause_line_noIceServers';
import causeLineNoPhone from '@salesforce/label/c.ZoomPhone_Cause_line_noPhone';
import causeLinePhonesUnreadable from '@salesforce/label/c.ZoomPhone_Cause_line_phonesUnreadable';
import causeLineProxyAway from '@salesforce/label/c.ZoomPhone_Cause_line_proxyAway';
import causeLineProxyCertificate from '@salesforce/label/c.ZoomPhone_Cause_line_proxyCertificate';
import causeLineProxyCertificateEnds from '@salesforce/label/c.ZoomPhone_Cause_line_proxyCertificateEnds';
import causeLineProxyForbidden from '@salesforce/label/c.ZoomPhone_Cause_line_proxyForbidden';
import causeLineUnregistered from '@salesforce/label/c.ZoomPhone_Cause_line_unregistered';
import causeLogsLate from '@salesforce/label/c.ZoomPhone_Cause_logs_late';
import causeLogsNeedAgents from '@salesforce/label/c.ZoomPhone_Cause_logs_needAgents';
import causeNumbersFailing from '@salesforce/label/c.ZoomPhone_Cause_numbers_failing';
import causeNumbersUnreadable from '@salesforce/label/c.ZoomPhone_Cause_numbers_unreadable';
import causeSalesforcePackageMissing from '@salesforce/label/c.ZoomPhone_Cause_salesforce_packageMissing';
import causeSalesforcePackageOlder from '@salesforce/label/c.ZoomPhone_Cause_salesforce_packageOlder';
import causeSalesforceUnreachable from '@salesforce/label/c.ZoomPhone_Cause_salesforce_unreachable';
import causeSettingsMatchObjectMute from '@salesforce/label/c.ZoomPhone_Cause_settings_matchObjectMute';
import causeSettingsMatchObjectUnknown from '@salesforce/label/c.ZoomPhone_Cause_settings_matchObjectUnknown';
import causeSettingsNumberUnreadable from '@salesforce/label/c.ZoomPhone_Cause_settings_numberUnreadable';
import causeSettingsTaskFieldUnknown from '@salesforce/label/c.ZoomPhone_Cause_settings_taskFieldUnknown';
import causeSweepsLate from '@salesforce/label/c.ZoomPhone_Cause_sweeps_late';
import causeTextsLate from '@salesforce/label/c.ZoomPhone_Cause_texts_late';
import causeZoomEventsMissing from '@salesforce/label/c.ZoomPhone_Cause_zoom_eventsMissing';
import causeZoomSmartEmbedUnreachable from '@salesforce/label/c.ZoomPhone_Cause_zoom_smartEmbedUnreachable';
import causeZoomUnreachable from '@salesforce/label/c.ZoomPhone_Cause_zoom_unreachable';
import causeZoomWebhookSecret from '@salesforce/label/c.ZoomPhone_Cause_zoom_webhookSecret';
import causeZoomWebhooksLost from '@salesforce/label/c.ZoomPhone_Cause_zoom_webhooksLost';
import causeZoomWebhooksNever from '@salesforce/label/c.ZoomPhone_Cause_zoom_webhooksNever';
import causeZoomWebhooksStale from '@salesforce/label/c.ZoomPhone_Cause_zoom_webhooksStale';
import findingAgentsFieldsHidden from '@salesforce/label/c.ZoomPhone_Finding_agents_fieldsHidden';
import findingAgentsFieldsReadOnly from '@salesforce/label/c.ZoomPhone_Finding_agents_fieldsReadOnly';
import findingAgentsNoEditTask from '@salesforce/label/c.ZoomPhone_Finding_agents_noEditTask';
import findingAgentsNoPermissionSet from '@salesforce/label/c.ZoomPhone_Finding_agents_noPermissionSet';
import findingAgentsNoPhoneLicence from '@salesforce/label/c.ZoomPhone_Finding_agents_noPhoneLicence';
import findingAgentsNone from '@salesforce/label/c.ZoomPhone_Finding_agents_none';
import findingAgentsSalesforceSignIn from '@salesforce/label/c.ZoomPhone_Finding_agents_salesforceSignIn';
import findingAgentsZoomScopes from '@salesforce/label/c.ZoomPhone_Finding_agents_zoomScopes';
import findingAgentsZoomScopesOptional from '@salesforce/label/c.ZoomPhone_Finding_agents_zoomScopesOptional';
import findingAgentsZoomSignIn from '@salesforce/label/c.ZoomPhone_Finding_agents_zoomSignIn';
import findingDatabaseClock from '@salesforce/label/c.ZoomPhone_Finding_database_clock';
import findingDatabaseOtherVersion from '@salesforce/label/c.ZoomPhone_Finding_database_otherVersion';
import findingDatabaseUnreachable from '@salesforce/label/c.ZoomPhone_Finding_database_unreachable';
import findingGatewayClock from '@salesforce/label/c.ZoomPhone_Finding_gateway_clock';
import findingGatewayJobsLate from '@salesforce/label/c.ZoomPhone_Finding_gateway_jobsLate';
import findingGatewayKeyMissing from '@salesforce/label/c.ZoomPhone_Finding_gateway_keyMissing';
import findingGatewayOriginMissing from '@salesforce/label/c.ZoomPhone_Finding_gateway_originMissing';
import findingGatewayPublicUrlLocal from '@salesforce/label/c.ZoomPhone_Finding_gateway_publicUrlLocal';
import findingGatewayPublicUrlOther from '@salesforce/label/c.ZoomPhone_Finding_gateway_publicUrlOther';
import findingGatewayPublicUrlUnreachable from '@salesforce/label/c.ZoomPhone_Finding_gateway_publicUrlUnreachable';
import findingGatewaySeveral from '@salesforce/label/c.ZoomPhone_Finding_gateway_several';
import findingLineAccountApp from '@salesforce/label/c.ZoomPhone_Finding_line_accountApp';
import findingLineAccountRefused from '@salesforce/label/c.ZoomPhone_Finding_line_accountRefused';
import findingLineEngineAway from '@salesforce/label/c.ZoomPhone_Finding_line_engineAway';
import findingLineEngineOld from '@salesforce/label/c.ZoomPhone_Finding_line_engineOld';
import findingLineEngineOpen from '@salesforce/label/c.ZoomPhone_Finding_line_engineOpen';
import findingLineEngineSecret from '@salesforce/label/c.ZoomPhone_Finding_line_engineSecret';
import findingLineEngineWithoutSip from '@salesforce/label/c.ZoomPhone_Finding_line_engineWithoutSip';
import findingLineNoIceServers from '@salesforce/label/c.ZoomPhone_Finding_line_noIceServers';
import findingLineNoPhone from '@salesforce/label/c.ZoomPhone_Finding_line_noPhone';
import findingLinePhonesUnreadable from '@salesforce/label/c.ZoomPhone_Finding_line_phonesUnreadable';
import findingLineProxyAway from '@salesforce/label/c.ZoomPhone_Finding_line_proxyAway';
import findingLineProxyCertificate from '@salesforce/label/c.ZoomPhone_Finding_line_proxyCertificate';
import findingLineProxyCertificateEnds from '@salesforce/label/c.ZoomPhone_Finding_line_proxyCertificateEnds';
import findingLineProxyForbidden from '@salesforce/label/c.ZoomPhone_Finding_line_proxyForbidden';
import findingLineUnregistered from '@salesforce/label/c.ZoomPhone_Finding_line_unregistered';
import findingLogsLate from '@salesforce/label/c.ZoomPhone_Finding_logs_late';
import findingLogsNeedAgents from '@salesforce/label/c.ZoomPhone_Finding_logs_needAgents';
import findingNumbersFailing from '@salesforce/label/c.ZoomPhone_Finding_numbers_failing';
import findingNumbersUnreadable from '@salesforce/label/c.ZoomPhone_Finding_numbers_unreadable';
import findingSalesforcePackageMissing from '@salesforce/label/c.ZoomPhone_Finding_salesforce_packageMissing';
import findingSalesforcePackageOlder from '@salesforce/label/c.ZoomPhone_Finding_salesforce_packageOlder';
import findingSalesforceUnreachable from '@salesforce/label/c.ZoomPhone_Finding_salesforce_unreachable';
import findingSettingsMatchObjectMute from '@salesforce/label/c.ZoomPhone_Finding_settings_matchObjectMute';
import findingSettingsMatchObjectUnknown from '@salesforce/label/c.ZoomPhone_Finding_settings_matchObjectUnknown';
import findingSettingsNumberUnreadable from '@salesforce/label/c.ZoomPhone_Finding_settings_numberUnreadable';
import findingSettingsTaskFieldUnknown from '@salesforce/label/c.ZoomPhone_Finding_settings_taskFieldUnknown';
import findingSweepsLate from '@salesforce/label/c.ZoomPhone_Finding_sweeps_late';
import findingTextsLate from '@salesforce/label/c.ZoomPhone_Finding_texts_late';
import findingZoomEventsMissing from '@salesforce/label/c.ZoomPhone_Finding_zoom_eventsMissing';
import findingZoomSmartEmbedUnreachable from '@salesforce/label/c.ZoomPhone_Finding_zoom_smartEmbedUnreachable';
import findingZoomUnreachable from '@salesforce/label/c.ZoomPhone_Finding_zoom_unreachable';
import findingZoomWebhookSecret from '@salesforce/label/c.ZoomPhone_Finding_zoom_webhookSecret';
import findingZoomWebhooksLost from '@salesforce/label/c.ZoomPhone_Finding_zoom_webhooksLost';
import findingZoomWebhooksNever from '@salesforce/label/c.ZoomPhone_Finding_zoom_webhooksNever';
import findingZoomWebhooksStale from '@salesforce/label/c.ZoomPhone_Finding_zoom_webhooksStale';
import fixAgentsFieldsHidden from '@salesforce/label/c.ZoomPhone_Fix_agents_fieldsHidden';
import fixAgentsFieldsReadOnly from '@salesforce/label/c.ZoomPhone_Fix_agents_fieldsReadOnly';
import fixAgentsNoEditTask from '@salesforce/label/c.ZoomPhone_Fix_agents_noEditTask';
import fixAgentsNoPermissionSet from '@salesforce/label/c.ZoomPhone_Fix_agents_noPermissionSet';
import fixAgentsNoPhoneLicence from '@salesforce/label/c.ZoomPhone_Fix_agents_noPhoneLicence';
import fixAgentsNone from '@salesforce/label/c.ZoomPhone_Fix_agents_none';
import fixAgentsSalesforceSignIn from '@salesforce/label/c.ZoomPhone_Fix_agents_salesforceSignIn';
import fixAgentsZoomScopes from '@salesforce/label/c.ZoomPhone_Fix_agents_zoomScopes';
import fixAgentsZoomScopesOptional from '@salesforce/label/c.ZoomPhone_Fix_agents_zoomScopesOptional';
import fixAgentsZoomSignIn from '@salesforce/label/c.ZoomPhone_Fix_agents_zoomSignIn';
import fixDatabaseClock from '@salesforce/label/c.ZoomPhone_Fix_database_clock';
import fixDatabaseOtherVersion from '@salesforce/label/c.ZoomPhone_Fix_database_otherVersion';
import fixDatabaseUnreachable from '@salesforce/label/c.ZoomPhone_Fix_database_unreachable';
import fixGatewayClock from '@salesforce/label/c.ZoomPhone_Fix_gateway_clock';
import fixGatewayJobsLate from '@salesforce/label/c.ZoomPhone_Fix_gateway_jobsLate';
import fixGatewayKeyMissing from '@salesforce/label/c.ZoomPhone_Fix_gateway_keyMissing';
import fixGatewayOriginMissing from '@salesforce/label/c.ZoomPhone_Fix_gateway_originMissing';
import fixGatewayPublicUrlLocal from '@salesforce/label/c.ZoomPhone_Fix_gateway_publicUrlLocal';
import fixGatewayPublicUrlOther from '@salesforce/label/c.ZoomPhone_Fix_gateway_publicUrlOther';
import fixGatewayPublicUrlUnreachable from '@salesforce/label/c.ZoomPhone_Fix_gateway_publicUrlUnreachable';
import fixGatewaySeveral from '@salesforce/label/c.ZoomPhone_Fix_gateway_several';
import fixLineAccountApp from '@salesforce/label/c.ZoomPhone_Fix_line_accountApp';
import fixLineAccountRefused from '@salesforce/label/c.ZoomPhone_Fix_line_accountRefused';
import fixLineEngineAway from '@salesforce/label/c.ZoomPhone_Fix_line_engineAway';
import fixLineEngineOld from '@salesforce/label/c.ZoomPhone_Fix_line_engineOld';
import fixLineEngineOpen from '@salesforce/label/c.ZoomPhone_Fix_line_engineOpen';
import fixLineEngineSecret from '@salesforce/label/c.ZoomPhone_Fix_line_engineSecret';
import fixLineEngineWithoutSip from '@salesforce/label/c.ZoomPhone_Fix_line_engineWithoutSip';
import fixLineNoIceServers from '@salesforce/label/c.ZoomPhone_Fix_line_noIceServers';
import fixLineNoPhone from '@salesforce/label/c.ZoomPhone_Fix_line_noPhone';
import fixLinePhonesUnreadable from '@salesforce/label/c.ZoomPhone_Fix_line_phonesUnreadable';
import fixLineProxyAway from '@salesforce/label/c.ZoomPhone_Fix_line_proxyAway';
import fixLineProxyCertificate from '@salesforce/label/c.ZoomPhone_Fix_line_proxyCertificate';
import fixLineProxyCertificateEnds from '@salesforce/label/c.ZoomPhone_Fix_line_proxyCertificateEnds';
import fixLineProxyForbidden from '@salesforce/label/c.ZoomPhone_Fix_line_proxyForbidden';
import fixLineUnregistered from '@salesforce/label/c.ZoomPhone_Fix_line_unregistered';
import fixLogsLate from '@salesforce/label/c.ZoomPhone_Fix_logs_late';
import fixLogsNeedAgents from '@salesforce/label/c.ZoomPhone_Fix_logs_needAgents';
import fixNumbersFailing from '@salesforce/label/c.ZoomPhone_Fix_numbers_failing';
import fixNumbersUnreadable from '@salesforce/label/c.ZoomPhone_Fix_numbers_unreadable';
import fixSalesforcePackageMissing from '@salesforce/label/c.ZoomPhone_Fix_salesforce_packageMissing';
import fixSalesforcePackageOlder from '@salesforce/label/c.ZoomPhone_Fix_salesforce_packageOlder';
import fixSalesforceUnreachable from '@salesforce/label/c.ZoomPhone_Fix_salesforce_unreachable';
import fixSettingsMatchObjectMute from '@salesforce/label/c.ZoomPhone_Fix_settings_matchObjectMute';
import fixSettingsMatchObjectUnknown from '@salesforce/label/c.ZoomPhone_Fix_settings_matchObjectUnknown';
import fixSettingsNumberUnreadable from '@salesforce/label/c.ZoomPhone_Fix_settings_numberUnreadable';
import fixSettingsTaskFieldUnknown from '@salesforce/label/c.ZoomPhone_Fix_settings_taskFieldUnknown';
import fixSweepsLate from '@salesforce/label/c.ZoomPhone_Fix_sweeps_late';
import fixTextsLate from '@salesforce/label/c.ZoomPhone_Fix_texts_late';
import fixZoomEventsMissing from '@salesforce/label/c.ZoomPhone_Fix_zoom_eventsMissing';
import fixZoomSmartEmbedUnreachable from '@salesforce/label/c.ZoomPhone_Fix_zoom_smartEmbedUnreachable';
import fixZoomUnreachable from '@salesforce/label/c.ZoomPhone_Fix_zoom_unreachable';
import fixZoomWebhookSecret from '@salesforce/label/c.ZoomPhone_Fix_zoom_webhookSecret';
import fixZoomWebhooksLost from '@salesforce/label/c.ZoomPhone_Fix_zoom_webhooksLost';
import fixZoomWebhooksNever from '@salesforce/label/c.ZoomPhone_Fix_zoom_webhooksNever';
import fixZoomWebhooksStale from '@salesforce/label/c.ZoomPhone_Fix_zoom_webhooksStale';
import type { FindingCode } from 'c/zoomCallCore';

type Texts = Readonly<Record<FindingCode, string>>;

/** What is wrong. Placeholders are {0}, {1}... */
export const findingTexts: Texts = {
  'agents.fieldsHidden': findingAgentsFieldsHidden,
  'agents.fieldsReadOnly': findingAgentsFieldsReadOnly,
  'agents.noEditTask': findingAgentsNoEditTask,
  'agents.noPermissionSet': findingAgentsNoPermissionSet,
  'agents.noPhoneLicence': findingAgentsNoPhoneLicence,
  'agents.none': findingAgentsNone,
  'agents.salesforceSignIn': findingAgentsSalesforceSignIn,
  'agents.zoomScopes': findingAgentsZoomScopes,
  'agents.zoomScopesOptional': findingAgentsZoomScopesOptional,
  'agents.zoomSignIn': findingAgentsZoomSignIn,
  'database.clock': findingDatabaseClock,
  'database.otherVersion': findingDatabaseOtherVersion,
  'database.unreachable': findingDatabaseUnreachable,
  'gateway.clock': findingGatewayClock,
  'gateway.jobsLate': findingGatewayJobsLate,
  'gateway.keyMissing': findingGatewayKeyMissing,
  'gateway.originMissing': findingGatewayOriginMissing,
  'gateway.publicUrlLocal': findingGatewayPublicUrlLocal,
  'gateway.publicUrlOther': findingGatewayPublicUrlOther,
  'gateway.publicUrlUnreachable': findingGatewayPublicUrlUnreachable,
  'gateway.several': findingGatewaySeveral,
  'line.accountApp': findingLineAccountApp,
  'line.accountRefused': findingLineAccountRefused,
  'line.engineAway': findingLineEngineAway,
  'line.engineOld': findingLineEngineOld,
  'line.engineOpen': findingLineEngineOpen,
  'line.engineSecret': findingLineEngineSecret,
  'line.engineWithoutSip': findingLineEngineWithoutSip,
  'line.noIceServers': findingLineNoIceServers,
  'line.noPhone': findingLineNoPhone,
  'line.phonesUnreadable': findingLinePhonesUnreadable,
  'line.proxyAway': findingLineProxyAway,
  'line.proxyCertificate': findingLineProxyCertificate,
  'line.proxyCertificateEnds': findingLineProxyCertificateEnds,
  'line.proxyForbidden': findingLineProxyForbidden,
  'line.unregistered': findingLineUnregistered,
  'logs.late': findingLogsLate,
  'logs.needAgents': findingLogsNeedAgents,
  'numbers.failing': findingNumbersFailing,
  'numbers.unreadable': findingNumbersUnreadable,
  'salesforce.packageMissing': findingSalesforcePackageMissing,
  'salesforce.packageOlder': findingSalesforcePackageOlder,
  'salesforce.unreachable': findingSalesforceUnreachable,
  'settings.matchObjectMute': findingSettingsMatchObjectMute,
  'settings.matchObjectUnknown': findingSettingsMatchObjectUnknown,
  'settings.numberUnreadable': findingSettingsNumberUnreadable,
  'settings.taskFieldUnknown': findingSettingsTaskFieldUnknown,
  'sweeps.late': findingSweepsLate,
  'texts.late': findingTextsLate,
  'zoom.eventsMissing': findingZoomEventsMissing,
  'zoom.smartEmbedUnreachable': findingZoomSmartEmbedUnreachable,
  'zoom.unreachable': findingZoomUnreachable,
  'zoom.webhookSecret': findingZoomWebhookSecret,
  'zoom.webhooksLost': findingZoomWebhooksLost,
  'zoom.webhooksNever': findingZoomWebhooksNever,
  'zoom.webhooksStale': findingZoomWebhooksStale,
};

/** Why. */
export const causeTexts: Texts = {
  'agents.fieldsHidden': causeAgentsFieldsHidden,
  'agents.fieldsReadOnly': causeAgentsFieldsReadOnly,
  'agents.noEditTask': causeAgentsNoEditTask,
  'agents.noPermissionSet': causeAgentsNoPermissionSet,
  'agents.noPhoneLicence': causeAgentsNoPhoneLicence,
  'agents.none': causeAgentsNone,
  'agents.salesforceSignIn': causeAgentsSalesforceSignIn,
  'agents.zoomScopes': causeAgentsZoomScopes,
  'agents.zoomScopesOptional': causeAgentsZoomScopesOptional,
  'agents.zoomSignIn': causeAgentsZoomSignIn,
  'database.clock': causeDatabaseClock,
  'database.otherVersion': causeDatabaseOtherVersion,
  'database.unreachable': causeDatabaseUnreachable,
  'gateway.clock': causeGatewayClock,
  'gateway.jobsLate': causeGatewayJobsLate,
  'gateway.keyMissing': causeGatewayKeyMissing,
  'gateway.originMissing': causeGatewayOriginMissing,
  'gateway.publicUrlLocal': causeGatewayPublicUrlLocal,
  'gateway.publicUrlOther': causeGatewayPublicUrlOther,
  'gateway.publicUrlUnreachable': causeGatewayPublicUrlUnreachable,
  'gateway.several': causeGatewaySeveral,
  'line.accountApp': causeLineAccountApp,
  'line.accountRefused': causeLineAccountRefused,
  'line.engineAway': causeLineEngineAway,
  'line.engineOld': causeLineEngineOld,
  'line.engineOpen': causeLineEngineOpen,
  'line.engineSecret': causeLineEngineSecret,
  'line.engineWithoutSip': causeLineEngineWithoutSip,
  'line.noIceServers': causeLineNoIceServers,
  'line.noPhone': causeLineNoPhone,
  'line.phonesUnreadable': causeLinePhonesUnreadable,
  'line.proxyAway': causeLineProxyAway,
  'line.proxyCertificate': causeLineProxyCertificate,
  'line.proxyCertificateEnds': causeLineProxyCertificateEnds,
  'line.proxyForbidden': causeLineProxyForbidden,
  'line.unregistered': causeLineUnregistered,
  'logs.late': causeLogsLate,
  'logs.needAgents': causeLogsNeedAgents,
  'numbers.failing': causeNumbersFailing,
  'numbers.unreadable': causeNumbersUnreadable,
  'salesforce.packageMissing': causeSalesforcePackageMissing,
  'salesforce.packageOlder': causeSalesforcePackageOlder,
  'salesforce.unreachable': causeSalesforceUnreachable,
  'settings.matchObjectMute': causeSettingsMatchObjectMute,
  'settings.matchObjectUnknown': causeSettingsMatchObjectUnknown,
  'settings.numberUnreadable': causeSettingsNumberUnreadable,
  'settings.taskFieldUnknown': causeSettingsTaskFieldUnknown,
  'sweeps.late': causeSweepsLate,
  'texts.late': causeTextsLate,
  'zoom.eventsMissing': causeZoomEventsMissing,
  'zoom.smartEmbedUnreachable': causeZoomSmartEmbedUnreachable,
  'zoom.unreachable': causeZoomUnreachable,
  'zoom.webhookSecret': causeZoomWebhookSecret,
  'zoom.webhooksLost': causeZoomWebhooksLost,
  'zoom.webhooksNever': causeZoomWebhooksNever,
  'zoom.webhooksStale': causeZoomWebhooksStale,
};

/** What to do. */
export const fixTexts: Texts = {
  'agents.fieldsHidden': fixAgentsFieldsHidden,
  'agents.fieldsReadOnly': fixAgentsFieldsReadOnly,
  'agents.noEditTask': fixAgentsNoEditTask,
  'agents.noPermissionSet': fixAgentsNoPermissionSet,
  'agents.noPhoneLicence': fixAgentsNoPhoneLicence,
  'agents.none': fixAgentsNone,
  'agents.salesforceSignIn': fixAgentsSalesforceSignIn,
  'agents.zoomScopes': fixAgentsZoomScopes,
  'agents.zoomScopesOptional': fixAgentsZoomScopesOptional,
  'agents.zoomSignIn': fixAgentsZoomSignIn,
  'database.clock': fixDatabaseClock,
  'database.otherVersion': fixDatabaseOtherVersion,
  'database.unreachable': fixDatabaseUnreachable,
  'gateway.clock': fixGatewayClock,
  'gateway.jobsLate': fixGatewayJobsLate,
  'gateway.keyMissing': fixGatewayKeyMissing,
  'gateway.originMissing': fixGatewayOriginMissing,
  'gateway.publicUrlLocal': fixGatewayPublicUrlLocal,
  'gateway.publicUrlOther': fixGatewayPublicUrlOther,
  'gateway.publicUrlUnreachable': fixGatewayPublicUrlUnreachable,
  'gateway.several': fixGatewaySeveral,
  'line.accountApp': fixLineAccountApp,
  'line.accountRefused': fixLineAccountRefused,
  'line.engineAway': fixLineEngineAway,
  'line.engineOld': fixLineEngineOld,
  'line.engineOpen': fixLineEngineOpen,
  'line.engineSecret': fixLineEngineSecret,
  'line.engineWithoutSip': fixLineEngineWithoutSip,
  'line.noIceServers': fixLineNoIceServers,
  'line.noPhone': fixLineNoPhone,
  'line.phonesUnreadable': fixLinePhonesUnreadable,
  'line.proxyAway': fixLineProxyAway,
  'line.proxyCertificate': fixLineProxyCertificate,
  'line.proxyCertificateEnds': fixLineProxyCertificateEnds,
  'line.proxyForbidden': fixLineProxyForbidden,
  'line.unregistered': fixLineUnregistered,
  'logs.late': fixLogsLate,
  'logs.needAgents': fixLogsNeedAgents,
  'numbers.failing': fixNumbersFailing,
  'numbers.unreadable': fixNumbersUnreadable,
  'salesforce.packageMissing': fixSalesforcePackageMissing,
  'salesforce.packageOlder': fixSalesforcePackageOlder,
  'salesforce.unreachable': fixSalesforceUnreachable,
  'settings.matchObjectMute': fixSettingsMatchObjectMute,
  'settings.matchObjectUnknown': fixSettingsMatchObjectUnknown,
  'settings.numberUnreadable': fixSettingsNumberUnreadable,
  'settings.taskFieldUnknown': fixSettingsTaskFieldUnknown,
  'sweeps.late': fixSweepsLate,
  'texts.late': fixTextsLate,
  'zoom.eventsMissing': fixZoomEventsMissing,
  'zoom.smartEmbedUnreachable': fixZoomSmartEmbedUnreachable,
  'zoom.unreachable': fixZoomUnreachable,
  'zoom.webhookSecret': fixZoomWebhookSecret,
  'zoom.webhooksLost': fixZoomWebhooksLost,
  'zoom.webhooksNever': fixZoomWebhooksNever,
  'zoom.webhooksStale': fixZoomWebhooksStale,
};
