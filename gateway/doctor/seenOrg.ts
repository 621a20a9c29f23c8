/** The org as an agent sees it: the package, and what the settings name. */
import { PhoneError, isReservedTaskField } from '#call-core';
import type { PhoneNumbers } from '#call-core';
import type { ObjectSource, SettingsRecord, SettingsSource } from '../agents/ports.ts';
import { linesOf, matchObjectsOf, readNumbers } from '../agents/settings.ts';
import { namedAmong } from '../agents/taskFields.ts';
import type { AgentStore, Crm } from '../calls/ports.ts';
import type { PackageField } from './checks/salesforceChecks.ts';
import type { SeenObject, SeenOrg } from './ports.ts';

interface Deps {
  readonly agents: Pick<AgentStore, 'find'>;
  readonly crm: Pick<Crm, 'taskFields'>;
  readonly objects: ObjectSource;
  readonly settings: Pick<SettingsSource, 'read'>;
  readonly numbersIn: (country: string) => PhoneNumbers;
  /** Null for what is not there for this agent. May throw PhoneError. */
  readonly describe: (
    agentId: string,
    names: readonly string[],
  ) => Promise<ReadonlyMap<string, SeenObject | null>>;
  readonly fields: readonly PackageField[];
}

/** All records count: whoever looks at one need not find what is wrong in another. */
function linesIn(records: readonly SettingsRecord[], name: 'matchObjects' | 'neverLog' | 'taskFields') {
  return [...new Set(records.flatMap((record) => linesOf(record[name] ?? '')))];
}

export function createSeenOrg(deps: Deps) {
  const { agents, crm, objects, settings, numbersIn, describe, fields } = deps;

  /** Whoever cannot read them lacks the package, of which the describes tell more. */
  async function recordsFor(agentId: string): Promise<readonly SettingsRecord[]> {
    try {
      return (await settings.read(agentId, [])).records;
    } catch (caught) {
      if (caught instanceof PhoneError && caught.code === 'settings.notReadable') return [];
      throw caught;
    }
  }

  async function settingsFor(agentId: string): Promise<SeenOrg['settings']> {
    const records = await recordsFor(agentId);
    const taskFields = linesIn(records, 'taskFields');
    const matchObjects = matchObjectsOf(linesIn(records, 'matchObjects'));
    const [agent, offered, described] = await Promise.all([
      agents.find(agentId),
      taskFields.length === 0 ? [] : crm.taskFields(agentId),
      matchObjects.length === 0 ? [] : objects.describe(agentId, matchObjects),
    ]);
    const isDescribed = (name: string) =>
      described.some((object) => object.name.toLowerCase() === name.toLowerCase());
    const numbers = numbersIn(agent?.homeCountry ?? 'US');
    return {
      unknownTaskFields: [
        ...namedAmong(offered, taskFields).unknown,
        ...taskFields.filter((name) => isReservedTaskField(name)),
      ].filter((name, index, all) => all.indexOf(name) === index),
      unknownObjects: matchObjects.filter((name) => !isDescribed(name)),
      muteObjects: described.flatMap(({ name, hasNumbers }) => (hasNumbers ? [] : [name])),
      unreadableNumbers: readNumbers(linesIn(records, 'neverLog'), numbers).unreadable,
    };
  }

  /** @throws PhoneError */
  return async function seenOrg(agentId: string): Promise<SeenOrg> {
    const names = [...new Set(fields.map(({ object }) => object))];
    const [seen, named] = await Promise.all([describe(agentId, names), settingsFor(agentId)]);
    return { objects: seen, settings: named };
  };
}
