/** Generated from the custom labels by `npm run build:labels`: change the labels, not this file. */
/* eslint-disable max-lines */
import actionAnswer from '@salesforce/label/c.ZoomPhone_Action_Answer';
import actionDecline from '@salesforce/label/c.ZoomPhone_Action_Decline';
import actionHangUp from '@salesforce/label/c.ZoomPhone_Action_HangUp';
import actionHold from '@salesforce/label/c.ZoomPhone_Action_Hold';
import actionMute from '@salesforce/label/c.ZoomPhone_Action_Mute';
import actionResume from '@salesforce/label/c.ZoomPhone_Action_Resume';
import actionSendDigits from '@salesforce/label/c.ZoomPhone_Action_SendDigits';
import actionStartRecording from '@salesforce/label/c.ZoomPhone_Action_StartRecording';
import actionStopRecording from '@salesforce/label/c.ZoomPhone_Action_StopRecording';
import actionTransfer from '@salesforce/label/c.ZoomPhone_Action_Transfer';
import actionUnmute from '@salesforce/label/c.ZoomPhone_Action_Unmute';
import callCalling from '@salesforce/label/c.ZoomPhone_Call_Calling';
import callConnected from '@salesforce/label/c.ZoomPhone_Call_Connected';
import callDuration from '@salesforce/label/c.ZoomPhone_Call_Duration';
import callEnded from '@salesforce/label/c.ZoomPhone_Call_Ended';
import callHiddenCallerId from '@salesforce/label/c.ZoomPhone_Call_HiddenCallerId';
import callIncoming from '@salesforce/label/c.ZoomPhone_Call_Incoming';
import callIncomingFrom from '@salesforce/label/c.ZoomPhone_Call_IncomingFrom';
import callInternal from '@salesforce/label/c.ZoomPhone_Call_Internal';
import callMuted from '@salesforce/label/c.ZoomPhone_Call_Muted';
import callNumberUnknown from '@salesforce/label/c.ZoomPhone_Call_NumberUnknown';
import callNumberWithheld from '@salesforce/label/c.ZoomPhone_Call_NumberWithheld';
import callOnDevice from '@salesforce/label/c.ZoomPhone_Call_OnDevice';
import callOnHold from '@salesforce/label/c.ZoomPhone_Call_OnHold';
import callOnHoldFor from '@salesforce/label/c.ZoomPhone_Call_OnHoldFor';
import callRecording from '@salesforce/label/c.ZoomPhone_Call_Recording';
import callVia from '@salesforce/label/c.ZoomPhone_Call_Via';
import callerIdHide from '@salesforce/label/c.ZoomPhone_CallerId_Hide';
import callerIdHideHelp from '@salesforce/label/c.ZoomPhone_CallerId_HideHelp';
import callerIdLabel from '@salesforce/label/c.ZoomPhone_CallerId_Label';
import callerIdNone from '@salesforce/label/c.ZoomPhone_CallerId_None';
import commentLabel from '@salesforce/label/c.ZoomPhone_Comment_Label';
import commentLeft from '@salesforce/label/c.ZoomPhone_Comment_Left';
import commentNotSaved from '@salesforce/label/c.ZoomPhone_Comment_NotSaved';
import commentPlaceholder from '@salesforce/label/c.ZoomPhone_Comment_Placeholder';
import commentSaved from '@salesforce/label/c.ZoomPhone_Comment_Saved';
import commentSaving from '@salesforce/label/c.ZoomPhone_Comment_Saving';
import commonCancel from '@salesforce/label/c.ZoomPhone_Common_Cancel';
import commonCode from '@salesforce/label/c.ZoomPhone_Common_Code';
import commonLoading from '@salesforce/label/c.ZoomPhone_Common_Loading';
import commonOk from '@salesforce/label/c.ZoomPhone_Common_Ok';
import commonRetry from '@salesforce/label/c.ZoomPhone_Common_Retry';
import commonSalesforceSays from '@salesforce/label/c.ZoomPhone_Common_SalesforceSays';
import commonUndo from '@salesforce/label/c.ZoomPhone_Common_Undo';
import commonZoomPhone from '@salesforce/label/c.ZoomPhone_Common_ZoomPhone';
import connectionConnected from '@salesforce/label/c.ZoomPhone_Connection_Connected';
import connectionConnecting from '@salesforce/label/c.ZoomPhone_Connection_Connecting';
import connectionOffline from '@salesforce/label/c.ZoomPhone_Connection_Offline';
import connectionOfflineHelp from '@salesforce/label/c.ZoomPhone_Connection_OfflineHelp';
import connectionReconnecting from '@salesforce/label/c.ZoomPhone_Connection_Reconnecting';
import consentDeclined from '@salesforce/label/c.ZoomPhone_Consent_Declined';
import consentQuestion from '@salesforce/label/c.ZoomPhone_Consent_Question';
import consentTitle from '@salesforce/label/c.ZoomPhone_Consent_Title';
import dialCallNumber from '@salesforce/label/c.ZoomPhone_Dial_CallNumber';
import dialCalling from '@salesforce/label/c.ZoomPhone_Dial_Calling';
import dialFailed from '@salesforce/label/c.ZoomPhone_Dial_Failed';
import dialFailedHelp from '@salesforce/label/c.ZoomPhone_Dial_FailedHelp';
import dialLabelOf from '@salesforce/label/c.ZoomPhone_Dial_LabelOf';
import dialLoading from '@salesforce/label/c.ZoomPhone_Dial_Loading';
import dialNoNumber from '@salesforce/label/c.ZoomPhone_Dial_NoNumber';
import dialNoNumberTitle from '@salesforce/label/c.ZoomPhone_Dial_NoNumberTitle';
import dialTitle from '@salesforce/label/c.ZoomPhone_Dial_Title';
import dialWidgetMissing from '@salesforce/label/c.ZoomPhone_Dial_WidgetMissing';
import directionInbound from '@salesforce/label/c.ZoomPhone_Direction_Inbound';
import directionOutbound from '@salesforce/label/c.ZoomPhone_Direction_Outbound';
import errorCallUnknown from '@salesforce/label/c.ZoomPhone_Error_call_unknown';
import errorCommentTooLong from '@salesforce/label/c.ZoomPhone_Error_comment_tooLong';
import errorConfigInvalid from '@salesforce/label/c.ZoomPhone_Error_config_invalid';
import errorDialNoCallerId from '@salesforce/label/c.ZoomPhone_Error_dial_noCallerId';
import errorDialNoResponse from '@salesforce/label/c.ZoomPhone_Error_dial_noResponse';
import errorDialPadNotReady from '@salesforce/label/c.ZoomPhone_Error_dial_padNotReady';
import errorGatewayInternal from '@salesforce/label/c.ZoomPhone_Error_gateway_internal';
import errorGatewayStopping from '@salesforce/label/c.ZoomPhone_Error_gateway_stopping';
import errorGatewayUnreachable from '@salesforce/label/c.ZoomPhone_Error_gateway_unreachable';
import errorNumberEmpty from '@salesforce/label/c.ZoomPhone_Error_number_empty';
import errorNumberExtension from '@salesforce/label/c.ZoomPhone_Error_number_extension';
import errorNumberInvalid from '@salesforce/label/c.ZoomPhone_Error_number_invalid';
import errorNumberMissing from '@salesforce/label/c.ZoomPhone_Error_number_missing';
import errorNumberTooLong from '@salesforce/label/c.ZoomPhone_Error_number_tooLong';
import errorNumberTooShort from '@salesforce/label/c.ZoomPhone_Error_number_tooShort';
import errorRequestForbidden from '@salesforce/label/c.ZoomPhone_Error_request_forbidden';
import errorRequestInvalid from '@salesforce/label/c.ZoomPhone_Error_request_invalid';
import errorRequestNotFound from '@salesforce/label/c.ZoomPhone_Error_request_notFound';
import errorRequestTooLarge from '@salesforce/label/c.ZoomPhone_Error_request_tooLarge';
import errorRequestTooMany from '@salesforce/label/c.ZoomPhone_Error_request_tooMany';
import errorSalesforceFieldNotWritable from '@salesforce/label/c.ZoomPhone_Error_salesforce_fieldNotWritable';
import errorSalesforceLimitReached from '@salesforce/label/c.ZoomPhone_Error_salesforce_limitReached';
import errorSalesforceNoAccess from '@salesforce/label/c.ZoomPhone_Error_salesforce_noAccess';
import errorSalesforceRecordGone from '@salesforce/label/c.ZoomPhone_Error_salesforce_recordGone';
import errorSalesforceRefused from '@salesforce/label/c.ZoomPhone_Error_salesforce_refused';
import errorSalesforceRowLocked from '@salesforce/label/c.ZoomPhone_Error_salesforce_rowLocked';
import errorSalesforceSignInNeeded from '@salesforce/label/c.ZoomPhone_Error_salesforce_signInNeeded';
import errorSalesforceStorageFull from '@salesforce/label/c.ZoomPhone_Error_salesforce_storageFull';
import errorSalesforceUnavailable from '@salesforce/label/c.ZoomPhone_Error_salesforce_unavailable';
import errorSalesforceUserNotAllowed from '@salesforce/label/c.ZoomPhone_Error_salesforce_userNotAllowed';
import errorSalesforceValidation from '@salesforce/label/c.ZoomPhone_Error_salesforce_validation';
import errorSessionMissing from '@salesforce/label/c.ZoomPhone_Error_session_missing';
import errorSignInDenied from '@salesforce/label/c.ZoomPhone_Error_signIn_denied';
import errorSignInExpired from '@salesforce/label/c.ZoomPhone_Error_signIn_expired';
import errorSignInFailed from '@salesforce/label/c.ZoomPhone_Error_signIn_failed';
import errorSignInPopupBlocked from '@salesforce/label/c.ZoomPhone_Error_signIn_popupBlocked';
import errorSignInWindowClosed from '@salesforce/label/c.ZoomPhone_Error_signIn_windowClosed';
import errorSignInWrongUser from '@salesforce/label/c.ZoomPhone_Error_signIn_wrongUser';
import errorWebhookBadSignature from '@salesforce/label/c.ZoomPhone_Error_webhook_badSignature';
import errorWebhookMalformed from '@salesforce/label/c.ZoomPhone_Error_webhook_malformed';
import errorWebhookStale from '@salesforce/label/c.ZoomPhone_Error_webhook_stale';
import errorZoomNoPhoneLicence from '@salesforce/label/c.ZoomPhone_Error_zoom_noPhoneLicence';
import errorZoomRateLimited from '@salesforce/label/c.ZoomPhone_Error_zoom_rateLimited';
import errorZoomRefused from '@salesforce/label/c.ZoomPhone_Error_zoom_refused';
import errorZoomScopeMissing from '@salesforce/label/c.ZoomPhone_Error_zoom_scopeMissing';
import errorZoomSignInNeeded from '@salesforce/label/c.ZoomPhone_Error_zoom_signInNeeded';
import errorZoomUnavailable from '@salesforce/label/c.ZoomPhone_Error_zoom_unavailable';
import helpCallUnknown from '@salesforce/label/c.ZoomPhone_Help_call_unknown';
import helpCommentTooLong from '@salesforce/label/c.ZoomPhone_Help_comment_tooLong';
import helpConfigInvalid from '@salesforce/label/c.ZoomPhone_Help_config_invalid';
import helpDialNoCallerId from '@salesforce/label/c.ZoomPhone_Help_dial_noCallerId';
import helpDialNoResponse from '@salesforce/label/c.ZoomPhone_Help_dial_noResponse';
import helpDialPadNotReady from '@salesforce/label/c.ZoomPhone_Help_dial_padNotReady';
import helpGatewayInternal from '@salesforce/label/c.ZoomPhone_Help_gateway_internal';
import helpGatewayStopping from '@salesforce/label/c.ZoomPhone_Help_gateway_stopping';
import helpGatewayUnreachable from '@salesforce/label/c.ZoomPhone_Help_gateway_unreachable';
import helpNumberEmpty from '@salesforce/label/c.ZoomPhone_Help_number_empty';
import helpNumberExtension from '@salesforce/label/c.ZoomPhone_Help_number_extension';
import helpNumberInvalid from '@salesforce/label/c.ZoomPhone_Help_number_invalid';
import helpNumberMissing from '@salesforce/label/c.ZoomPhone_Help_number_missing';
import helpNumberTooLong from '@salesforce/label/c.ZoomPhone_Help_number_tooLong';
import helpNumberTooShort from '@salesforce/label/c.ZoomPhone_Help_number_tooShort';
import helpRequestForbidden from '@salesforce/label/c.ZoomPhone_Help_request_forbidden';
import helpRequestInvalid from '@salesforce/label/c.ZoomPhone_Help_request_invalid';
import helpRequestNotFound from '@salesforce/label/c.ZoomPhone_Help_request_notFound';
import helpRequestTooLarge from '@salesforce/label/c.ZoomPhone_Help_request_tooLarge';
import helpRequestTooMany from '@salesforce/label/c.ZoomPhone_Help_request_tooMany';
import helpSalesforceFieldNotWritable from '@salesforce/label/c.ZoomPhone_Help_salesforce_fieldNotWritable';
import helpSalesforceLimitReached from '@salesforce/label/c.ZoomPhone_Help_salesforce_limitReached';
import helpSalesforceNoAccess from '@salesforce/label/c.ZoomPhone_Help_salesforce_noAccess';
import helpSalesforceRecordGone from '@salesforce/label/c.ZoomPhone_Help_salesforce_recordGone';
import helpSalesforceRefused from '@salesforce/label/c.ZoomPhone_Help_salesforce_refused';
import helpSalesforceRowLocked from '@salesforce/label/c.ZoomPhone_Help_salesforce_rowLocked';
import helpSalesforceSignInNeeded from '@salesforce/label/c.ZoomPhone_Help_salesforce_signInNeeded';
import helpSalesforceStorageFull from '@salesforce/label/c.ZoomPhone_Help_salesforce_storageFull';
import helpSalesforceUnavailable from '@salesforce/label/c.ZoomPhone_Help_salesforce_unavailable';
import helpSalesforceUserNotAllowed from '@salesforce/label/c.ZoomPhone_Help_salesforce_userNotAllowed';
import helpSalesforceValidation from '@salesforce/label/c.ZoomPhone_Help_salesforce_validation';
import helpSessionMissing from '@salesforce/label/c.ZoomPhone_Help_session_missing';
import helpSignInDenied from '@salesforce/label/c.ZoomPhone_Help_signIn_denied';
import helpSignInExpired from '@salesforce/label/c.ZoomPhone_Help_signIn_expired';
import helpSignInFailed from '@salesforce/label/c.ZoomPhone_Help_signIn_failed';
import helpSignInPopupBlocked from '@salesforce/label/c.ZoomPhone_Help_signIn_popupBlocked';
import helpSignInWindowClosed from '@salesforce/label/c.ZoomPhone_Help_signIn_windowClosed';
import helpSignInWrongUser from '@salesforce/label/c.ZoomPhone_Help_signIn_wrongUser';
import helpWebhookBadSignature from '@salesforce/label/c.ZoomPhone_Help_webhook_badSignature';
import helpWebhookMalformed from '@salesforce/label/c.ZoomPhone_Help_webhook_malformed';
import helpWebhookStale from '@salesforce/label/c.ZoomPhone_Help_webhook_stale';
import helpZoomNoPhoneLicence from '@salesforce/label/c.ZoomPhone_Help_zoom_noPhoneLicence';
import helpZoomRateLimited from '@salesforce/label/c.ZoomPhone_Help_zoom_rateLimited';
import helpZoomRefused from '@salesforce/label/c.ZoomPhone_Help_zoom_refused';
import helpZoomScopeMissing from '@salesforce/label/c.ZoomPhone_Help_zoom_scopeMissing';
import helpZoomSignInNeeded from '@salesforce/label/c.ZoomPhone_Help_zoom_signInNeeded';
import helpZoomUnavailable from '@salesforce/label/c.ZoomPhone_Help_zoom_unavailable';
import historyCallBack from '@salesforce/label/c.ZoomPhone_History_CallBack';
import historyEmpty from '@salesforce/label/c.ZoomPhone_History_Empty';
import historyEmptyHelp from '@salesforce/label/c.ZoomPhone_History_EmptyHelp';
import historyMore from '@salesforce/label/c.ZoomPhone_History_More';
import historyToday from '@salesforce/label/c.ZoomPhone_History_Today';
import historyYesterday from '@salesforce/label/c.ZoomPhone_History_Yesterday';
import holdEmpty from '@salesforce/label/c.ZoomPhone_Hold_Empty';
import holdEmptyHelp from '@salesforce/label/c.ZoomPhone_Hold_EmptyHelp';
import holdLimit from '@salesforce/label/c.ZoomPhone_Hold_Limit';
import holdNoRecording from '@salesforce/label/c.ZoomPhone_Hold_NoRecording';
import holdResumeThere from '@salesforce/label/c.ZoomPhone_Hold_ResumeThere';
import keypadBackspace from '@salesforce/label/c.ZoomPhone_Keypad_Backspace';
import keypadCall from '@salesforce/label/c.ZoomPhone_Keypad_Call';
import keypadCallNumber from '@salesforce/label/c.ZoomPhone_Keypad_CallNumber';
import keypadExtensionHint from '@salesforce/label/c.ZoomPhone_Keypad_ExtensionHint';
import keypadKey from '@salesforce/label/c.ZoomPhone_Keypad_Key';
import keypadKeyPound from '@salesforce/label/c.ZoomPhone_Keypad_KeyPound';
import keypadKeyStar from '@salesforce/label/c.ZoomPhone_Keypad_KeyStar';
import keypadKeyZero from '@salesforce/label/c.ZoomPhone_Keypad_KeyZero';
import keypadNoRecent from '@salesforce/label/c.ZoomPhone_Keypad_NoRecent';
import keypadRecent from '@salesforce/label/c.ZoomPhone_Keypad_Recent';
import keypadSearchLabel from '@salesforce/label/c.ZoomPhone_Keypad_SearchLabel';
import keypadSearchPlaceholder from '@salesforce/label/c.ZoomPhone_Keypad_SearchPlaceholder';
import lineOpened from '@salesforce/label/c.ZoomPhone_Line_Opened';
import lineUsesZoomApp from '@salesforce/label/c.ZoomPhone_Line_UsesZoomApp';
import logCloseSaved from '@salesforce/label/c.ZoomPhone_Log_CloseSaved';
import logCloseSaves from '@salesforce/label/c.ZoomPhone_Log_CloseSaves';
import logCloseUnsaved from '@salesforce/label/c.ZoomPhone_Log_CloseUnsaved';
import logClosed from '@salesforce/label/c.ZoomPhone_Log_Closed';
import logDelete from '@salesforce/label/c.ZoomPhone_Log_Delete';
import logDeleteHelp from '@salesforce/label/c.ZoomPhone_Log_DeleteHelp';
import logDeleted from '@salesforce/label/c.ZoomPhone_Log_Deleted';
import logNeedsYou from '@salesforce/label/c.ZoomPhone_Log_NeedsYou';
import logOpen from '@salesforce/label/c.ZoomPhone_Log_Open';
import logOpenTask from '@salesforce/label/c.ZoomPhone_Log_OpenTask';
import logRetry from '@salesforce/label/c.ZoomPhone_Log_Retry';
import logSave from '@salesforce/label/c.ZoomPhone_Log_Save';
import logSaveAndCloseAll from '@salesforce/label/c.ZoomPhone_Log_SaveAndCloseAll';
import logSaved from '@salesforce/label/c.ZoomPhone_Log_Saved';
import logSaving from '@salesforce/label/c.ZoomPhone_Log_Saving';
import logWaiting from '@salesforce/label/c.ZoomPhone_Log_Waiting';
import padAnswerThere from '@salesforce/label/c.ZoomPhone_Pad_AnswerThere';
import padHide from '@salesforce/label/c.ZoomPhone_Pad_Hide';
import padInMeeting from '@salesforce/label/c.ZoomPhone_Pad_InMeeting';
import padLoading from '@salesforce/label/c.ZoomPhone_Pad_Loading';
import padNoResponse from '@salesforce/label/c.ZoomPhone_Pad_NoResponse';
import padNoResponseTitle from '@salesforce/label/c.ZoomPhone_Pad_NoResponseTitle';
import padNotReady from '@salesforce/label/c.ZoomPhone_Pad_NotReady';
import padNotReadyTitle from '@salesforce/label/c.ZoomPhone_Pad_NotReadyTitle';
import padOwnButtons from '@salesforce/label/c.ZoomPhone_Pad_OwnButtons';
import padShow from '@salesforce/label/c.ZoomPhone_Pad_Show';
import padTitle from '@salesforce/label/c.ZoomPhone_Pad_Title';
import padUseZoomApp from '@salesforce/label/c.ZoomPhone_Pad_UseZoomApp';
import resultInboundAnswered from '@salesforce/label/c.ZoomPhone_ResultInbound_Answered';
import resultInboundAnsweredElsewhere from '@salesforce/label/c.ZoomPhone_ResultInbound_AnsweredElsewhere';
import resultInboundBusy from '@salesforce/label/c.ZoomPhone_ResultInbound_Busy';
import resultInboundCancelled from '@salesforce/label/c.ZoomPhone_ResultInbound_Cancelled';
import resultInboundDeclined from '@salesforce/label/c.ZoomPhone_ResultInbound_Declined';
import resultInboundFailed from '@salesforce/label/c.ZoomPhone_ResultInbound_Failed';
import resultInboundMissed from '@salesforce/label/c.ZoomPhone_ResultInbound_Missed';
import resultInboundNoAnswer from '@salesforce/label/c.ZoomPhone_ResultInbound_NoAnswer';
import resultInboundUnknown from '@salesforce/label/c.ZoomPhone_ResultInbound_Unknown';
import resultInboundVoicemail from '@salesforce/label/c.ZoomPhone_ResultInbound_Voicemail';
import resultOutboundAnswered from '@salesforce/label/c.ZoomPhone_ResultOutbound_Answered';
import resultOutboundAnsweredElsewhere from '@salesforce/label/c.ZoomPhone_ResultOutbound_AnsweredElsewhere';
import resultOutboundBusy from '@salesforce/label/c.ZoomPhone_ResultOutbound_Busy';
import resultOutboundCancelled from '@salesforce/label/c.ZoomPhone_ResultOutbound_Cancelled';
import resultOutboundDeclined from '@salesforce/label/c.ZoomPhone_ResultOutbound_Declined';
import resultOutboundFailed from '@salesforce/label/c.ZoomPhone_ResultOutbound_Failed';
import resultOutboundMissed from '@salesforce/label/c.ZoomPhone_ResultOutbound_Missed';
import resultOutboundNoAnswer from '@salesforce/label/c.ZoomPhone_ResultOutbound_NoAnswer';
import resultOutboundUnknown from '@salesforce/label/c.ZoomPhone_ResultOutbound_Unknown';
import resultOutboundVoicemail from '@salesforce/label/c.ZoomPhone_ResultOutbound_Voicemail';
import searchFailed from '@salesforce/label/c.ZoomPhone_Search_Failed';
import searchNoNumber from '@salesforce/label/c.ZoomPhone_Search_NoNumber';
import searchNoResults from '@salesforce/label/c.ZoomPhone_Search_NoResults';
import searchResults from '@salesforce/label/c.ZoomPhone_Search_Results';
import searchSearching from '@salesforce/label/c.ZoomPhone_Search_Searching';
import searchTooShort from '@salesforce/label/c.ZoomPhone_Search_TooShort';
import sessionMenu from '@salesforce/label/c.ZoomPhone_Session_Menu';
import sessionOtherTab from '@salesforce/label/c.ZoomPhone_Session_OtherTab';
import sessionSignOut from '@salesforce/label/c.ZoomPhone_Session_SignOut';
import sessionSignedInAs from '@salesforce/label/c.ZoomPhone_Session_SignedInAs';
import signInAgainSalesforce from '@salesforce/label/c.ZoomPhone_SignIn_AgainSalesforce';
import signInAgainZoom from '@salesforce/label/c.ZoomPhone_SignIn_AgainZoom';
import signInAskAdmin from '@salesforce/label/c.ZoomPhone_SignIn_AskAdmin';
import signInButton from '@salesforce/label/c.ZoomPhone_SignIn_Button';
import signInCodeHelp from '@salesforce/label/c.ZoomPhone_SignIn_CodeHelp';
import signInCodeLabel from '@salesforce/label/c.ZoomPhone_SignIn_CodeLabel';
import signInExplanation from '@salesforce/label/c.ZoomPhone_SignIn_Explanation';
import signInNotAllowed from '@salesforce/label/c.ZoomPhone_SignIn_NotAllowed';
import signInShowWindow from '@salesforce/label/c.ZoomPhone_SignIn_ShowWindow';
import signInTitle from '@salesforce/label/c.ZoomPhone_SignIn_Title';
import signInUseCode from '@salesforce/label/c.ZoomPhone_SignIn_UseCode';
import signInWaiting from '@salesforce/label/c.ZoomPhone_SignIn_Waiting';
import tabHistory from '@salesforce/label/c.ZoomPhone_Tab_History';
import tabHistoryNeedsYou from '@salesforce/label/c.ZoomPhone_Tab_HistoryNeedsYou';
import tabHoldQueue from '@salesforce/label/c.ZoomPhone_Tab_HoldQueue';
import tabHoldQueueCount from '@salesforce/label/c.ZoomPhone_Tab_HoldQueueCount';
import tabKeypad from '@salesforce/label/c.ZoomPhone_Tab_Keypad';
import tabSms from '@salesforce/label/c.ZoomPhone_Tab_Sms';
import warningEmergencyQuestion from '@salesforce/label/c.ZoomPhone_Warning_EmergencyQuestion';
import warningEmergencyTitle from '@salesforce/label/c.ZoomPhone_Warning_EmergencyTitle';
import warningPremiumQuestion from '@salesforce/label/c.ZoomPhone_Warning_PremiumQuestion';
import warningPremiumTitle from '@salesforce/label/c.ZoomPhone_Warning_PremiumTitle';
import whoChange from '@salesforce/label/c.ZoomPhone_Who_Change';
import whoChoose from '@salesforce/label/c.ZoomPhone_Who_Choose';
import whoContact from '@salesforce/label/c.ZoomPhone_Who_Contact';
import whoLabel from '@salesforce/label/c.ZoomPhone_Who_Label';
import whoLead from '@salesforce/label/c.ZoomPhone_Who_Lead';
import whoNewContact from '@salesforce/label/c.ZoomPhone_Who_NewContact';
import whoNewLead from '@salesforce/label/c.ZoomPhone_Who_NewLead';
import whoNoMatch from '@salesforce/label/c.ZoomPhone_Who_NoMatch';
import whoOpen from '@salesforce/label/c.ZoomPhone_Who_Open';
import whoRelatedTo from '@salesforce/label/c.ZoomPhone_Who_RelatedTo';
import whoRemove from '@salesforce/label/c.ZoomPhone_Who_Remove';
import whoSearchFailed from '@salesforce/label/c.ZoomPhone_Who_SearchFailed';
import whoSearching from '@salesforce/label/c.ZoomPhone_Who_Searching';
import whoSeveral from '@salesforce/label/c.ZoomPhone_Who_Several';
import type { CallResult, Direction, ErrorCode } from 'c/zoomCallCore';

/** What the widget says, in the user's language. Placeholders are {0}, {1}...: see `fill`. */
export const labels = {
  actionAnswer,
  actionDecline,
  actionHangUp,
  actionHold,
  actionMute,
  actionResume,
  actionSendDigits,
  actionStartRecording,
  actionStopRecording,
  actionTransfer,
  actionUnmute,
  callCalling,
  callConnected,
  callDuration,
  callEnded,
  callHiddenCallerId,
  callIncoming,
  callIncomingFrom,
  callInternal,
  callMuted,
  callNumberUnknown,
  callNumberWithheld,
  callOnDevice,
  callOnHold,
  callOnHoldFor,
  callRecording,
  callVia,
  callerIdHide,
  callerIdHideHelp,
  callerIdLabel,
  callerIdNone,
  commentLabel,
  commentLeft,
  commentNotSaved,
  commentPlaceholder,
  commentSaved,
  commentSaving,
  commonCancel,
  commonCode,
  commonLoading,
  commonOk,
  commonRetry,
  commonSalesforceSays,
  commonUndo,
  commonZoomPhone,
  connectionConnected,
  connectionConnecting,
  connectionOffline,
  connectionOfflineHelp,
  connectionReconnecting,
  consentDeclined,
  consentQuestion,
  consentTitle,
  dialCallNumber,
  dialCalling,
  dialFailed,
  dialFailedHelp,
  dialLabelOf,
  dialLoading,
  dialNoNumber,
  dialNoNumberTitle,
  dialTitle,
  dialWidgetMissing,
  directionInbound,
  directionOutbound,
  historyCallBack,
  historyEmpty,
  historyEmptyHelp,
  historyMore,
  historyToday,
  historyYesterday,
  holdEmpty,
  holdEmptyHelp,
  holdLimit,
  holdNoRecording,
  holdResumeThere,
  keypadBackspace,
  keypadCall,
  keypadCallNumber,
  keypadExtensionHint,
  keypadKey,
  keypadKeyPound,
  keypadKeyStar,
  keypadKeyZero,
  keypadNoRecent,
  keypadRecent,
  keypadSearchLabel,
  keypadSearchPlaceholder,
  lineOpened,
  lineUsesZoomApp,
  logCloseSaved,
  logCloseSaves,
  logCloseUnsaved,
  logClosed,
  logDelete,
  logDeleteHelp,
  logDeleted,
  logNeedsYou,
  logOpen,
  logOpenTask,
  logRetry,
  logSave,
  logSaveAndCloseAll,
  logSaved,
  logSaving,
  logWaiting,
  padAnswerThere,
  padHide,
  padInMeeting,
  padLoading,
  padNoResponse,
  padNoResponseTitle,
  padNotReady,
  padNotReadyTitle,
  padOwnButtons,
  padShow,
  padTitle,
  padUseZoomApp,
  searchFailed,
  searchNoNumber,
  searchNoResults,
  searchResults,
  searchSearching,
  searchTooShort,
  sessionMenu,
  sessionOtherTab,
  sessionSignOut,
  sessionSignedInAs,
  signInAgainSalesforce,
  signInAgainZoom,
  signInAskAdmin,
  signInButton,
  signInCodeHelp,
  signInCodeLabel,
  signInExplanation,
  signInNotAllowed,
  signInShowWindow,
  signInTitle,
  signInUseCode,
  signInWaiting,
  tabHistory,
  tabHistoryNeedsYou,
  tabHoldQueue,
  tabHoldQueueCount,
  tabKeypad,
  tabSms,
  warningEmergencyQuestion,
  warningEmergencyTitle,
  warningPremiumQuestion,
  warningPremiumTitle,
  whoChange,
  whoChoose,
  whoContact,
  whoLabel,
  whoLead,
  whoNewContact,
  whoNewLead,
  whoNoMatch,
  whoOpen,
  whoRelatedTo,
  whoRemove,
  whoSearchFailed,
  whoSearching,
  whoSeveral,
} as const;

/** What happened, by the code of the error. */
export const errorTexts: Readonly<Record<ErrorCode, string>> = {
  'call.unknown': errorCallUnknown,
  'comment.tooLong': errorCommentTooLong,
  'config.invalid': errorConfigInvalid,
  'dial.noCallerId': errorDialNoCallerId,
  'dial.noResponse': errorDialNoResponse,
  'dial.padNotReady': errorDialPadNotReady,
  'gateway.internal': errorGatewayInternal,
  'gateway.stopping': errorGatewayStopping,
  'gateway.unreachable': errorGatewayUnreachable,
  'number.empty': errorNumberEmpty,
  'number.extension': errorNumberExtension,
  'number.invalid': errorNumberInvalid,
  'number.missing': errorNumberMissing,
  'number.tooLong': errorNumberTooLong,
  'number.tooShort': errorNumberTooShort,
  'request.forbidden': errorRequestForbidden,
  'request.invalid': errorRequestInvalid,
  'request.notFound': errorRequestNotFound,
  'request.tooLarge': errorRequestTooLarge,
  'request.tooMany': errorRequestTooMany,
  'salesforce.fieldNotWritable': errorSalesforceFieldNotWritable,
  'salesforce.limitReached': errorSalesforceLimitReached,
  'salesforce.noAccess': errorSalesforceNoAccess,
  'salesforce.recordGone': errorSalesforceRecordGone,
  'salesforce.refused': errorSalesforceRefused,
  'salesforce.rowLocked': errorSalesforceRowLocked,
  'salesforce.signInNeeded': errorSalesforceSignInNeeded,
  'salesforce.storageFull': errorSalesforceStorageFull,
  'salesforce.unavailable': errorSalesforceUnavailable,
  'salesforce.userNotAllowed': errorSalesforceUserNotAllowed,
  'salesforce.validation': errorSalesforceValidation,
  'session.missing': errorSessionMissing,
  'signIn.denied': errorSignInDenied,
  'signIn.expired': errorSignInExpired,
  'signIn.failed': errorSignInFailed,
  'signIn.popupBlocked': errorSignInPopupBlocked,
  'signIn.windowClosed': errorSignInWindowClosed,
  'signIn.wrongUser': errorSignInWrongUser,
  'webhook.badSignature': errorWebhookBadSignature,
  'webhook.malformed': errorWebhookMalformed,
  'webhook.stale': errorWebhookStale,
  'zoom.noPhoneLicence': errorZoomNoPhoneLicence,
  'zoom.rateLimited': errorZoomRateLimited,
  'zoom.refused': errorZoomRefused,
  'zoom.scopeMissing': errorZoomScopeMissing,
  'zoom.signInNeeded': errorZoomSignInNeeded,
  'zoom.unavailable': errorZoomUnavailable,
};

/** What to do next, by the code of the error. */
export const helpTexts: Readonly<Record<ErrorCode, string>> = {
  'call.unknown': helpCallUnknown,
  'comment.tooLong': helpCommentTooLong,
  'config.invalid': helpConfigInvalid,
  'dial.noCallerId': helpDialNoCallerId,
  'dial.noResponse': helpDialNoResponse,
  'dial.padNotReady': helpDialPadNotReady,
  'gateway.internal': helpGatewayInternal,
  'gateway.stopping': helpGatewayStopping,
  'gateway.unreachable': helpGatewayUnreachable,
  'number.empty': helpNumberEmpty,
  'number.extension': helpNumberExtension,
  'number.invalid': helpNumberInvalid,
  'number.missing': helpNumberMissing,
  'number.tooLong': helpNumberTooLong,
  'number.tooShort': helpNumberTooShort,
  'request.forbidden': helpRequestForbidden,
  'request.invalid': helpRequestInvalid,
  'request.notFound': helpRequestNotFound,
  'request.tooLarge': helpRequestTooLarge,
  'request.tooMany': helpRequestTooMany,
  'salesforce.fieldNotWritable': helpSalesforceFieldNotWritable,
  'salesforce.limitReached': helpSalesforceLimitReached,
  'salesforce.noAccess': helpSalesforceNoAccess,
  'salesforce.recordGone': helpSalesforceRecordGone,
  'salesforce.refused': helpSalesforceRefused,
  'salesforce.rowLocked': helpSalesforceRowLocked,
  'salesforce.signInNeeded': helpSalesforceSignInNeeded,
  'salesforce.storageFull': helpSalesforceStorageFull,
  'salesforce.unavailable': helpSalesforceUnavailable,
  'salesforce.userNotAllowed': helpSalesforceUserNotAllowed,
  'salesforce.validation': helpSalesforceValidation,
  'session.missing': helpSessionMissing,
  'signIn.denied': helpSignInDenied,
  'signIn.expired': helpSignInExpired,
  'signIn.failed': helpSignInFailed,
  'signIn.popupBlocked': helpSignInPopupBlocked,
  'signIn.windowClosed': helpSignInWindowClosed,
  'signIn.wrongUser': helpSignInWrongUser,
  'webhook.badSignature': helpWebhookBadSignature,
  'webhook.malformed': helpWebhookMalformed,
  'webhook.stale': helpWebhookStale,
  'zoom.noPhoneLicence': helpZoomNoPhoneLicence,
  'zoom.rateLimited': helpZoomRateLimited,
  'zoom.refused': helpZoomRefused,
  'zoom.scopeMissing': helpZoomScopeMissing,
  'zoom.signInNeeded': helpZoomSignInNeeded,
  'zoom.unavailable': helpZoomUnavailable,
};

/** How a call ended, seen from the agent. */
export const resultTexts: Readonly<Record<Direction, Readonly<Record<CallResult, string>>>> = {
  inbound: {
    answered: resultInboundAnswered,
    missed: resultInboundMissed,
    declined: resultInboundDeclined,
    cancelled: resultInboundCancelled,
    busy: resultInboundBusy,
    noAnswer: resultInboundNoAnswer,
    voicemail: resultInboundVoicemail,
    answeredElsewhere: resultInboundAnsweredElsewhere,
    failed: resultInboundFailed,
    unknown: resultInboundUnknown,
  },
  outbound: {
    answered: resultOutboundAnswered,
    missed: resultOutboundMissed,
    declined: resultOutboundDeclined,
    cancelled: resultOutboundCancelled,
    busy: resultOutboundBusy,
    noAnswer: resultOutboundNoAnswer,
    voicemail: resultOutboundVoicemail,
    answeredElsewhere: resultOutboundAnsweredElsewhere,
    failed: resultOutboundFailed,
    unknown: resultOutboundUnknown,
  },
};
