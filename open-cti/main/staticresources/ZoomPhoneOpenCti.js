/** What the page ZoomPhoneOpenCti does: phone numbers on records become links, and a click is told to the Zoom Phone widget. */
(function (scope) {
  'use strict';

  /**
   * @param clicked what `onClickToDial` says
   * @returns a message of the channel ZoomPhoneDial__c, as the dial buttons of the package send it
   */
  function messageOf(clicked) {
    return { type: 'dial', number: String(clicked.number), country: null, record: recordOf(clicked) };
  }

  /** A person account is called as the Contact that it is, where Salesforce says which. */
  function recordOf(clicked) {
    var isPerson = clicked.personAccount === true && typeof clicked.contactId === 'string';
    var id = isPerson ? clicked.contactId : clicked.recordId;
    var objectName = isPerson ? 'Contact' : clicked.objectType;
    if (!id || !objectName) return null;
    return { id: id, objectName: objectName, name: clicked.recordName || null };
  }

  /**
   * @param opencti Open CTI for Lightning Experience
   * @param channelName name of the message channel
   * @param tell called with `ready` or `failed` when that changes
   */
  function start(opencti, channelName, tell) {
    function follow(answer) {
      tell(answer.success ? 'ready' : 'failed');
    }
    opencti.onClickToDial({
      listener: function (clicked) {
        opencti.publish({ channelName: channelName, message: messageOf(clicked), callback: follow });
      },
    });
    opencti.enableClickToDial({ callback: follow });
  }

  scope.zoomPhoneOpenCti = { start: start };
})(globalThis);
