import { PhoneError, sameSettings, toPhoneError } from '#call-core';
import type { PhoneNumbers } from '#call-core';
import type { SettingsSource, SettingsStore, SettingsSubject } from './ports.ts';
import { resolveSettings } from './settings.ts';

interface Deps {
  readonly store: SettingsStore;
  readonly source: SettingsSource;
  readonly numbersIn: (country: string) => PhoneNumbers;
  /** The settings of an org could not be read by any of those who were asked to. */
  readonly onUnread: (error: PhoneError, orgId: string) => void;
}

export interface FollowSettings {
  /** Brings the settings of all agents of an org up to date. @param reader who reads first @throws PhoneError */
  ofOrg(orgId: string, reader?: string): Promise<void>;
  /** Of the agent's org, read by the agent; what cannot be read now is in the next round. */
  ofAgent(agentId: string): Promise<void>;
  /** Of every org. */
  ofAll(): Promise<void>;
}

/** One who may not read is followed by another, but an org in which nobody may is not asked by all. */
const READERS = 3;

/** Salesforce tells nobody of a change that is made in Setup, so it is asked: once for all agents of an org. */
export function createFollowSettings({ store, source, numbersIn, onUnread }: Deps): FollowSettings {
  async function read(subjects: readonly SettingsSubject[], readers: readonly string[]) {
    let refusal: PhoneError | null = null;
    for (const agentId of readers) {
      try {
        return await source.read(
          agentId,
          subjects.map(({ userId }) => userId),
        );
      } catch (caught) {
        refusal = toPhoneError(caught);
        if (refusal.retry === 'later') break;
      }
    }
    throw refusal ?? new PhoneError('salesforce.signInNeeded', { retry: 'afterSignIn' });
  }

  async function ofOrg(orgId: string, reader?: string): Promise<void> {
    const { subjects, at } = await store.look(orgId);
    const signedIn = subjects.filter(({ isSignedIn }) => isSignedIn).map(({ agentId }) => agentId);
    const readers = [...new Set([...(reader === undefined ? [] : [reader]), ...signedIn])].slice(0, READERS);
    const { records, profiles } = await read(subjects, readers);
    const changes = subjects.flatMap((subject) => {
      const { agentId, userId, homeCountry } = subject;
      const profileId = profiles.get(userId) ?? subject.profileId;
      const settings = resolveSettings(records, [userId, profileId, orgId], numbersIn(homeCountry));
      const isNews = profileId !== subject.profileId || !sameSettings(settings, subject.settings);
      return isNews ? [{ agentId, profileId, settings }] : [];
    });
    await store.keep(orgId, at, changes);
  }

  async function tryOrg(orgId: string, reader?: string): Promise<void> {
    try {
      await ofOrg(orgId, reader);
    } catch (caught) {
      onUnread(toPhoneError(caught), orgId);
    }
  }

  return {
    ofOrg,
    async ofAgent(agentId) {
      await tryOrg(await store.orgOf(agentId), agentId);
    },
    async ofAll() {
      for (const orgId of await store.orgs()) await tryOrg(orgId);
    },
  };
}
