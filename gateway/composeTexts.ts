/** Puts the parts together that texts need. */
import type { PhoneNumbers } from '#call-core';
import type { AgentTokens } from './agents/tokens.ts';
import { keptMs } from './calls/forgetOld.ts';
import type { MakePerson } from './calls/makePerson.ts';
import type { Agent, AgentStore, Clock, Crm, MatchNumbers } from './calls/ports.ts';
import type { Config } from './config.ts';
import { createTextJobHandler } from './jobs/textJobHandler.ts';
import type { JobQueue } from './jobs/jobQueue.ts';
import type { Log } from './logging.ts';
import type { SalesforceRequest } from './salesforce/request.ts';
import { createTemplateSource } from './salesforce/textTemplates.ts';
import { createTextTasks } from './salesforce/textTasks.ts';
import type { ChangeNotices } from './storage/changeNotices.ts';
import type { Database } from './storage/database.ts';
import { createTextStore } from './storage/textStore.ts';
import { createCreateTextPerson } from './texts/createTextPerson.ts';
import { createDeliverText } from './texts/deliverText.ts';
import { createEditThread } from './texts/editThread.ts';
import { createFindTextPeople } from './texts/findTextPeople.ts';
import { createListTexts } from './texts/listTexts.ts';
import { createLookForText } from './texts/lookForText.ts';
import { createTemplates } from './texts/mergeTemplates.ts';
import { createSaveTexts } from './texts/saveTexts.ts';
import { createSendTexts } from './texts/sendTexts.ts';
import { createSweepTexts } from './texts/sweepTexts.ts';
import { createTakeTexts } from './texts/takeTexts.ts';
import { createDownload } from './zoom/download.ts';
import { createTexting } from './zoom/texting.ts';

interface Parts {
  readonly db: Database;
  readonly notices: ChangeNotices;
  readonly queue: JobQueue;
  readonly agents: AgentStore;
  readonly tokens: AgentTokens;
  readonly request: SalesforceRequest;
  readonly crm: Crm;
  readonly matchNumbers: MatchNumbers;
  readonly makePerson: MakePerson;
  readonly numbers: PhoneNumbers;
  readonly clock: Clock;
  readonly log: Log;
}

export function composeTexts(config: Pick<Config, 'ZOOM_MEDIA_HOSTS' | 'KEEP_TEXTS_DAYS'>, parts: Parts) {
  const { db, notices, queue, agents, makePerson, tokens, numbers, clock, log } = parts;
  const store = createTextStore({ db, notices, jobs: queue.texts });
  const download = createDownload({ hosts: config.ZOOM_MEDIA_HOSTS });
  const texting = createTexting({ tokens, numbers, download, clock });
  const takeTexts = createTakeTexts({ store });
  const crm = { ...parts.crm, ...createTextTasks(parts) };
  const findTextPeople = createFindTextPeople({ ...parts, store });
  const use = { store, agents, texting, takeTexts, clock };
  const editThread = createEditThread({ store, crm, texting });
  return {
    store,
    takeTexts,
    takeOptStatuses: editThread.takeOptStatuses,
    job: createTextJobHandler({
      deliverText: createDeliverText(use),
      lookForText: createLookForText(use),
      findTextPeople,
      saveTexts: createSaveTexts({ store, agents, crm, findTextPeople }),
      sweepTexts: createSweepTexts({ ...use, keepMs: keptMs(config.KEEP_TEXTS_DAYS) }),
      log,
    }),
    routes: {
      listTexts: createListTexts({ store }),
      sendTexts: createSendTexts({ store, clock }),
      editThread,
      templates: createTemplates({ source: createTemplateSource(parts), clock }),
      createTextPerson: createCreateTextPerson({ store, makePerson, editThread }),
      store,
      texting,
    },
    sweepSoon: (agentId: string) => queue.texts.addNow([{ kind: 'sweepTexts', agentId, id: 'all' }]),
    /** After a start, when jobs of a killed gateway may be stuck, and after a sign-in. @param agentId null for all */
    resume: async (agentId: string | null) => queue.texts.addNow(await store.unfinished(agentId)),
    /** A person was made for the number of a call: it may be that of threads as well. */
    personMade: (agent: Agent, number: string) => editThread.searchAgain(agent.id, number),
  };
}
