/** The controls of the panel over the running parts. */
import type { Controls, Change } from '../server/controls.ts';
import type { LocalSalesforce } from '../salesforce/localSalesforce.ts';
import type { Language } from '../metadata/translations.ts';
import { QUEUE, TELEPHONES, USERS, type WorkbenchUser } from '../parties.ts';
import { FAULTS, type Action, type FaultName } from '../shell/controls.ts';
import type { LocalZoom } from '../zoom/localZoom.ts';
import { createServerSwitches, type Switch } from './faultSwitches.ts';
import { clientSwitch, padSwitch, recordingSwitch } from './deskSwitches.ts';
import type { GatewayProcess } from './gatewayProcess.ts';
import { actOnCall, actOnDevice, callerNumber, liveCalls } from './otherEnd.ts';
import { mediaOf } from './zoomMedia.ts';
import { actOnThread, textAgent, textAsAgent, threadsOf } from './zoomTexts.ts';

export interface ControlsDeps {
  readonly salesforce: LocalSalesforce;
  readonly zoom: LocalZoom;
  /** Null: this workbench runs without one. */
  readonly gateway: GatewayProcess | null;
  readonly reset: () => Promise<void>;
}

export interface LocalControls extends Controls {
  announce(change: Change): void;
  languageOf(userId: string): Language;
}

export function createControls({ salesforce, zoom, gateway, reset }: ControlsDeps): LocalControls {
  const listeners = new Set<(change: Change) => void>();
  const servers = createServerSwitches(salesforce, zoom);
  const announce = (change: Change) => {
    for (const listener of [...listeners]) listener(change);
  };
  const switchFor = (fault: FaultName, { zoomId }: WorkbenchUser): Switch => {
    if (fault === 'zoomClientStopped') return clientSwitch(zoom, zoomId);
    if (fault === 'padSignedOut') return padSwitch(zoom, zoomId);
    if (fault === 'recordingFails') return recordingSwitch(zoom, zoomId);
    return servers[fault];
  };
  const languageOf = (userId: string): Language =>
    salesforce.records.get(userId)?.['LanguageLocaleKey'] === 'ja' ? 'ja' : 'en_US';

  const act = async (
    action: Parameters<Controls['perform']>[0],
    user: WorkbenchUser,
  ): Promise<string | undefined> => {
    switch (action.do) {
      case 'otherEnd':
        actOnCall(zoom, action.callId, action.action);
        return undefined;
      case 'onDevice':
        actOnDevice(zoom, user.zoomId, action.callId, action.action);
        return undefined;
      case 'setDevice':
        zoom.client(user.zoomId).set({ device: action.device });
        return undefined;
      case 'setMeeting':
        zoom.client(user.zoomId).set({ inMeeting: action.on });
        return undefined;
      case 'loseZoomSignIn':
        zoom.signIns.revokeAll(user.zoomId);
        return undefined;
      case 'ring':
        return ring(zoom, action, user);
      case 'text':
        return textAgent(zoom, action, user.zoomId);
      case 'textAsAgent':
        return textAsAgent(zoom, action.to, action.text, user.zoomId);
      case 'onThread':
        actOnThread(zoom, action.id, action.action, user.zoomId);
        return undefined;
      case 'deleteMedium':
        zoom.media.remove(action.id, 'trash');
        return undefined;
      case 'dialOnMobile':
        zoom.agent(user.zoomId).dial({ number: action.number, device: 'mobile' });
        return undefined;
      case 'setLanguage':
        salesforce.records.update(user.salesforceId, { LanguageLocaleKey: action.language });
        zoom.configure({ language: action.language === 'ja' ? 'ja' : 'en' });
        return undefined;
      case 'setFault':
        await switchFor(action.fault, user).turn(action.on);
        return undefined;
      case 'expireTokens':
        salesforce.signIns.expireAccessTokens(null);
        return undefined;
      case 'gateway':
        return changeGateway(gateway, action.action);
      case 'reset':
        for (const fault of FAULTS) await switchFor(fault, user).turn(false);
        await reset();
        return undefined;
    }
  };

  gateway?.onChange(() => {
    announce('state');
  });
  zoom.cloud.onHappening(() => {
    announce('state');
  });
  zoom.media.onChange(() => {
    announce('state');
  });
  zoom.texts.onChange(() => {
    announce('state');
  });
  zoom.onUserChange(() => {
    announce('state');
  });
  return {
    announce,
    languageOf,
    userOrFirst: (userId) =>
      (USERS.find(({ salesforceId }) => salesforceId === userId) ?? USERS[0])?.salesforceId ?? '',
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state(userId) {
      const user = userNamed(userId);
      const language = languageOf(userId);
      return {
        language,
        userId,
        users: USERS.map(({ salesforceId, name, note }) => ({
          id: salesforceId,
          name,
          note: note[language],
        })),
        calls: liveCalls(zoom, user.zoomId),
        media: mediaOf(zoom, user.zoomId),
        threads: threadsOf(zoom, user.zoomId),
        desk: deskOf(zoom, user),
        queue: QUEUE.name,
        people: TELEPHONES.map(({ name, number }) => ({ name, number })),
        faults: FAULTS.filter((fault) => switchFor(fault, user).isOn()),
        heldBack: zoom.webhooks.log.filter(({ state }) => state === 'held').length,
        gateway: gateway?.state ?? 'absent',
      };
    },
    async perform(action, userId) {
      const problem = await act(action, userNamed(userId)).catch((error: unknown) =>
        error instanceof Error ? error.message : String(error),
      );
      announce('state');
      return problem;
    },
  };
}

function userNamed(userId: string): WorkbenchUser {
  const user = USERS.find(({ salesforceId }) => salesforceId === userId);
  if (user === undefined) throw new Error(`The workbench has no user ${userId}`);
  return user;
}

function deskOf(zoom: LocalZoom, { zoomId }: WorkbenchUser) {
  const { device, inMeeting } = zoom.client(zoomId).state();
  return { device, isInMeeting: inMeeting };
}

function ring(
  zoom: LocalZoom,
  { from, throughQueue = false }: Extract<Action, { do: 'ring' }>,
  { zoomId }: WorkbenchUser,
): string | undefined {
  const number = callerNumber(from);
  if (number === undefined) return `"${from}" is not a telephone number.`;
  zoom.cloud.ringAgent({ from: number, toUserId: zoomId, ...(throughQueue && { via: QUEUE }) });
  return undefined;
}

async function changeGateway(
  gateway: GatewayProcess | null,
  action: 'start' | 'stop' | 'kill',
): Promise<undefined> {
  if (action === 'start') await gateway?.start();
  else await gateway?.kill(action === 'stop' ? 'SIGTERM' : 'SIGKILL');
  return undefined;
}
