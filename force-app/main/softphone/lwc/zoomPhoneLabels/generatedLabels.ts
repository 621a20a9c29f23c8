/** Generated from the custom labels by `npm run build:labels`: change the labels, not this file. */
/* eslint-disable max-lines */
import callCalling from '@salesforce/label/c.ZoomPhone_Call_Calling';
import callConnected from '@salesforce/label/c.ZoomPhone_Call_Connected';
import callDuration from '@salesforce/label/c.ZoomPhone_Call_Duration';
import callEnded from '@salesforce/label/c.ZoomPhone_Call_Ended';
import callIncoming from '@salesforce/label/c.ZoomPhone_Call_Incoming';
import callIncomingFrom from '@salesforce/label/c.ZoomPhone_Call_IncomingFrom';
import callInternal from '@salesforce/label/c.ZoomPhone_Call_Internal';
import callMuted from '@salesforce/label/c.ZoomPhone_Call_Muted';
import callNumberWithheld from '@salesforce/label/c.ZoomPhone_Call_NumberWithheld';
import callOnDevice from '@salesforce/label/c.ZoomPhone_Call_OnDevice';
import callOnHold from '@salesforce/label/c.ZoomPhone_Call_OnHold';
import callOnHoldFor from '@salesforce/label/c.ZoomPhone_Call_OnHoldFor';
import callRecordedAutomatically from '@salesforce/label/c.ZoomPhone_Call_RecordedAutomatically';
import callRecording from '@salesforce/label/c.ZoomPhone_Call_Recording';
import callRecordingFailed from '@salesforce/label/c.ZoomPhone_Call_RecordingFailed';
import callRecordingPaused from '@salesforce/label/c.ZoomPhone_Call_RecordingPaused';
import callTransferring from '@salesforce/label/c.ZoomPhone_Call_Transferring';
import callVia from '@salesforce/label/c.ZoomPhone_Call_Via';
import callerIdHide from '@salesforce/label/c.ZoomPhone_CallerId_Hide';
import callerIdLabel from '@salesforce/label/c.ZoomPhone_CallerId_Label';
import callerIdNone from '@salesforce/label/c.ZoomPhone_CallerId_None';
import commentLabel from '@salesforce/label/c.ZoomPhone_Comment_Label';
import commentLeft from '@salesforce/label/c.ZoomPhone_Comment_Left';
import commentPlaceholder from '@salesforce/label/c.ZoomPhone_Comment_Placeholder';
import commonCancel from '@salesforce/label/c.ZoomPhone_Common_Cancel';
import commonCode from '@salesforce/label/c.ZoomPhone_Common_Code';
import commonContinue from '@salesforce/label/c.ZoomPhone_Common_Continue';
import commonLoading from '@salesforce/label/c.ZoomPhone_Common_Loading';
import commonOk from '@salesforce/label/c.ZoomPhone_Common_Ok';
import commonRetry from '@salesforce/label/c.ZoomPhone_Common_Retry';
import commonSalesforceSays from '@salesforce/label/c.ZoomPhone_Common_SalesforceSays';
import commonUndo from '@salesforce/label/c.ZoomPhone_Common_Undo';
import connectionConnected from '@salesforce/label/c.ZoomPhone_Connection_Connected';
import connectionConnecting from '@salesforce/label/c.ZoomPhone_Connection_Connecting';
import connectionOfflineHelp from '@salesforce/label/c.ZoomPhone_Connection_OfflineHelp';
import connectionReconnecting from '@salesforce/label/c.ZoomPhone_Connection_Reconnecting';
import consentQuestion from '@salesforce/label/c.ZoomPhone_Consent_Question';
import consentTitle from '@salesforce/label/c.ZoomPhone_Consent_Title';
import contextCases from '@salesforce/label/c.ZoomPhone_Context_Cases';
import contextLastCall from '@salesforce/label/c.ZoomPhone_Context_LastCall';
import contextOpportunities from '@salesforce/label/c.ZoomPhone_Context_Opportunities';
import detailsAnswered from '@salesforce/label/c.ZoomPhone_Details_Answered';
import detailsDevice from '@salesforce/label/c.ZoomPhone_Details_Device';
import detailsDuration from '@salesforce/label/c.ZoomPhone_Details_Duration';
import detailsEnded from '@salesforce/label/c.ZoomPhone_Details_Ended';
import detailsHowToDelete from '@salesforce/label/c.ZoomPhone_Details_HowToDelete';
import detailsJourney from '@salesforce/label/c.ZoomPhone_Details_Journey';
import detailsName from '@salesforce/label/c.ZoomPhone_Details_Name';
import detailsNoCall from '@salesforce/label/c.ZoomPhone_Details_NoCall';
import detailsNoMedia from '@salesforce/label/c.ZoomPhone_Details_NoMedia';
import detailsNotAnswered from '@salesforce/label/c.ZoomPhone_Details_NotAnswered';
import detailsOwnNumber from '@salesforce/label/c.ZoomPhone_Details_OwnNumber';
import detailsPeerNumber from '@salesforce/label/c.ZoomPhone_Details_PeerNumber';
import detailsQuality from '@salesforce/label/c.ZoomPhone_Details_Quality';
import detailsQualityFair from '@salesforce/label/c.ZoomPhone_Details_QualityFair';
import detailsQualityGood from '@salesforce/label/c.ZoomPhone_Details_QualityGood';
import detailsQualityPoor from '@salesforce/label/c.ZoomPhone_Details_QualityPoor';
import detailsRefresh from '@salesforce/label/c.ZoomPhone_Details_Refresh';
import detailsResult from '@salesforce/label/c.ZoomPhone_Details_Result';
import detailsSignIn from '@salesforce/label/c.ZoomPhone_Details_SignIn';
import detailsStarted from '@salesforce/label/c.ZoomPhone_Details_Started';
import detailsStaysInZoom from '@salesforce/label/c.ZoomPhone_Details_StaysInZoom';
import detailsTitle from '@salesforce/label/c.ZoomPhone_Details_Title';
import detailsWidgetMissing from '@salesforce/label/c.ZoomPhone_Details_WidgetMissing';
import deviceDesktop from '@salesforce/label/c.ZoomPhone_Device_Desktop';
import deviceMobile from '@salesforce/label/c.ZoomPhone_Device_Mobile';
import audioClose from '@salesforce/label/c.ZoomPhone_Audio_Close';
import audioLevelGood from '@salesforce/label/c.ZoomPhone_Audio_LevelGood';
import audioLevelLabel from '@salesforce/label/c.ZoomPhone_Audio_LevelLabel';
import audioLevelLoud from '@salesforce/label/c.ZoomPhone_Audio_LevelLoud';
import audioLevelNone from '@salesforce/label/c.ZoomPhone_Audio_LevelNone';
import audioLevelQuiet from '@salesforce/label/c.ZoomPhone_Audio_LevelQuiet';
import audioMicrophone from '@salesforce/label/c.ZoomPhone_Audio_Microphone';
import audioMicrophoneGone from '@salesforce/label/c.ZoomPhone_Audio_MicrophoneGone';
import audioMicrophoneSilenced from '@salesforce/label/c.ZoomPhone_Audio_MicrophoneSilenced';
import audioMissing from '@salesforce/label/c.ZoomPhone_Audio_Missing';
import audioMissingHelp from '@salesforce/label/c.ZoomPhone_Audio_MissingHelp';
import audioOutputFixed from '@salesforce/label/c.ZoomPhone_Audio_OutputFixed';
import audioPlayOnRinger from '@salesforce/label/c.ZoomPhone_Audio_PlayOnRinger';
import audioPlayOnSpeaker from '@salesforce/label/c.ZoomPhone_Audio_PlayOnSpeaker';
import audioRinger from '@salesforce/label/c.ZoomPhone_Audio_Ringer';
import audioSoundBlocked from '@salesforce/label/c.ZoomPhone_Audio_SoundBlocked';
import audioSpeaker from '@salesforce/label/c.ZoomPhone_Audio_Speaker';
import audioSpeakerGone from '@salesforce/label/c.ZoomPhone_Audio_SpeakerGone';
import audioSystemDefault from '@salesforce/label/c.ZoomPhone_Audio_SystemDefault';
import audioTestCall from '@salesforce/label/c.ZoomPhone_Audio_TestCall';
import audioTestCallBegun from '@salesforce/label/c.ZoomPhone_Audio_TestCallBegun';
import audioTestCallEnd from '@salesforce/label/c.ZoomPhone_Audio_TestCallEnd';
import audioTestCallHeard from '@salesforce/label/c.ZoomPhone_Audio_TestCallHeard';
import audioTestPlaying from '@salesforce/label/c.ZoomPhone_Audio_TestPlaying';
import audioTestRecording from '@salesforce/label/c.ZoomPhone_Audio_TestRecording';
import audioTestVoice from '@salesforce/label/c.ZoomPhone_Audio_TestVoice';
import audioTitle from '@salesforce/label/c.ZoomPhone_Audio_Title';
import qualityDetails from '@salesforce/label/c.ZoomPhone_Quality_Details';
import qualityFair from '@salesforce/label/c.ZoomPhone_Quality_Fair';
import qualityGetting from '@salesforce/label/c.ZoomPhone_Quality_Getting';
import qualityGood from '@salesforce/label/c.ZoomPhone_Quality_Good';
import qualityJitter from '@salesforce/label/c.ZoomPhone_Quality_Jitter';
import qualityLoss from '@salesforce/label/c.ZoomPhone_Quality_Loss';
import qualityMos from '@salesforce/label/c.ZoomPhone_Quality_Mos';
import qualityNotHeard from '@salesforce/label/c.ZoomPhone_Quality_NotHeard';
import qualityNotHearing from '@salesforce/label/c.ZoomPhone_Quality_NotHearing';
import qualityOneWay from '@salesforce/label/c.ZoomPhone_Quality_OneWay';
import qualityPoor from '@salesforce/label/c.ZoomPhone_Quality_Poor';
import qualityRoundTrip from '@salesforce/label/c.ZoomPhone_Quality_RoundTrip';
import qualityWarning from '@salesforce/label/c.ZoomPhone_Quality_Warning';
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
import dialTextNumber from '@salesforce/label/c.ZoomPhone_Dial_TextNumber';
import directionInbound from '@salesforce/label/c.ZoomPhone_Direction_Inbound';
import directionOutbound from '@salesforce/label/c.ZoomPhone_Direction_Outbound';
import dispositionLabel from '@salesforce/label/c.ZoomPhone_Disposition_Label';
import dispositionNone from '@salesforce/label/c.ZoomPhone_Disposition_None';
import errorCallUnknown from '@salesforce/label/c.ZoomPhone_Error_call_unknown';
import errorCommentTooLong from '@salesforce/label/c.ZoomPhone_Error_comment_tooLong';
import errorConfigInvalid from '@salesforce/label/c.ZoomPhone_Error_config_invalid';
import errorDialNoCallerId from '@salesforce/label/c.ZoomPhone_Error_dial_noCallerId';
import errorDialNoResponse from '@salesforce/label/c.ZoomPhone_Error_dial_noResponse';
import errorDialPadNotReady from '@salesforce/label/c.ZoomPhone_Error_dial_padNotReady';
import errorExternalCallsEndBeforeStart from '@salesforce/label/c.ZoomPhone_Error_externalCalls_endBeforeStart';
import errorExternalCallsListExpired from '@salesforce/label/c.ZoomPhone_Error_externalCalls_listExpired';
import errorExternalCallsTooManyDays from '@salesforce/label/c.ZoomPhone_Error_externalCalls_tooManyDays';
import errorExternalCallsTooOld from '@salesforce/label/c.ZoomPhone_Error_externalCalls_tooOld';
import errorGatewayDatabaseAway from '@salesforce/label/c.ZoomPhone_Error_gateway_databaseAway';
import errorGatewayInternal from '@salesforce/label/c.ZoomPhone_Error_gateway_internal';
import errorGatewayStopping from '@salesforce/label/c.ZoomPhone_Error_gateway_stopping';
import errorGatewayUnreachable from '@salesforce/label/c.ZoomPhone_Error_gateway_unreachable';
import errorLineAccountRefused from '@salesforce/label/c.ZoomPhone_Error_line_accountRefused';
import errorLineCallUnknown from '@salesforce/label/c.ZoomPhone_Error_line_callUnknown';
import errorLineElsewhere from '@salesforce/label/c.ZoomPhone_Error_line_elsewhere';
import errorLineEmergencyNumber from '@salesforce/label/c.ZoomPhone_Error_line_emergencyNumber';
import errorLineEngineAway from '@salesforce/label/c.ZoomPhone_Error_line_engineAway';
import errorLineMicrophoneBusy from '@salesforce/label/c.ZoomPhone_Error_line_microphoneBusy';
import errorLineMicrophoneForbidden from '@salesforce/label/c.ZoomPhone_Error_line_microphoneForbidden';
import errorLineMicrophoneMissing from '@salesforce/label/c.ZoomPhone_Error_line_microphoneMissing';
import errorLineMicrophoneRefused from '@salesforce/label/c.ZoomPhone_Error_line_microphoneRefused';
import errorLineNoAccount from '@salesforce/label/c.ZoomPhone_Error_line_noAccount';
import errorLineNotNow from '@salesforce/label/c.ZoomPhone_Error_line_notNow';
import errorLineNotRegistered from '@salesforce/label/c.ZoomPhone_Error_line_notRegistered';
import errorLineRefused from '@salesforce/label/c.ZoomPhone_Error_line_refused';
import errorLineTooManyCalls from '@salesforce/label/c.ZoomPhone_Error_line_tooManyCalls';
import errorMediaDeleted from '@salesforce/label/c.ZoomPhone_Error_media_deleted';
import errorMediaNotReady from '@salesforce/label/c.ZoomPhone_Error_media_notReady';
import errorMediaUnknown from '@salesforce/label/c.ZoomPhone_Error_media_unknown';
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
import errorSettingsDispositionsTooLong from '@salesforce/label/c.ZoomPhone_Error_settings_dispositionsTooLong';
import errorSettingsInvalidNumber from '@salesforce/label/c.ZoomPhone_Error_settings_invalidNumber';
import errorSettingsNotReadable from '@salesforce/label/c.ZoomPhone_Error_settings_notReadable';
import errorSettingsNotWritable from '@salesforce/label/c.ZoomPhone_Error_settings_notWritable';
import errorSettingsObjectWithoutPhone from '@salesforce/label/c.ZoomPhone_Error_settings_objectWithoutPhone';
import errorSettingsTooManyNumbers from '@salesforce/label/c.ZoomPhone_Error_settings_tooManyNumbers';
import errorSettingsTooManyObjects from '@salesforce/label/c.ZoomPhone_Error_settings_tooManyObjects';
import errorSettingsUnknownField from '@salesforce/label/c.ZoomPhone_Error_settings_unknownField';
import errorSettingsUnknownObject from '@salesforce/label/c.ZoomPhone_Error_settings_unknownObject';
import errorSignInDenied from '@salesforce/label/c.ZoomPhone_Error_signIn_denied';
import errorSignInExpired from '@salesforce/label/c.ZoomPhone_Error_signIn_expired';
import errorSignInFailed from '@salesforce/label/c.ZoomPhone_Error_signIn_failed';
import errorSignInPopupBlocked from '@salesforce/label/c.ZoomPhone_Error_signIn_popupBlocked';
import errorSignInWindowClosed from '@salesforce/label/c.ZoomPhone_Error_signIn_windowClosed';
import errorSignInWrongUser from '@salesforce/label/c.ZoomPhone_Error_signIn_wrongUser';
import errorTextEmpty from '@salesforce/label/c.ZoomPhone_Error_text_empty';
import errorTextFileType from '@salesforce/label/c.ZoomPhone_Error_text_fileType';
import errorTextFilesTooLarge from '@salesforce/label/c.ZoomPhone_Error_text_filesTooLarge';
import errorTextGap from '@salesforce/label/c.ZoomPhone_Error_text_gap';
import errorTextNotConfirmed from '@salesforce/label/c.ZoomPhone_Error_text_notConfirmed';
import errorTextNotRegistered from '@salesforce/label/c.ZoomPhone_Error_text_notRegistered';
import errorTextOptedOut from '@salesforce/label/c.ZoomPhone_Error_text_optedOut';
import errorTextTooLong from '@salesforce/label/c.ZoomPhone_Error_text_tooLong';
import errorTextTooManyFiles from '@salesforce/label/c.ZoomPhone_Error_text_tooManyFiles';
import errorTextTooManyRecipients from '@salesforce/label/c.ZoomPhone_Error_text_tooManyRecipients';
import errorTextTurnedOff from '@salesforce/label/c.ZoomPhone_Error_text_turnedOff';
import errorTextUnknown from '@salesforce/label/c.ZoomPhone_Error_text_unknown';
import errorTextWrongNumber from '@salesforce/label/c.ZoomPhone_Error_text_wrongNumber';
import errorTextWrongSender from '@salesforce/label/c.ZoomPhone_Error_text_wrongSender';
import errorWebhookBadSignature from '@salesforce/label/c.ZoomPhone_Error_webhook_badSignature';
import errorWebhookMalformed from '@salesforce/label/c.ZoomPhone_Error_webhook_malformed';
import errorWebhookStale from '@salesforce/label/c.ZoomPhone_Error_webhook_stale';
import errorZoomNoPhoneLicence from '@salesforce/label/c.ZoomPhone_Error_zoom_noPhoneLicence';
import errorZoomRateLimited from '@salesforce/label/c.ZoomPhone_Error_zoom_rateLimited';
import errorZoomRefused from '@salesforce/label/c.ZoomPhone_Error_zoom_refused';
import errorZoomScopeMissing from '@salesforce/label/c.ZoomPhone_Error_zoom_scopeMissing';
import errorZoomSignInNeeded from '@salesforce/label/c.ZoomPhone_Error_zoom_signInNeeded';
import errorZoomUnavailable from '@salesforce/label/c.ZoomPhone_Error_zoom_unavailable';
import externalAlreadyLogged from '@salesforce/label/c.ZoomPhone_External_AlreadyLogged';
import externalBringBack from '@salesforce/label/c.ZoomPhone_External_BringBack';
import externalBringBackCall from '@salesforce/label/c.ZoomPhone_External_BringBackCall';
import externalColumnDevice from '@salesforce/label/c.ZoomPhone_External_ColumnDevice';
import externalColumnDuration from '@salesforce/label/c.ZoomPhone_External_ColumnDuration';
import externalColumnNumber from '@salesforce/label/c.ZoomPhone_External_ColumnNumber';
import externalColumnResult from '@salesforce/label/c.ZoomPhone_External_ColumnResult';
import externalColumnSelect from '@salesforce/label/c.ZoomPhone_External_ColumnSelect';
import externalColumnState from '@salesforce/label/c.ZoomPhone_External_ColumnState';
import externalColumnWhen from '@salesforce/label/c.ZoomPhone_External_ColumnWhen';
import externalColumnWho from '@salesforce/label/c.ZoomPhone_External_ColumnWho';
import externalDaysHelp from '@salesforce/label/c.ZoomPhone_External_DaysHelp';
import externalDeviceDesk from '@salesforce/label/c.ZoomPhone_External_DeviceDesk';
import externalDeviceDesktop from '@salesforce/label/c.ZoomPhone_External_DeviceDesktop';
import externalDeviceMobile from '@salesforce/label/c.ZoomPhone_External_DeviceMobile';
import externalDismiss from '@salesforce/label/c.ZoomPhone_External_Dismiss';
import externalDismissCall from '@salesforce/label/c.ZoomPhone_External_DismissCall';
import externalDismissed from '@salesforce/label/c.ZoomPhone_External_Dismissed';
import externalDismissedHelp from '@salesforce/label/c.ZoomPhone_External_DismissedHelp';
import externalDismissedList from '@salesforce/label/c.ZoomPhone_External_DismissedList';
import externalEmpty from '@salesforce/label/c.ZoomPhone_External_Empty';
import externalEmptyHelp from '@salesforce/label/c.ZoomPhone_External_EmptyHelp';
import externalEndDate from '@salesforce/label/c.ZoomPhone_External_EndDate';
import externalGone from '@salesforce/label/c.ZoomPhone_External_Gone';
import externalIntro from '@salesforce/label/c.ZoomPhone_External_Intro';
import externalLogDeleted from '@salesforce/label/c.ZoomPhone_External_LogDeleted';
import externalNext from '@salesforce/label/c.ZoomPhone_External_Next';
import externalNoWidget from '@salesforce/label/c.ZoomPhone_External_NoWidget';
import externalNoWidgetHelp from '@salesforce/label/c.ZoomPhone_External_NoWidgetHelp';
import externalNotSaved from '@salesforce/label/c.ZoomPhone_External_NotSaved';
import externalOpenWidget from '@salesforce/label/c.ZoomPhone_External_OpenWidget';
import externalPage from '@salesforce/label/c.ZoomPhone_External_Page';
import externalPrevious from '@salesforce/label/c.ZoomPhone_External_Previous';
import externalProgress from '@salesforce/label/c.ZoomPhone_External_Progress';
import externalProgressNeedYou from '@salesforce/label/c.ZoomPhone_External_ProgressNeedYou';
import externalProgressWaiting from '@salesforce/label/c.ZoomPhone_External_ProgressWaiting';
import externalSave from '@salesforce/label/c.ZoomPhone_External_Save';
import externalSearch from '@salesforce/label/c.ZoomPhone_External_Search';
import externalSearchAgain from '@salesforce/label/c.ZoomPhone_External_SearchAgain';
import externalSearching from '@salesforce/label/c.ZoomPhone_External_Searching';
import externalSearchingFound from '@salesforce/label/c.ZoomPhone_External_SearchingFound';
import externalSelectAll from '@salesforce/label/c.ZoomPhone_External_SelectAll';
import externalSelectCall from '@salesforce/label/c.ZoomPhone_External_SelectCall';
import externalSelected from '@salesforce/label/c.ZoomPhone_External_Selected';
import externalSignedOut from '@salesforce/label/c.ZoomPhone_External_SignedOut';
import externalSignedOutHelp from '@salesforce/label/c.ZoomPhone_External_SignedOutHelp';
import externalStartDate from '@salesforce/label/c.ZoomPhone_External_StartDate';
import externalTasksHelp from '@salesforce/label/c.ZoomPhone_External_TasksHelp';
import externalTitle from '@salesforce/label/c.ZoomPhone_External_Title';
import followUpButton from '@salesforce/label/c.ZoomPhone_FollowUp_Button';
import followUpCreate from '@salesforce/label/c.ZoomPhone_FollowUp_Create';
import followUpCreating from '@salesforce/label/c.ZoomPhone_FollowUp_Creating';
import followUpDefaultSubject from '@salesforce/label/c.ZoomPhone_FollowUp_DefaultSubject';
import followUpDueDate from '@salesforce/label/c.ZoomPhone_FollowUp_DueDate';
import followUpIncomplete from '@salesforce/label/c.ZoomPhone_FollowUp_Incomplete';
import followUpMade from '@salesforce/label/c.ZoomPhone_FollowUp_Made';
import followUpRefused from '@salesforce/label/c.ZoomPhone_FollowUp_Refused';
import followUpSubject from '@salesforce/label/c.ZoomPhone_FollowUp_Subject';
import followUpTitle from '@salesforce/label/c.ZoomPhone_FollowUp_Title';
import followUpWaiting from '@salesforce/label/c.ZoomPhone_FollowUp_Waiting';
import helpCallUnknown from '@salesforce/label/c.ZoomPhone_Help_call_unknown';
import helpCommentTooLong from '@salesforce/label/c.ZoomPhone_Help_comment_tooLong';
import helpConfigInvalid from '@salesforce/label/c.ZoomPhone_Help_config_invalid';
import helpDialNoCallerId from '@salesforce/label/c.ZoomPhone_Help_dial_noCallerId';
import helpDialNoResponse from '@salesforce/label/c.ZoomPhone_Help_dial_noResponse';
import helpDialPadNotReady from '@salesforce/label/c.ZoomPhone_Help_dial_padNotReady';
import helpExternalCallsEndBeforeStart from '@salesforce/label/c.ZoomPhone_Help_externalCalls_endBeforeStart';
import helpExternalCallsListExpired from '@salesforce/label/c.ZoomPhone_Help_externalCalls_listExpired';
import helpExternalCallsTooManyDays from '@salesforce/label/c.ZoomPhone_Help_externalCalls_tooManyDays';
import helpExternalCallsTooOld from '@salesforce/label/c.ZoomPhone_Help_externalCalls_tooOld';
import helpGatewayDatabaseAway from '@salesforce/label/c.ZoomPhone_Help_gateway_databaseAway';
import helpGatewayInternal from '@salesforce/label/c.ZoomPhone_Help_gateway_internal';
import helpGatewayStopping from '@salesforce/label/c.ZoomPhone_Help_gateway_stopping';
import helpGatewayUnreachable from '@salesforce/label/c.ZoomPhone_Help_gateway_unreachable';
import helpLineAccountRefused from '@salesforce/label/c.ZoomPhone_Help_line_accountRefused';
import helpLineCallUnknown from '@salesforce/label/c.ZoomPhone_Help_line_callUnknown';
import helpLineElsewhere from '@salesforce/label/c.ZoomPhone_Help_line_elsewhere';
import helpLineEmergencyNumber from '@salesforce/label/c.ZoomPhone_Help_line_emergencyNumber';
import helpLineEngineAway from '@salesforce/label/c.ZoomPhone_Help_line_engineAway';
import helpLineMicrophoneBusy from '@salesforce/label/c.ZoomPhone_Help_line_microphoneBusy';
import helpLineMicrophoneForbidden from '@salesforce/label/c.ZoomPhone_Help_line_microphoneForbidden';
import helpLineMicrophoneMissing from '@salesforce/label/c.ZoomPhone_Help_line_microphoneMissing';
import helpLineMicrophoneRefused from '@salesforce/label/c.ZoomPhone_Help_line_microphoneRefused';
import helpLineNoAccount from '@salesforce/label/c.ZoomPhone_Help_line_noAccount';
import helpLineNotNow from '@salesforce/label/c.ZoomPhone_Help_line_notNow';
import helpLineNotRegistered from '@salesforce/label/c.ZoomPhone_Help_line_notRegistered';
import helpLineRefused from '@salesforce/label/c.ZoomPhone_Help_line_refused';
import helpLineTooManyCalls from '@salesforce/label/c.ZoomPhone_Help_line_tooManyCalls';
import helpMediaDeleted from '@salesforce/label/c.ZoomPhone_Help_media_deleted';
import helpMediaNotReady from '@salesforce/label/c.ZoomPhone_Help_media_notReady';
import helpMediaUnknown from '@salesforce/label/c.ZoomPhone_Help_media_unknown';
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
import helpSettingsDispositionsTooLong from '@salesforce/label/c.ZoomPhone_Help_settings_dispositionsTooLong';
import helpSettingsInvalidNumber from '@salesforce/label/c.ZoomPhone_Help_settings_invalidNumber';
import helpSettingsNotReadable from '@salesforce/label/c.ZoomPhone_Help_settings_notReadable';
import helpSettingsNotWritable from '@salesforce/label/c.ZoomPhone_Help_settings_notWritable';
import helpSettingsObjectWithoutPhone from '@salesforce/label/c.ZoomPhone_Help_settings_objectWithoutPhone';
import helpSettingsTooManyNumbers from '@salesforce/label/c.ZoomPhone_Help_settings_tooManyNumbers';
import helpSettingsTooManyObjects from '@salesforce/label/c.ZoomPhone_Help_settings_tooManyObjects';
import helpSettingsUnknownField from '@salesforce/label/c.ZoomPhone_Help_settings_unknownField';
import helpSettingsUnknownObject from '@salesforce/label/c.ZoomPhone_Help_settings_unknownObject';
import helpSignInDenied from '@salesforce/label/c.ZoomPhone_Help_signIn_denied';
import helpSignInExpired from '@salesforce/label/c.ZoomPhone_Help_signIn_expired';
import helpSignInFailed from '@salesforce/label/c.ZoomPhone_Help_signIn_failed';
import helpSignInPopupBlocked from '@salesforce/label/c.ZoomPhone_Help_signIn_popupBlocked';
import helpSignInWindowClosed from '@salesforce/label/c.ZoomPhone_Help_signIn_windowClosed';
import helpSignInWrongUser from '@salesforce/label/c.ZoomPhone_Help_signIn_wrongUser';
import helpTextEmpty from '@salesforce/label/c.ZoomPhone_Help_text_empty';
import helpTextFileType from '@salesforce/label/c.ZoomPhone_Help_text_fileType';
import helpTextFilesTooLarge from '@salesforce/label/c.ZoomPhone_Help_text_filesTooLarge';
import helpTextGap from '@salesforce/label/c.ZoomPhone_Help_text_gap';
import helpTextNotConfirmed from '@salesforce/label/c.ZoomPhone_Help_text_notConfirmed';
import helpTextNotRegistered from '@salesforce/label/c.ZoomPhone_Help_text_notRegistered';
import helpTextOptedOut from '@salesforce/label/c.ZoomPhone_Help_text_optedOut';
import helpTextTooLong from '@salesforce/label/c.ZoomPhone_Help_text_tooLong';
import helpTextTooManyFiles from '@salesforce/label/c.ZoomPhone_Help_text_tooManyFiles';
import helpTextTooManyRecipients from '@salesforce/label/c.ZoomPhone_Help_text_tooManyRecipients';
import helpTextTurnedOff from '@salesforce/label/c.ZoomPhone_Help_text_turnedOff';
import helpTextUnknown from '@salesforce/label/c.ZoomPhone_Help_text_unknown';
import helpTextWrongNumber from '@salesforce/label/c.ZoomPhone_Help_text_wrongNumber';
import helpTextWrongSender from '@salesforce/label/c.ZoomPhone_Help_text_wrongSender';
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
import historyFound from '@salesforce/label/c.ZoomPhone_History_Found';
import historyKind from '@salesforce/label/c.ZoomPhone_History_Kind';
import historyKindAll from '@salesforce/label/c.ZoomPhone_History_KindAll';
import historyKindInbound from '@salesforce/label/c.ZoomPhone_History_KindInbound';
import historyKindMissed from '@salesforce/label/c.ZoomPhone_History_KindMissed';
import historyKindNotSaved from '@salesforce/label/c.ZoomPhone_History_KindNotSaved';
import historyKindOutbound from '@salesforce/label/c.ZoomPhone_History_KindOutbound';
import historyLoading from '@salesforce/label/c.ZoomPhone_History_Loading';
import historyNotInSalesforce from '@salesforce/label/c.ZoomPhone_History_NotInSalesforce';
import historyNothingFound from '@salesforce/label/c.ZoomPhone_History_NothingFound';
import historyNothingFoundHelp from '@salesforce/label/c.ZoomPhone_History_NothingFoundHelp';
import historySearch from '@salesforce/label/c.ZoomPhone_History_Search';
import historyShowMore from '@salesforce/label/c.ZoomPhone_History_ShowMore';
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
import keypadKeyPound from '@salesforce/label/c.ZoomPhone_Keypad_KeyPound';
import keypadKeyStar from '@salesforce/label/c.ZoomPhone_Keypad_KeyStar';
import keypadKeyZero from '@salesforce/label/c.ZoomPhone_Keypad_KeyZero';
import keypadRecent from '@salesforce/label/c.ZoomPhone_Keypad_Recent';
import keypadSearchLabel from '@salesforce/label/c.ZoomPhone_Keypad_SearchLabel';
import keypadSearchPlaceholder from '@salesforce/label/c.ZoomPhone_Keypad_SearchPlaceholder';
import logCloseExcluded from '@salesforce/label/c.ZoomPhone_Log_CloseExcluded';
import logCloseSaved from '@salesforce/label/c.ZoomPhone_Log_CloseSaved';
import logCloseSaves from '@salesforce/label/c.ZoomPhone_Log_CloseSaves';
import logCloseUnsaved from '@salesforce/label/c.ZoomPhone_Log_CloseUnsaved';
import logDelete from '@salesforce/label/c.ZoomPhone_Log_Delete';
import logDeleteHelp from '@salesforce/label/c.ZoomPhone_Log_DeleteHelp';
import logDeleted from '@salesforce/label/c.ZoomPhone_Log_Deleted';
import logDiscarded from '@salesforce/label/c.ZoomPhone_Log_Discarded';
import logExcludedAnswered from '@salesforce/label/c.ZoomPhone_Log_ExcludedAnswered';
import logExcludedHelp from '@salesforce/label/c.ZoomPhone_Log_ExcludedHelp';
import logExcludedInternal from '@salesforce/label/c.ZoomPhone_Log_ExcludedInternal';
import logExcludedMissed from '@salesforce/label/c.ZoomPhone_Log_ExcludedMissed';
import logExcludedNumber from '@salesforce/label/c.ZoomPhone_Log_ExcludedNumber';
import logExcludedVoicemail from '@salesforce/label/c.ZoomPhone_Log_ExcludedVoicemail';
import logNeedsYou from '@salesforce/label/c.ZoomPhone_Log_NeedsYou';
import logOpen from '@salesforce/label/c.ZoomPhone_Log_Open';
import logOpenByHand from '@salesforce/label/c.ZoomPhone_Log_OpenByHand';
import logOpenTask from '@salesforce/label/c.ZoomPhone_Log_OpenTask';
import logRetry from '@salesforce/label/c.ZoomPhone_Log_Retry';
import logSave from '@salesforce/label/c.ZoomPhone_Log_Save';
import logSaveAll from '@salesforce/label/c.ZoomPhone_Log_SaveAll';
import logSaveAllHelp from '@salesforce/label/c.ZoomPhone_Log_SaveAllHelp';
import logSaved from '@salesforce/label/c.ZoomPhone_Log_Saved';
import logSaving from '@salesforce/label/c.ZoomPhone_Log_Saving';
import logUndecided from '@salesforce/label/c.ZoomPhone_Log_Undecided';
import logUndecidedHelp from '@salesforce/label/c.ZoomPhone_Log_UndecidedHelp';
import logWaiting from '@salesforce/label/c.ZoomPhone_Log_Waiting';
import mediaClose from '@salesforce/label/c.ZoomPhone_Media_Close';
import mediaDeleted from '@salesforce/label/c.ZoomPhone_Media_Deleted';
import mediaPlay from '@salesforce/label/c.ZoomPhone_Media_Play';
import mediaRead from '@salesforce/label/c.ZoomPhone_Media_Read';
import mediaRecording from '@salesforce/label/c.ZoomPhone_Media_Recording';
import mediaRecordingNumber from '@salesforce/label/c.ZoomPhone_Media_RecordingNumber';
import mediaSummary from '@salesforce/label/c.ZoomPhone_Media_Summary';
import mediaVoicemail from '@salesforce/label/c.ZoomPhone_Media_Voicemail';
import mediaVoicemailNumber from '@salesforce/label/c.ZoomPhone_Media_VoicemailNumber';
import meetingQuestion from '@salesforce/label/c.ZoomPhone_Meeting_Question';
import meetingTitle from '@salesforce/label/c.ZoomPhone_Meeting_Title';
import outcomeConference from '@salesforce/label/c.ZoomPhone_Outcome_Conference';
import outcomeMeeting from '@salesforce/label/c.ZoomPhone_Outcome_Meeting';
import outcomeParked from '@salesforce/label/c.ZoomPhone_Outcome_Parked';
import outcomeSentToVoicemail from '@salesforce/label/c.ZoomPhone_Outcome_SentToVoicemail';
import outcomeTransferred from '@salesforce/label/c.ZoomPhone_Outcome_Transferred';
import outcomeTransferredWarm from '@salesforce/label/c.ZoomPhone_Outcome_TransferredWarm';
import padAnswerThere from '@salesforce/label/c.ZoomPhone_Pad_AnswerThere';
import padBringHere from '@salesforce/label/c.ZoomPhone_Pad_BringHere';
import padElsewhere from '@salesforce/label/c.ZoomPhone_Pad_Elsewhere';
import padHide from '@salesforce/label/c.ZoomPhone_Pad_Hide';
import padNotReady from '@salesforce/label/c.ZoomPhone_Pad_NotReady';
import padNotReadyTitle from '@salesforce/label/c.ZoomPhone_Pad_NotReadyTitle';
import padOwnButtons from '@salesforce/label/c.ZoomPhone_Pad_OwnButtons';
import padShow from '@salesforce/label/c.ZoomPhone_Pad_Show';
import padTitle from '@salesforce/label/c.ZoomPhone_Pad_Title';
import padUseZoomApp from '@salesforce/label/c.ZoomPhone_Pad_UseZoomApp';
import playerBack from '@salesforce/label/c.ZoomPhone_Player_Back';
import playerForward from '@salesforce/label/c.ZoomPhone_Player_Forward';
import playerPause from '@salesforce/label/c.ZoomPhone_Player_Pause';
import playerPlay from '@salesforce/label/c.ZoomPhone_Player_Play';
import playerPosition from '@salesforce/label/c.ZoomPhone_Player_Position';
import playerPositionOf from '@salesforce/label/c.ZoomPhone_Player_PositionOf';
import playerSpeed from '@salesforce/label/c.ZoomPhone_Player_Speed';
import relatedAccount from '@salesforce/label/c.ZoomPhone_Related_Account';
import relatedCase from '@salesforce/label/c.ZoomPhone_Related_Case';
import relatedLead from '@salesforce/label/c.ZoomPhone_Related_Lead';
import relatedLeadKept from '@salesforce/label/c.ZoomPhone_Related_LeadKept';
import relatedNone from '@salesforce/label/c.ZoomPhone_Related_None';
import relatedOpportunity from '@salesforce/label/c.ZoomPhone_Related_Opportunity';
import relatedRecord from '@salesforce/label/c.ZoomPhone_Related_Record';
import relatedTitle from '@salesforce/label/c.ZoomPhone_Related_Title';
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
import sessionDoNotDisturb from '@salesforce/label/c.ZoomPhone_Session_DoNotDisturb';
import sessionDoNotDisturbIsOn from '@salesforce/label/c.ZoomPhone_Session_DoNotDisturbIsOn';
import sessionDoNotDisturbTurnOff from '@salesforce/label/c.ZoomPhone_Session_DoNotDisturbTurnOff';
import sessionMenu from '@salesforce/label/c.ZoomPhone_Session_Menu';
import sessionNotifications from '@salesforce/label/c.ZoomPhone_Session_Notifications';
import sessionSignOut from '@salesforce/label/c.ZoomPhone_Session_SignOut';
import sessionSignedInAs from '@salesforce/label/c.ZoomPhone_Session_SignedInAs';
import doctorAgain from '@salesforce/label/c.ZoomPhone_Doctor_Again';
import doctorAgents from '@salesforce/label/c.ZoomPhone_Doctor_Agents';
import doctorNodes from '@salesforce/label/c.ZoomPhone_Doctor_Nodes';
import doctorJobs from '@salesforce/label/c.ZoomPhone_Doctor_Jobs';
import doctorJobsCount from '@salesforce/label/c.ZoomPhone_Doctor_JobsCount';
import doctorLogs from '@salesforce/label/c.ZoomPhone_Doctor_Logs';
import doctorTexts from '@salesforce/label/c.ZoomPhone_Doctor_Texts';
import doctorTextsCount from '@salesforce/label/c.ZoomPhone_Doctor_TextsCount';
import doctorSignIns from '@salesforce/label/c.ZoomPhone_Doctor_SignIns';
import doctorSignInsCount from '@salesforce/label/c.ZoomPhone_Doctor_SignInsCount';
import doctorSalesforceQuota from '@salesforce/label/c.ZoomPhone_Doctor_SalesforceQuota';
import doctorZoomQuota from '@salesforce/label/c.ZoomPhone_Doctor_ZoomQuota';
import doctorQuota from '@salesforce/label/c.ZoomPhone_Doctor_Quota';
import doctorQuotaUnknown from '@salesforce/label/c.ZoomPhone_Doctor_QuotaUnknown';
import doctorAgentsCount from '@salesforce/label/c.ZoomPhone_Doctor_AgentsCount';
import doctorAllWell from '@salesforce/label/c.ZoomPhone_Doctor_AllWell';
import doctorCause from '@salesforce/label/c.ZoomPhone_Doctor_Cause';
import doctorChecking from '@salesforce/label/c.ZoomPhone_Doctor_Checking';
import doctorEngines from '@salesforce/label/c.ZoomPhone_Doctor_Engines';
import doctorEnginesCount from '@salesforce/label/c.ZoomPhone_Doctor_EnginesCount';
import doctorError from '@salesforce/label/c.ZoomPhone_Doctor_Error';
import doctorFix from '@salesforce/label/c.ZoomPhone_Doctor_Fix';
import doctorFound from '@salesforce/label/c.ZoomPhone_Doctor_Found';
import doctorGateway from '@salesforce/label/c.ZoomPhone_Doctor_Gateway';
import doctorGatewayRuns from '@salesforce/label/c.ZoomPhone_Doctor_GatewayRuns';
import doctorIntro from '@salesforce/label/c.ZoomPhone_Doctor_Intro';
import doctorLines from '@salesforce/label/c.ZoomPhone_Doctor_Lines';
import doctorLinesCount from '@salesforce/label/c.ZoomPhone_Doctor_LinesCount';
import doctorNote from '@salesforce/label/c.ZoomPhone_Doctor_Note';
import doctorTitle from '@salesforce/label/c.ZoomPhone_Doctor_Title';
import doctorWarning from '@salesforce/label/c.ZoomPhone_Doctor_Warning';
import doctorWebhooks from '@salesforce/label/c.ZoomPhone_Doctor_Webhooks';
import doctorWebhooksNever from '@salesforce/label/c.ZoomPhone_Doctor_WebhooksNever';
import doctorWhere from '@salesforce/label/c.ZoomPhone_Doctor_Where';
import settingsAutoSave from '@salesforce/label/c.ZoomPhone_Settings_AutoSave';
import settingsAutoSaveHelp from '@salesforce/label/c.ZoomPhone_Settings_AutoSaveHelp';
import settingsDiscard from '@salesforce/label/c.ZoomPhone_Settings_Discard';
import settingsDispositions from '@salesforce/label/c.ZoomPhone_Settings_Dispositions';
import settingsDispositionsHelp from '@salesforce/label/c.ZoomPhone_Settings_DispositionsHelp';
import settingsLogAnswered from '@salesforce/label/c.ZoomPhone_Settings_LogAnswered';
import settingsLogInternal from '@salesforce/label/c.ZoomPhone_Settings_LogInternal';
import settingsLogMissed from '@salesforce/label/c.ZoomPhone_Settings_LogMissed';
import settingsLogVoicemail from '@salesforce/label/c.ZoomPhone_Settings_LogVoicemail';
import settingsMatch from '@salesforce/label/c.ZoomPhone_Settings_Match';
import settingsMatchHelp from '@salesforce/label/c.ZoomPhone_Settings_MatchHelp';
import settingsMatchRefused from '@salesforce/label/c.ZoomPhone_Settings_MatchRefused';
import settingsMatchTitle from '@salesforce/label/c.ZoomPhone_Settings_MatchTitle';
import settingsModeTitle from '@salesforce/label/c.ZoomPhone_Settings_ModeTitle';
import settingsNeverLog from '@salesforce/label/c.ZoomPhone_Settings_NeverLog';
import settingsNeverLogHelp from '@salesforce/label/c.ZoomPhone_Settings_NeverLogHelp';
import settingsNoWidget from '@salesforce/label/c.ZoomPhone_Settings_NoWidget';
import settingsReadOnly from '@salesforce/label/c.ZoomPhone_Settings_ReadOnly';
import settingsRulesHelp from '@salesforce/label/c.ZoomPhone_Settings_RulesHelp';
import settingsRulesTitle from '@salesforce/label/c.ZoomPhone_Settings_RulesTitle';
import settingsSampleName from '@salesforce/label/c.ZoomPhone_Settings_SampleName';
import settingsSampleQueue from '@salesforce/label/c.ZoomPhone_Settings_SampleQueue';
import settingsSave from '@salesforce/label/c.ZoomPhone_Settings_Save';
import settingsSaved from '@salesforce/label/c.ZoomPhone_Settings_Saved';
import settingsSaveFirst from '@salesforce/label/c.ZoomPhone_Settings_SaveFirst';
import settingsScope from '@salesforce/label/c.ZoomPhone_Settings_Scope';
import settingsSignIn from '@salesforce/label/c.ZoomPhone_Settings_SignIn';
import settingsStay from '@salesforce/label/c.ZoomPhone_Settings_Stay';
import settingsSubject from '@salesforce/label/c.ZoomPhone_Settings_Subject';
import settingsSubjectHelp from '@salesforce/label/c.ZoomPhone_Settings_SubjectHelp';
import settingsSubjectPreview from '@salesforce/label/c.ZoomPhone_Settings_SubjectPreview';
import settingsSubjectUnknown from '@salesforce/label/c.ZoomPhone_Settings_SubjectUnknown';
import settingsTaskFields from '@salesforce/label/c.ZoomPhone_Settings_TaskFields';
import settingsTaskFieldsHelp from '@salesforce/label/c.ZoomPhone_Settings_TaskFieldsHelp';
import settingsTaskFieldsWrong from '@salesforce/label/c.ZoomPhone_Settings_TaskFieldsWrong';
import settingsTaskTitle from '@salesforce/label/c.ZoomPhone_Settings_TaskTitle';
import settingsTextTasks from '@salesforce/label/c.ZoomPhone_Settings_TextTasks';
import settingsTextTasksDay from '@salesforce/label/c.ZoomPhone_Settings_TextTasksDay';
import settingsTextTasksHelp from '@salesforce/label/c.ZoomPhone_Settings_TextTasksHelp';
import settingsTextTasksMessage from '@salesforce/label/c.ZoomPhone_Settings_TextTasksMessage';
import settingsTextTasksThread from '@salesforce/label/c.ZoomPhone_Settings_TextTasksThread';
import settingsTextTitle from '@salesforce/label/c.ZoomPhone_Settings_TextTitle';
import settingsTitle from '@salesforce/label/c.ZoomPhone_Settings_Title';
import settingsUnreadable from '@salesforce/label/c.ZoomPhone_Settings_Unreadable';
import settingsUnsaved from '@salesforce/label/c.ZoomPhone_Settings_Unsaved';
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
import tabHoldQueue from '@salesforce/label/c.ZoomPhone_Tab_HoldQueue';
import tabHoldQueueCount from '@salesforce/label/c.ZoomPhone_Tab_HoldQueueCount';
import tabKeypad from '@salesforce/label/c.ZoomPhone_Tab_Keypad';
import tabTexts from '@salesforce/label/c.ZoomPhone_Tab_Texts';
import tabTextsUnread from '@salesforce/label/c.ZoomPhone_Tab_TextsUnread';
import textAutoReceptionist from '@salesforce/label/c.ZoomPhone_Text_AutoReceptionist';
import textAttach from '@salesforce/label/c.ZoomPhone_Text_Attach';
import textBack from '@salesforce/label/c.ZoomPhone_Text_Back';
import textDeleted from '@salesforce/label/c.ZoomPhone_Text_Deleted';
import textDismiss from '@salesforce/label/c.ZoomPhone_Text_Dismiss';
import textDrop from '@salesforce/label/c.ZoomPhone_Text_Drop';
import textEarlier from '@salesforce/label/c.ZoomPhone_Text_Earlier';
import textEmpty from '@salesforce/label/c.ZoomPhone_Text_Empty';
import textEmptyHelp from '@salesforce/label/c.ZoomPhone_Text_EmptyHelp';
import textFailed from '@salesforce/label/c.ZoomPhone_Text_Failed';
import textFailedUnknown from '@salesforce/label/c.ZoomPhone_Text_FailedUnknown';
import textFiles from '@salesforce/label/c.ZoomPhone_Text_Files';
import textFilesAndText from '@salesforce/label/c.ZoomPhone_Text_FilesAndText';
import textFrom from '@salesforce/label/c.ZoomPhone_Text_From';
import textLength from '@salesforce/label/c.ZoomPhone_Text_Length';
import textLoading from '@salesforce/label/c.ZoomPhone_Text_Loading';
import textMessages from '@salesforce/label/c.ZoomPhone_Text_Messages';
import textNew from '@salesforce/label/c.ZoomPhone_Text_New';
import textNothingFound from '@salesforce/label/c.ZoomPhone_Text_NothingFound';
import textNothingFoundHelp from '@salesforce/label/c.ZoomPhone_Text_NothingFoundHelp';
import textOpenFile from '@salesforce/label/c.ZoomPhone_Text_OpenFile';
import textOptedOut from '@salesforce/label/c.ZoomPhone_Text_OptedOut';
import textPeople from '@salesforce/label/c.ZoomPhone_Text_People';
import textPlaceholder from '@salesforce/label/c.ZoomPhone_Text_Placeholder';
import textQueue from '@salesforce/label/c.ZoomPhone_Text_Queue';
import textRemove from '@salesforce/label/c.ZoomPhone_Text_Remove';
import textRetry from '@salesforce/label/c.ZoomPhone_Text_Retry';
import textSearch from '@salesforce/label/c.ZoomPhone_Text_Search';
import textSegments from '@salesforce/label/c.ZoomPhone_Text_Segments';
import textSend from '@salesforce/label/c.ZoomPhone_Text_Send';
import textSendHelp from '@salesforce/label/c.ZoomPhone_Text_SendHelp';
import textShowMore from '@salesforce/label/c.ZoomPhone_Text_ShowMore';
import textStateDelivered from '@salesforce/label/c.ZoomPhone_Text_StateDelivered';
import textStateSending from '@salesforce/label/c.ZoomPhone_Text_StateSending';
import textStateSent from '@salesforce/label/c.ZoomPhone_Text_StateSent';
import textStateUnsure from '@salesforce/label/c.ZoomPhone_Text_StateUnsure';
import textTemplates from '@salesforce/label/c.ZoomPhone_Text_Templates';
import textText from '@salesforce/label/c.ZoomPhone_Text_Text';
import textTo from '@salesforce/label/c.ZoomPhone_Text_To';
import textToHelp from '@salesforce/label/c.ZoomPhone_Text_ToHelp';
import textToPlaceholder from '@salesforce/label/c.ZoomPhone_Text_ToPlaceholder';
import textUnread from '@salesforce/label/c.ZoomPhone_Text_Unread';
import textYours from '@salesforce/label/c.ZoomPhone_Text_Yours';
import transcriptDisabled from '@salesforce/label/c.ZoomPhone_Transcript_Disabled';
import transcriptLoading from '@salesforce/label/c.ZoomPhone_Transcript_Loading';
import transcriptNone from '@salesforce/label/c.ZoomPhone_Transcript_None';
import transcriptPlayFrom from '@salesforce/label/c.ZoomPhone_Transcript_PlayFrom';
import transcriptProcessing from '@salesforce/label/c.ZoomPhone_Transcript_Processing';
import transcriptTitle from '@salesforce/label/c.ZoomPhone_Transcript_Title';
import warningEmergencyQuestion from '@salesforce/label/c.ZoomPhone_Warning_EmergencyQuestion';
import warningEmergencyTitle from '@salesforce/label/c.ZoomPhone_Warning_EmergencyTitle';
import warningPremiumQuestion from '@salesforce/label/c.ZoomPhone_Warning_PremiumQuestion';
import warningPremiumTitle from '@salesforce/label/c.ZoomPhone_Warning_PremiumTitle';
import whoAccount from '@salesforce/label/c.ZoomPhone_Who_Account';
import whoContact from '@salesforce/label/c.ZoomPhone_Who_Contact';
import whoLead from '@salesforce/label/c.ZoomPhone_Who_Lead';
import whoNewContact from '@salesforce/label/c.ZoomPhone_Who_NewContact';
import whoNewLead from '@salesforce/label/c.ZoomPhone_Who_NewLead';
import whoNoMatch from '@salesforce/label/c.ZoomPhone_Who_NoMatch';
import whoOpen from '@salesforce/label/c.ZoomPhone_Who_Open';
import whoRecord from '@salesforce/label/c.ZoomPhone_Who_Record';
import whoSearchFailed from '@salesforce/label/c.ZoomPhone_Who_SearchFailed';
import whoSearching from '@salesforce/label/c.ZoomPhone_Who_Searching';
import whoSeveral from '@salesforce/label/c.ZoomPhone_Who_Several';
import logExport from '@salesforce/label/c.ZoomPhone_Log_Export';
import logExportHelp from '@salesforce/label/c.ZoomPhone_Log_ExportHelp';
import historyExport from '@salesforce/label/c.ZoomPhone_History_Export';
import boxLabel from '@salesforce/label/c.ZoomPhone_Box_Label';
import boxPlaceholder from '@salesforce/label/c.ZoomPhone_Box_Placeholder';
import boxSearchFailed from '@salesforce/label/c.ZoomPhone_Box_SearchFailed';
import duplicatesBack from '@salesforce/label/c.ZoomPhone_Duplicates_Back';
import duplicatesBlocked from '@salesforce/label/c.ZoomPhone_Duplicates_Blocked';
import duplicatesCreate from '@salesforce/label/c.ZoomPhone_Duplicates_Create';
import duplicatesHidden from '@salesforce/label/c.ZoomPhone_Duplicates_Hidden';
import duplicatesText from '@salesforce/label/c.ZoomPhone_Duplicates_Text';
import duplicatesUse from '@salesforce/label/c.ZoomPhone_Duplicates_Use';
import earlierLink from '@salesforce/label/c.ZoomPhone_Earlier_Link';
import earlierLinked from '@salesforce/label/c.ZoomPhone_Earlier_Linked';
import earlierNotNow from '@salesforce/label/c.ZoomPhone_Earlier_NotNow';
import earlierOffer from '@salesforce/label/c.ZoomPhone_Earlier_Offer';
import errorPersonBeingCreated from '@salesforce/label/c.ZoomPhone_Error_person_beingCreated';
import errorPersonFieldMissing from '@salesforce/label/c.ZoomPhone_Error_person_fieldMissing';
import errorPersonLimitReached from '@salesforce/label/c.ZoomPhone_Error_person_limitReached';
import errorPersonNotAllowed from '@salesforce/label/c.ZoomPhone_Error_person_notAllowed';
import errorPersonRefused from '@salesforce/label/c.ZoomPhone_Error_person_refused';
import errorPersonUnavailable from '@salesforce/label/c.ZoomPhone_Error_person_unavailable';
import errorPersonUnknown from '@salesforce/label/c.ZoomPhone_Error_person_unknown';
import helpPersonBeingCreated from '@salesforce/label/c.ZoomPhone_Help_person_beingCreated';
import helpPersonFieldMissing from '@salesforce/label/c.ZoomPhone_Help_person_fieldMissing';
import helpPersonLimitReached from '@salesforce/label/c.ZoomPhone_Help_person_limitReached';
import helpPersonNotAllowed from '@salesforce/label/c.ZoomPhone_Help_person_notAllowed';
import helpPersonRefused from '@salesforce/label/c.ZoomPhone_Help_person_refused';
import helpPersonUnavailable from '@salesforce/label/c.ZoomPhone_Help_person_unavailable';
import helpPersonUnknown from '@salesforce/label/c.ZoomPhone_Help_person_unknown';
import newPersonCompany from '@salesforce/label/c.ZoomPhone_NewPerson_Company';
import newPersonCreate from '@salesforce/label/c.ZoomPhone_NewPerson_Create';
import newPersonCreating from '@salesforce/label/c.ZoomPhone_NewPerson_Creating';
import newPersonFirstName from '@salesforce/label/c.ZoomPhone_NewPerson_FirstName';
import newPersonFullForm from '@salesforce/label/c.ZoomPhone_NewPerson_FullForm';
import newPersonLastName from '@salesforce/label/c.ZoomPhone_NewPerson_LastName';
import newPersonPhoneField from '@salesforce/label/c.ZoomPhone_NewPerson_PhoneField';
import whoEditName from '@salesforce/label/c.ZoomPhone_Who_EditName';
import whoName from '@salesforce/label/c.ZoomPhone_Who_Name';
import whoNobody from '@salesforce/label/c.ZoomPhone_Who_Nobody';
import whoOther from '@salesforce/label/c.ZoomPhone_Who_Other';
import whoRemember from '@salesforce/label/c.ZoomPhone_Who_Remember';
import errorReconciliationEndBeforeStart from '@salesforce/label/c.ZoomPhone_Error_reconciliation_endBeforeStart';
import errorReconciliationTooManyDays from '@salesforce/label/c.ZoomPhone_Error_reconciliation_tooManyDays';
import errorReconciliationTooOld from '@salesforce/label/c.ZoomPhone_Error_reconciliation_tooOld';
import errorSettingsReservedTaskField from '@salesforce/label/c.ZoomPhone_Error_settings_reservedTaskField';
import errorSettingsTooManyTaskFields from '@salesforce/label/c.ZoomPhone_Error_settings_tooManyTaskFields';
import errorSettingsUnknownTaskField from '@salesforce/label/c.ZoomPhone_Error_settings_unknownTaskField';
import helpReconciliationEndBeforeStart from '@salesforce/label/c.ZoomPhone_Help_reconciliation_endBeforeStart';
import helpReconciliationTooManyDays from '@salesforce/label/c.ZoomPhone_Help_reconciliation_tooManyDays';
import helpReconciliationTooOld from '@salesforce/label/c.ZoomPhone_Help_reconciliation_tooOld';
import helpSettingsReservedTaskField from '@salesforce/label/c.ZoomPhone_Help_settings_reservedTaskField';
import helpSettingsTooManyTaskFields from '@salesforce/label/c.ZoomPhone_Help_settings_tooManyTaskFields';
import helpSettingsUnknownTaskField from '@salesforce/label/c.ZoomPhone_Help_settings_unknownTaskField';
import reconciliationAllWell from '@salesforce/label/c.ZoomPhone_Reconciliation_AllWell';
import reconciliationAllWellDecided from '@salesforce/label/c.ZoomPhone_Reconciliation_AllWellDecided';
import reconciliationCalls from '@salesforce/label/c.ZoomPhone_Reconciliation_Calls';
import reconciliationCompare from '@salesforce/label/c.ZoomPhone_Reconciliation_Compare';
import reconciliationCompareAgain from '@salesforce/label/c.ZoomPhone_Reconciliation_CompareAgain';
import reconciliationCompareLater from '@salesforce/label/c.ZoomPhone_Reconciliation_CompareLater';
import reconciliationComparing from '@salesforce/label/c.ZoomPhone_Reconciliation_Comparing';
import reconciliationDaysHelp from '@salesforce/label/c.ZoomPhone_Reconciliation_DaysHelp';
import reconciliationDecidedHelp from '@salesforce/label/c.ZoomPhone_Reconciliation_DecidedHelp';
import reconciliationDeleted from '@salesforce/label/c.ZoomPhone_Reconciliation_Deleted';
import reconciliationExternal from '@salesforce/label/c.ZoomPhone_Reconciliation_External';
import reconciliationIdle from '@salesforce/label/c.ZoomPhone_Reconciliation_Idle';
import reconciliationIntro from '@salesforce/label/c.ZoomPhone_Reconciliation_Intro';
import reconciliationLeftOut from '@salesforce/label/c.ZoomPhone_Reconciliation_LeftOut';
import reconciliationMissing from '@salesforce/label/c.ZoomPhone_Reconciliation_Missing';
import reconciliationMissingOpen from '@salesforce/label/c.ZoomPhone_Reconciliation_MissingOpen';
import reconciliationMissingSaved from '@salesforce/label/c.ZoomPhone_Reconciliation_MissingSaved';
import reconciliationMissingSavedHelp from '@salesforce/label/c.ZoomPhone_Reconciliation_MissingSavedHelp';
import reconciliationMissingUnknown from '@salesforce/label/c.ZoomPhone_Reconciliation_MissingUnknown';
import reconciliationMissingUnknownHelp from '@salesforce/label/c.ZoomPhone_Reconciliation_MissingUnknownHelp';
import reconciliationNoCalls from '@salesforce/label/c.ZoomPhone_Reconciliation_NoCalls';
import reconciliationNoMoment from '@salesforce/label/c.ZoomPhone_Reconciliation_NoMoment';
import reconciliationNotInZoom from '@salesforce/label/c.ZoomPhone_Reconciliation_NotInZoom';
import reconciliationNotInZoomHelp from '@salesforce/label/c.ZoomPhone_Reconciliation_NotInZoomHelp';
import reconciliationOpenTaskOf from '@salesforce/label/c.ZoomPhone_Reconciliation_OpenTaskOf';
import reconciliationShowAll from '@salesforce/label/c.ZoomPhone_Reconciliation_ShowAll';
import reconciliationShowFewer from '@salesforce/label/c.ZoomPhone_Reconciliation_ShowFewer';
import reconciliationSummary from '@salesforce/label/c.ZoomPhone_Reconciliation_Summary';
import reconciliationTasks from '@salesforce/label/c.ZoomPhone_Reconciliation_Tasks';
import reconciliationTitle from '@salesforce/label/c.ZoomPhone_Reconciliation_Title';
import reconciliationTwice from '@salesforce/label/c.ZoomPhone_Reconciliation_Twice';
import reconciliationTwiceHelp from '@salesforce/label/c.ZoomPhone_Reconciliation_TwiceHelp';
import reconciliationWithoutPerson from '@salesforce/label/c.ZoomPhone_Reconciliation_WithoutPerson';
import reconciliationWithoutPersonHelp from '@salesforce/label/c.ZoomPhone_Reconciliation_WithoutPersonHelp';
import taskFieldsLeftOut from '@salesforce/label/c.ZoomPhone_TaskFields_LeftOut';
import taskFieldsUnavailable from '@salesforce/label/c.ZoomPhone_TaskFields_Unavailable';
import whoLost from '@salesforce/label/c.ZoomPhone_Who_Lost';
import whoRemembered from '@salesforce/label/c.ZoomPhone_Who_Remembered';
import settingsAlertsHelp from '@salesforce/label/c.ZoomPhone_Settings_AlertsHelp';
import settingsAlertsTitle from '@salesforce/label/c.ZoomPhone_Settings_AlertsTitle';
import settingsAsTheApp from '@salesforce/label/c.ZoomPhone_Settings_AsTheApp';
import settingsExceptions from '@salesforce/label/c.ZoomPhone_Settings_Exceptions';
import settingsFindOwner from '@salesforce/label/c.ZoomPhone_Settings_FindOwner';
import settingsFromDefault from '@salesforce/label/c.ZoomPhone_Settings_FromDefault';
import settingsFromOrg from '@salesforce/label/c.ZoomPhone_Settings_FromOrg';
import settingsFromProfile from '@salesforce/label/c.ZoomPhone_Settings_FromProfile';
import settingsInherit from '@salesforce/label/c.ZoomPhone_Settings_Inherit';
import settingsLock from '@salesforce/label/c.ZoomPhone_Settings_Lock';
import settingsLocked from '@salesforce/label/c.ZoomPhone_Settings_Locked';
import settingsLockedAbove from '@salesforce/label/c.ZoomPhone_Settings_LockedAbove';
import settingsLockedForAgent from '@salesforce/label/c.ZoomPhone_Settings_LockedForAgent';
import settingsLogTexts from '@salesforce/label/c.ZoomPhone_Settings_LogTexts';
import settingsNobodyFound from '@salesforce/label/c.ZoomPhone_Settings_NobodyFound';
import settingsOff from '@salesforce/label/c.ZoomPhone_Settings_Off';
import settingsOfProfile from '@salesforce/label/c.ZoomPhone_Settings_OfProfile';
import settingsOfUser from '@salesforce/label/c.ZoomPhone_Settings_OfUser';
import settingsOn from '@salesforce/label/c.ZoomPhone_Settings_On';
import settingsOverride from '@salesforce/label/c.ZoomPhone_Settings_Override';
import settingsOwn from '@salesforce/label/c.ZoomPhone_Settings_Own';
import settingsRingTone from '@salesforce/label/c.ZoomPhone_Settings_RingTone';
import settingsSaveMedia from '@salesforce/label/c.ZoomPhone_Settings_SaveMedia';
import settingsSaveMediaHelp from '@salesforce/label/c.ZoomPhone_Settings_SaveMediaHelp';
import settingsScreenPop from '@salesforce/label/c.ZoomPhone_Settings_ScreenPop';
import settingsTexting from '@salesforce/label/c.ZoomPhone_Settings_Texting';
import settingsToOrg from '@salesforce/label/c.ZoomPhone_Settings_ToOrg';
import settingsUnlock from '@salesforce/label/c.ZoomPhone_Settings_Unlock';
import settingsWholeOrg from '@salesforce/label/c.ZoomPhone_Settings_WholeOrg';
import settingsWhose from '@salesforce/label/c.ZoomPhone_Settings_Whose';
import alertsPopNever from '@salesforce/label/c.ZoomPhone_Alerts_PopNever';
import alertsPopOnAnswer from '@salesforce/label/c.ZoomPhone_Alerts_PopOnAnswer';
import alertsPopOnRing from '@salesforce/label/c.ZoomPhone_Alerts_PopOnRing';
import alertsPopTitle from '@salesforce/label/c.ZoomPhone_Alerts_PopTitle';
import alertsPopFixed from '@salesforce/label/c.ZoomPhone_Alerts_PopFixed';
import alertsRingTone from '@salesforce/label/c.ZoomPhone_Alerts_RingTone';
import alertsRingToneFixed from '@salesforce/label/c.ZoomPhone_Alerts_RingToneFixed';
import errorSettingsUnknownOwner from '@salesforce/label/c.ZoomPhone_Error_settings_unknownOwner';
import helpSettingsUnknownOwner from '@salesforce/label/c.ZoomPhone_Help_settings_unknownOwner';
import classicNoGateway from '@salesforce/label/c.ZoomPhone_Classic_NoGateway';
import controlsLabel from '@salesforce/label/c.ZoomPhone_Controls_Label';
import controlsAccept from '@salesforce/label/c.ZoomPhone_Controls_Accept';
import controlsHoldAndAccept from '@salesforce/label/c.ZoomPhone_Controls_HoldAndAccept';
import controlsEndAndAccept from '@salesforce/label/c.ZoomPhone_Controls_EndAndAccept';
import controlsDecline from '@salesforce/label/c.ZoomPhone_Controls_Decline';
import controlsHold from '@salesforce/label/c.ZoomPhone_Controls_Hold';
import controlsResume from '@salesforce/label/c.ZoomPhone_Controls_Resume';
import controlsResumeCall from '@salesforce/label/c.ZoomPhone_Controls_ResumeCall';
import controlsEnd from '@salesforce/label/c.ZoomPhone_Controls_End';
import controlsEndCall from '@salesforce/label/c.ZoomPhone_Controls_EndCall';
import controlsMute from '@salesforce/label/c.ZoomPhone_Controls_Mute';
import controlsUnmute from '@salesforce/label/c.ZoomPhone_Controls_Unmute';
import controlsDigitsHelp from '@salesforce/label/c.ZoomPhone_Controls_DigitsHelp';
import controlsDigitsSent from '@salesforce/label/c.ZoomPhone_Controls_DigitsSent';
import controlsTransfer from '@salesforce/label/c.ZoomPhone_Controls_Transfer';
import controlsTransferTo from '@salesforce/label/c.ZoomPhone_Controls_TransferTo';
import controlsTransferNow from '@salesforce/label/c.ZoomPhone_Controls_TransferNow';
import controlsAskFirst from '@salesforce/label/c.ZoomPhone_Controls_AskFirst';
import controlsComplete from '@salesforce/label/c.ZoomPhone_Controls_Complete';
import controlsRecordingHelp from '@salesforce/label/c.ZoomPhone_Controls_RecordingHelp';
import callProvisional from '@salesforce/label/c.ZoomPhone_Call_Provisional';
import callProvisionalEnded from '@salesforce/label/c.ZoomPhone_Call_ProvisionalEnded';
import lineElsewhere from '@salesforce/label/c.ZoomPhone_Line_Elsewhere';
import errorLineNotSetUp from '@salesforce/label/c.ZoomPhone_Error_line_notSetUp';
import helpLineNotSetUp from '@salesforce/label/c.ZoomPhone_Help_line_notSetUp';
import type { CallResult, Direction, ErrorCode } from 'c/zoomCallCore';

/** What the widget says, in the user's language. Placeholders are {0}, {1}...: see `fill`. */
export const labels = {
  callCalling,
  callConnected,
  callDuration,
  callEnded,
  callIncoming,
  callIncomingFrom,
  callInternal,
  callMuted,
  callNumberWithheld,
  callOnDevice,
  callOnHold,
  callOnHoldFor,
  callRecordedAutomatically,
  callRecording,
  callRecordingFailed,
  callRecordingPaused,
  callTransferring,
  callVia,
  callerIdHide,
  callerIdLabel,
  callerIdNone,
  commentLabel,
  commentLeft,
  commentPlaceholder,
  commonCancel,
  commonCode,
  commonContinue,
  commonLoading,
  commonOk,
  commonRetry,
  commonSalesforceSays,
  commonUndo,
  connectionConnected,
  connectionConnecting,
  connectionOfflineHelp,
  connectionReconnecting,
  consentQuestion,
  consentTitle,
  contextCases,
  contextLastCall,
  contextOpportunities,
  detailsAnswered,
  detailsDevice,
  detailsDuration,
  detailsEnded,
  detailsHowToDelete,
  detailsJourney,
  detailsName,
  detailsNoCall,
  detailsNoMedia,
  detailsNotAnswered,
  detailsOwnNumber,
  detailsPeerNumber,
  detailsQuality,
  detailsQualityFair,
  detailsQualityGood,
  detailsQualityPoor,
  detailsRefresh,
  detailsResult,
  detailsSignIn,
  detailsStarted,
  detailsStaysInZoom,
  detailsTitle,
  detailsWidgetMissing,
  deviceDesktop,
  deviceMobile,
  audioClose,
  audioLevelGood,
  audioLevelLabel,
  audioLevelLoud,
  audioLevelNone,
  audioLevelQuiet,
  audioMicrophone,
  audioMicrophoneGone,
  audioMicrophoneSilenced,
  audioMissing,
  audioMissingHelp,
  audioOutputFixed,
  audioPlayOnRinger,
  audioPlayOnSpeaker,
  audioRinger,
  audioSoundBlocked,
  audioSpeaker,
  audioSpeakerGone,
  audioSystemDefault,
  audioTestCall,
  audioTestCallBegun,
  audioTestCallEnd,
  audioTestCallHeard,
  audioTestPlaying,
  audioTestRecording,
  audioTestVoice,
  audioTitle,
  qualityDetails,
  qualityFair,
  qualityGetting,
  qualityGood,
  qualityJitter,
  qualityLoss,
  qualityMos,
  qualityNotHeard,
  qualityNotHearing,
  qualityOneWay,
  qualityPoor,
  qualityRoundTrip,
  qualityWarning,
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
  dialTextNumber,
  directionInbound,
  directionOutbound,
  dispositionLabel,
  dispositionNone,
  externalAlreadyLogged,
  externalBringBack,
  externalBringBackCall,
  externalColumnDevice,
  externalColumnDuration,
  externalColumnNumber,
  externalColumnResult,
  externalColumnSelect,
  externalColumnState,
  externalColumnWhen,
  externalColumnWho,
  externalDaysHelp,
  externalDeviceDesk,
  externalDeviceDesktop,
  externalDeviceMobile,
  externalDismiss,
  externalDismissCall,
  externalDismissed,
  externalDismissedHelp,
  externalDismissedList,
  externalEmpty,
  externalEmptyHelp,
  externalEndDate,
  externalGone,
  externalIntro,
  externalLogDeleted,
  externalNext,
  externalNoWidget,
  externalNoWidgetHelp,
  externalNotSaved,
  externalOpenWidget,
  externalPage,
  externalPrevious,
  externalProgress,
  externalProgressNeedYou,
  externalProgressWaiting,
  externalSave,
  externalSearch,
  externalSearchAgain,
  externalSearching,
  externalSearchingFound,
  externalSelectAll,
  externalSelectCall,
  externalSelected,
  externalSignedOut,
  externalSignedOutHelp,
  externalStartDate,
  externalTasksHelp,
  externalTitle,
  followUpButton,
  followUpCreate,
  followUpCreating,
  followUpDefaultSubject,
  followUpDueDate,
  followUpIncomplete,
  followUpMade,
  followUpRefused,
  followUpSubject,
  followUpTitle,
  followUpWaiting,
  historyCallBack,
  historyEmpty,
  historyEmptyHelp,
  historyFound,
  historyKind,
  historyKindAll,
  historyKindInbound,
  historyKindMissed,
  historyKindNotSaved,
  historyKindOutbound,
  historyLoading,
  historyNotInSalesforce,
  historyNothingFound,
  historyNothingFoundHelp,
  historySearch,
  historyShowMore,
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
  keypadKeyPound,
  keypadKeyStar,
  keypadKeyZero,
  keypadRecent,
  keypadSearchLabel,
  keypadSearchPlaceholder,
  logCloseExcluded,
  logCloseSaved,
  logCloseSaves,
  logCloseUnsaved,
  logDelete,
  logDeleteHelp,
  logDeleted,
  logDiscarded,
  logExcludedAnswered,
  logExcludedHelp,
  logExcludedInternal,
  logExcludedMissed,
  logExcludedNumber,
  logExcludedVoicemail,
  logNeedsYou,
  logOpen,
  logOpenByHand,
  logOpenTask,
  logRetry,
  logSave,
  logSaveAll,
  logSaveAllHelp,
  logSaved,
  logSaving,
  logUndecided,
  logUndecidedHelp,
  logWaiting,
  mediaClose,
  mediaDeleted,
  mediaPlay,
  mediaRead,
  mediaRecording,
  mediaRecordingNumber,
  mediaSummary,
  mediaVoicemail,
  mediaVoicemailNumber,
  meetingQuestion,
  meetingTitle,
  outcomeConference,
  outcomeMeeting,
  outcomeParked,
  outcomeSentToVoicemail,
  outcomeTransferred,
  outcomeTransferredWarm,
  padAnswerThere,
  padBringHere,
  padElsewhere,
  padHide,
  padNotReady,
  padNotReadyTitle,
  padOwnButtons,
  padShow,
  padTitle,
  padUseZoomApp,
  playerBack,
  playerForward,
  playerPause,
  playerPlay,
  playerPosition,
  playerPositionOf,
  playerSpeed,
  relatedAccount,
  relatedCase,
  relatedLead,
  relatedLeadKept,
  relatedNone,
  relatedOpportunity,
  relatedRecord,
  relatedTitle,
  searchFailed,
  searchNoNumber,
  searchNoResults,
  searchResults,
  searchSearching,
  sessionDoNotDisturb,
  sessionDoNotDisturbIsOn,
  sessionDoNotDisturbTurnOff,
  sessionMenu,
  sessionNotifications,
  sessionSignOut,
  sessionSignedInAs,
  doctorAgain,
  doctorAgents,
  doctorNodes,
  doctorJobs,
  doctorJobsCount,
  doctorLogs,
  doctorTexts,
  doctorTextsCount,
  doctorSignIns,
  doctorSignInsCount,
  doctorSalesforceQuota,
  doctorZoomQuota,
  doctorQuota,
  doctorQuotaUnknown,
  doctorAgentsCount,
  doctorAllWell,
  doctorCause,
  doctorChecking,
  doctorEngines,
  doctorEnginesCount,
  doctorError,
  doctorFix,
  doctorFound,
  doctorGateway,
  doctorGatewayRuns,
  doctorIntro,
  doctorLines,
  doctorLinesCount,
  doctorNote,
  doctorTitle,
  doctorWarning,
  doctorWebhooks,
  doctorWebhooksNever,
  doctorWhere,
  settingsAutoSave,
  settingsAutoSaveHelp,
  settingsDiscard,
  settingsDispositions,
  settingsDispositionsHelp,
  settingsLogAnswered,
  settingsLogInternal,
  settingsLogMissed,
  settingsLogVoicemail,
  settingsMatch,
  settingsMatchHelp,
  settingsMatchRefused,
  settingsMatchTitle,
  settingsModeTitle,
  settingsNeverLog,
  settingsNeverLogHelp,
  settingsNoWidget,
  settingsReadOnly,
  settingsRulesHelp,
  settingsRulesTitle,
  settingsSampleName,
  settingsSampleQueue,
  settingsSave,
  settingsSaved,
  settingsSaveFirst,
  settingsScope,
  settingsSignIn,
  settingsStay,
  settingsSubject,
  settingsSubjectHelp,
  settingsSubjectPreview,
  settingsSubjectUnknown,
  settingsTaskFields,
  settingsTaskFieldsHelp,
  settingsTaskFieldsWrong,
  settingsTaskTitle,
  settingsTextTasks,
  settingsTextTasksDay,
  settingsTextTasksHelp,
  settingsTextTasksMessage,
  settingsTextTasksThread,
  settingsTextTitle,
  settingsTitle,
  settingsUnreadable,
  settingsUnsaved,
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
  tabHoldQueue,
  tabHoldQueueCount,
  tabKeypad,
  tabTexts,
  tabTextsUnread,
  textAutoReceptionist,
  textAttach,
  textBack,
  textDeleted,
  textDismiss,
  textDrop,
  textEarlier,
  textEmpty,
  textEmptyHelp,
  textFailed,
  textFailedUnknown,
  textFiles,
  textFilesAndText,
  textFrom,
  textLength,
  textLoading,
  textMessages,
  textNew,
  textNothingFound,
  textNothingFoundHelp,
  textOpenFile,
  textOptedOut,
  textPeople,
  textPlaceholder,
  textQueue,
  textRemove,
  textRetry,
  textSearch,
  textSegments,
  textSend,
  textSendHelp,
  textShowMore,
  textStateDelivered,
  textStateSending,
  textStateSent,
  textStateUnsure,
  textTemplates,
  textText,
  textTo,
  textToHelp,
  textToPlaceholder,
  textUnread,
  textYours,
  transcriptDisabled,
  transcriptLoading,
  transcriptNone,
  transcriptPlayFrom,
  transcriptProcessing,
  transcriptTitle,
  warningEmergencyQuestion,
  warningEmergencyTitle,
  warningPremiumQuestion,
  warningPremiumTitle,
  whoAccount,
  whoContact,
  whoLead,
  whoNewContact,
  whoNewLead,
  whoNoMatch,
  whoOpen,
  whoRecord,
  whoSearchFailed,
  whoSearching,
  whoSeveral,
  logExport,
  logExportHelp,
  historyExport,
  boxLabel,
  boxPlaceholder,
  boxSearchFailed,
  duplicatesBack,
  duplicatesBlocked,
  duplicatesCreate,
  duplicatesHidden,
  duplicatesText,
  duplicatesUse,
  earlierLink,
  earlierLinked,
  earlierNotNow,
  earlierOffer,
  newPersonCompany,
  newPersonCreate,
  newPersonCreating,
  newPersonFirstName,
  newPersonFullForm,
  newPersonLastName,
  newPersonPhoneField,
  whoEditName,
  whoName,
  whoNobody,
  whoOther,
  whoRemember,
  reconciliationAllWell,
  reconciliationAllWellDecided,
  reconciliationCalls,
  reconciliationCompare,
  reconciliationCompareAgain,
  reconciliationCompareLater,
  reconciliationComparing,
  reconciliationDaysHelp,
  reconciliationDecidedHelp,
  reconciliationDeleted,
  reconciliationExternal,
  reconciliationIdle,
  reconciliationIntro,
  reconciliationLeftOut,
  reconciliationMissing,
  reconciliationMissingOpen,
  reconciliationMissingSaved,
  reconciliationMissingSavedHelp,
  reconciliationMissingUnknown,
  reconciliationMissingUnknownHelp,
  reconciliationNoCalls,
  reconciliationNoMoment,
  reconciliationNotInZoom,
  reconciliationNotInZoomHelp,
  reconciliationOpenTaskOf,
  reconciliationShowAll,
  reconciliationShowFewer,
  reconciliationSummary,
  reconciliationTasks,
  reconciliationTitle,
  reconciliationTwice,
  reconciliationTwiceHelp,
  reconciliationWithoutPerson,
  reconciliationWithoutPersonHelp,
  taskFieldsLeftOut,
  taskFieldsUnavailable,
  whoLost,
  whoRemembered,
  settingsAlertsHelp,
  settingsAlertsTitle,
  settingsAsTheApp,
  settingsExceptions,
  settingsFindOwner,
  settingsFromDefault,
  settingsFromOrg,
  settingsFromProfile,
  settingsInherit,
  settingsLock,
  settingsLocked,
  settingsLockedAbove,
  settingsLockedForAgent,
  settingsLogTexts,
  settingsNobodyFound,
  settingsOff,
  settingsOfProfile,
  settingsOfUser,
  settingsOn,
  settingsOverride,
  settingsOwn,
  settingsRingTone,
  settingsSaveMedia,
  settingsSaveMediaHelp,
  settingsScreenPop,
  settingsTexting,
  settingsToOrg,
  settingsUnlock,
  settingsWholeOrg,
  settingsWhose,
  alertsPopNever,
  alertsPopOnAnswer,
  alertsPopOnRing,
  alertsPopTitle,
  alertsPopFixed,
  alertsRingTone,
  alertsRingToneFixed,
  classicNoGateway,
  controlsLabel,
  controlsAccept,
  controlsHoldAndAccept,
  controlsEndAndAccept,
  controlsDecline,
  controlsHold,
  controlsResume,
  controlsResumeCall,
  controlsEnd,
  controlsEndCall,
  controlsMute,
  controlsUnmute,
  controlsDigitsHelp,
  controlsDigitsSent,
  controlsTransfer,
  controlsTransferTo,
  controlsTransferNow,
  controlsAskFirst,
  controlsComplete,
  controlsRecordingHelp,
  callProvisional,
  callProvisionalEnded,
  lineElsewhere,
} as const;

/** What happened, by the code of the error. */
export const errorTexts: Readonly<Record<ErrorCode, string>> = {
  'call.unknown': errorCallUnknown,
  'comment.tooLong': errorCommentTooLong,
  'config.invalid': errorConfigInvalid,
  'dial.noCallerId': errorDialNoCallerId,
  'dial.noResponse': errorDialNoResponse,
  'dial.padNotReady': errorDialPadNotReady,
  'externalCalls.endBeforeStart': errorExternalCallsEndBeforeStart,
  'externalCalls.listExpired': errorExternalCallsListExpired,
  'externalCalls.tooManyDays': errorExternalCallsTooManyDays,
  'externalCalls.tooOld': errorExternalCallsTooOld,
  'gateway.databaseAway': errorGatewayDatabaseAway,
  'gateway.internal': errorGatewayInternal,
  'gateway.stopping': errorGatewayStopping,
  'gateway.unreachable': errorGatewayUnreachable,
  'line.accountRefused': errorLineAccountRefused,
  'line.callUnknown': errorLineCallUnknown,
  'line.elsewhere': errorLineElsewhere,
  'line.emergencyNumber': errorLineEmergencyNumber,
  'line.engineAway': errorLineEngineAway,
  'line.microphoneBusy': errorLineMicrophoneBusy,
  'line.microphoneForbidden': errorLineMicrophoneForbidden,
  'line.microphoneMissing': errorLineMicrophoneMissing,
  'line.microphoneRefused': errorLineMicrophoneRefused,
  'line.noAccount': errorLineNoAccount,
  'line.notNow': errorLineNotNow,
  'line.notRegistered': errorLineNotRegistered,
  'line.notSetUp': errorLineNotSetUp,
  'line.refused': errorLineRefused,
  'line.tooManyCalls': errorLineTooManyCalls,
  'media.deleted': errorMediaDeleted,
  'media.notReady': errorMediaNotReady,
  'media.unknown': errorMediaUnknown,
  'number.empty': errorNumberEmpty,
  'number.extension': errorNumberExtension,
  'number.invalid': errorNumberInvalid,
  'number.missing': errorNumberMissing,
  'number.tooLong': errorNumberTooLong,
  'number.tooShort': errorNumberTooShort,
  'person.beingCreated': errorPersonBeingCreated,
  'person.fieldMissing': errorPersonFieldMissing,
  'person.limitReached': errorPersonLimitReached,
  'person.notAllowed': errorPersonNotAllowed,
  'person.refused': errorPersonRefused,
  'person.unavailable': errorPersonUnavailable,
  'person.unknown': errorPersonUnknown,
  'reconciliation.endBeforeStart': errorReconciliationEndBeforeStart,
  'reconciliation.tooManyDays': errorReconciliationTooManyDays,
  'reconciliation.tooOld': errorReconciliationTooOld,
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
  'settings.dispositionsTooLong': errorSettingsDispositionsTooLong,
  'settings.invalidNumber': errorSettingsInvalidNumber,
  'settings.notReadable': errorSettingsNotReadable,
  'settings.notWritable': errorSettingsNotWritable,
  'settings.objectWithoutPhone': errorSettingsObjectWithoutPhone,
  'settings.reservedTaskField': errorSettingsReservedTaskField,
  'settings.tooManyNumbers': errorSettingsTooManyNumbers,
  'settings.tooManyObjects': errorSettingsTooManyObjects,
  'settings.tooManyTaskFields': errorSettingsTooManyTaskFields,
  'settings.unknownField': errorSettingsUnknownField,
  'settings.unknownObject': errorSettingsUnknownObject,
  'settings.unknownOwner': errorSettingsUnknownOwner,
  'settings.unknownTaskField': errorSettingsUnknownTaskField,
  'signIn.denied': errorSignInDenied,
  'signIn.expired': errorSignInExpired,
  'signIn.failed': errorSignInFailed,
  'signIn.popupBlocked': errorSignInPopupBlocked,
  'signIn.windowClosed': errorSignInWindowClosed,
  'signIn.wrongUser': errorSignInWrongUser,
  'text.empty': errorTextEmpty,
  'text.fileType': errorTextFileType,
  'text.filesTooLarge': errorTextFilesTooLarge,
  'text.notConfirmed': errorTextNotConfirmed,
  'text.gap': errorTextGap,
  'text.notRegistered': errorTextNotRegistered,
  'text.optedOut': errorTextOptedOut,
  'text.tooLong': errorTextTooLong,
  'text.tooManyFiles': errorTextTooManyFiles,
  'text.tooManyRecipients': errorTextTooManyRecipients,
  'text.turnedOff': errorTextTurnedOff,
  'text.unknown': errorTextUnknown,
  'text.wrongNumber': errorTextWrongNumber,
  'text.wrongSender': errorTextWrongSender,
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
  'externalCalls.endBeforeStart': helpExternalCallsEndBeforeStart,
  'externalCalls.listExpired': helpExternalCallsListExpired,
  'externalCalls.tooManyDays': helpExternalCallsTooManyDays,
  'externalCalls.tooOld': helpExternalCallsTooOld,
  'gateway.databaseAway': helpGatewayDatabaseAway,
  'gateway.internal': helpGatewayInternal,
  'gateway.stopping': helpGatewayStopping,
  'gateway.unreachable': helpGatewayUnreachable,
  'line.accountRefused': helpLineAccountRefused,
  'line.callUnknown': helpLineCallUnknown,
  'line.elsewhere': helpLineElsewhere,
  'line.emergencyNumber': helpLineEmergencyNumber,
  'line.engineAway': helpLineEngineAway,
  'line.microphoneBusy': helpLineMicrophoneBusy,
  'line.microphoneForbidden': helpLineMicrophoneForbidden,
  'line.microphoneMissing': helpLineMicrophoneMissing,
  'line.microphoneRefused': helpLineMicrophoneRefused,
  'line.noAccount': helpLineNoAccount,
  'line.notNow': helpLineNotNow,
  'line.notRegistered': helpLineNotRegistered,
  'line.notSetUp': helpLineNotSetUp,
  'line.refused': helpLineRefused,
  'line.tooManyCalls': helpLineTooManyCalls,
  'media.deleted': helpMediaDeleted,
  'media.notReady': helpMediaNotReady,
  'media.unknown': helpMediaUnknown,
  'number.empty': helpNumberEmpty,
  'number.extension': helpNumberExtension,
  'number.invalid': helpNumberInvalid,
  'number.missing': helpNumberMissing,
  'number.tooLong': helpNumberTooLong,
  'number.tooShort': helpNumberTooShort,
  'person.beingCreated': helpPersonBeingCreated,
  'person.fieldMissing': helpPersonFieldMissing,
  'person.limitReached': helpPersonLimitReached,
  'person.notAllowed': helpPersonNotAllowed,
  'person.refused': helpPersonRefused,
  'person.unavailable': helpPersonUnavailable,
  'person.unknown': helpPersonUnknown,
  'reconciliation.endBeforeStart': helpReconciliationEndBeforeStart,
  'reconciliation.tooManyDays': helpReconciliationTooManyDays,
  'reconciliation.tooOld': helpReconciliationTooOld,
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
  'settings.dispositionsTooLong': helpSettingsDispositionsTooLong,
  'settings.invalidNumber': helpSettingsInvalidNumber,
  'settings.notReadable': helpSettingsNotReadable,
  'settings.notWritable': helpSettingsNotWritable,
  'settings.objectWithoutPhone': helpSettingsObjectWithoutPhone,
  'settings.reservedTaskField': helpSettingsReservedTaskField,
  'settings.tooManyNumbers': helpSettingsTooManyNumbers,
  'settings.tooManyObjects': helpSettingsTooManyObjects,
  'settings.tooManyTaskFields': helpSettingsTooManyTaskFields,
  'settings.unknownField': helpSettingsUnknownField,
  'settings.unknownObject': helpSettingsUnknownObject,
  'settings.unknownOwner': helpSettingsUnknownOwner,
  'settings.unknownTaskField': helpSettingsUnknownTaskField,
  'signIn.denied': helpSignInDenied,
  'signIn.expired': helpSignInExpired,
  'signIn.failed': helpSignInFailed,
  'signIn.popupBlocked': helpSignInPopupBlocked,
  'signIn.windowClosed': helpSignInWindowClosed,
  'signIn.wrongUser': helpSignInWrongUser,
  'text.empty': helpTextEmpty,
  'text.fileType': helpTextFileType,
  'text.filesTooLarge': helpTextFilesTooLarge,
  'text.notConfirmed': helpTextNotConfirmed,
  'text.gap': helpTextGap,
  'text.notRegistered': helpTextNotRegistered,
  'text.optedOut': helpTextOptedOut,
  'text.tooLong': helpTextTooLong,
  'text.tooManyFiles': helpTextTooManyFiles,
  'text.tooManyRecipients': helpTextTooManyRecipients,
  'text.turnedOff': helpTextTurnedOff,
  'text.unknown': helpTextUnknown,
  'text.wrongNumber': helpTextWrongNumber,
  'text.wrongSender': helpTextWrongSender,
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
