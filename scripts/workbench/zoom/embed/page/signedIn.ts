/** The last page of the sign-in window: tells the pads of this browser, and closes. */
new BroadcastChannel('zoom-pad').postMessage('signed-in');
window.close();
