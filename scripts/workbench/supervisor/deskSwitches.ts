/** What can go wrong at the desk of one agent, as switches on the local Zoom. */
import type { LocalZoom } from '../zoom/localZoom.ts';
import type { Switch } from './faultSwitches.ts';

export function clientSwitch(zoom: LocalZoom, zoomId: string): Switch {
  return {
    isOn: () => !zoom.client(zoomId).state().running,
    turn: (on) => {
      zoom.client(zoomId).set({ running: !on });
    },
  };
}

export function padSwitch(zoom: LocalZoom, zoomId: string): Switch {
  return {
    isOn: () => !zoom.pad(zoomId).isSignedIn(),
    turn: (on) => {
      if (on) zoom.pad(zoomId).signOut();
      else zoom.pad(zoomId).signIn();
    },
  };
}

export function recordingSwitch(zoom: LocalZoom, zoomId: string): Switch {
  return {
    isOn: () => zoom.client(zoomId).state().recordingFails,
    turn: (on) => {
      zoom.client(zoomId).set({ recordingFails: on });
    },
  };
}
