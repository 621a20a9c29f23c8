/** Deployments that were asked for: one at a time, and what became of each. */
import { childText, childrenOf } from '../schema/metadataXml.ts';
import type { XmlElement } from '../schema/metadataXml.ts';
import { formatDateTime } from '../rules/fieldOutput.ts';
import type { Org } from '../rest/apiRequest.ts';
import { makeId } from '../store/ids.ts';
import type { Row } from '../store/recordStore.ts';
import { applyDeployment } from './applyDeployment.ts';
import type { DeploymentOutcome } from './applyDeployment.ts';
import { unzip } from './archive.ts';
import type { Files } from './components.ts';
import type { MetadataStore } from './metadataStore.ts';
import { createPermissionSetRecords } from './permissionSetRecords.ts';
import { isTrue, SoapFault } from './soap.ts';
import type { SoapValue } from './soap.ts';

export interface Deployments {
  start(args: XmlElement, userId: string): Promise<SoapValue>;
  check(id: string, withDetails: boolean): SoapValue;
  cancel(id: string): SoapValue;
}

interface Deps {
  readonly org: Org;
  readonly store: MetadataStore;
  readonly user: (userId: string) => Row | undefined;
}

interface Deployment {
  readonly id: string;
  readonly checkOnly: boolean;
  readonly ignoreWarnings: boolean;
  readonly userId: string;
  readonly startedAt: number;
  readonly outcome: DeploymentOutcome;
  /** How often it was asked for: the first time it is still going on. */
  asked: number;
}

export function createDeployments({ org, store, user }: Deps): Deployments {
  const deployments = new Map<string, Deployment>();
  const permissionSets = createPermissionSetRecords(org);
  const find = (id: string) => {
    const found = deployments.get(id);
    if (found === undefined) throw new SoapFault('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id`);
    return found;
  };
  return {
    start: async (args, userId) => {
      const archive = await readArchive(args);
      const options = childrenOf(args, 'DeployOptions')[0] ?? args;
      // The other way is for sandboxes only: part of a deployment stays although something failed.
      if (!isTrue(options, 'rollbackOnError') && !isTrue(options, 'checkOnly')) {
        throw new SoapFault('INVALID_OPERATION', 'The local Salesforce deploys with rollbackOnError only');
      }
      const outcome = applyDeployment(store.files, archive, { schema: org.schema, ...permissionSets });
      const deployment: Deployment = {
        id: makeId('0Af', deployments.size + 1),
        checkOnly: isTrue(options, 'checkOnly'),
        ignoreWarnings: isTrue(options, 'ignoreWarnings'),
        userId,
        startedAt: org.clock(),
        outcome,
        asked: 0,
      };
      deployments.set(deployment.id, deployment);
      if (succeeded(deployment) && !deployment.checkOnly) {
        store.replace(outcome.files);
        permissionSets.follow(outcome);
      }
      return { done: false, id: deployment.id, state: 'Queued' };
    },
    check: (id, withDetails) => {
      const deployment = find(id);
      deployment.asked += 1;
      return status(deployment, user(deployment.userId), withDetails);
    },
    cancel: (id) => ({ done: true, id: find(id).id }),
  };
}

/** Files of a package in a folder of the zip are taken as if they lay at its top, as `singlePackage: false` has it. */
async function readArchive(args: XmlElement): Promise<Files> {
  const files = await unzip(childText(args, 'ZipFile') ?? '').catch(() => null);
  if (files === null) throw new SoapFault('INVALID_FIELD', 'The zip file could not be read');
  if (files.has('package.xml')) return files;
  const manifest = [...files.keys()].find((path) => /^[^/]+\/package\.xml$/.test(path));
  const folder = manifest === undefined ? '' : manifest.slice(0, manifest.indexOf('/') + 1);
  return new Map(
    [...files]
      .filter(([path]) => path.startsWith(folder))
      .map(([path, text]) => [path.slice(folder.length), text]),
  );
}

/** A warning alone does no harm, unless the caller says that it does. */
function succeeded({ outcome, ignoreWarnings }: Deployment): boolean {
  const isError = ({ problemType }: { problemType: string }) => problemType === 'Error' || !ignoreWarnings;
  return !outcome.problems.some(isError);
}

function status(deployment: Deployment, user: Row | undefined, withDetails: boolean): SoapValue {
  const { id, checkOnly, ignoreWarnings, outcome, startedAt, asked } = deployment;
  const done = asked > 1;
  const success = done && succeeded(deployment);
  const total = outcome.components.length;
  const errors = outcome.problems.filter(({ problemType }) => problemType === 'Error').length;
  const time = formatDateTime(startedAt);
  return {
    checkOnly,
    completedDate: done ? time : null,
    createdBy: deployment.userId,
    createdByName: String(user?.['Name'] ?? ''),
    createdDate: time,
    details: withDetails && done ? details(outcome, time, success) : null,
    done,
    id,
    ignoreWarnings,
    lastModifiedDate: time,
    numberComponentErrors: done ? errors : 0,
    numberComponentsDeployed: done && success ? total : 0,
    numberComponentsTotal: total,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    rollbackOnError: true,
    runTestsEnabled: false,
    startDate: time,
    status: done ? (success ? 'Succeeded' : 'Failed') : 'InProgress',
    success,
  };
}

function details(
  { components, problems }: DeploymentOutcome,
  createdDate: string,
  success: boolean,
): SoapValue {
  const none = { changed: false, created: false, createdDate, deleted: false };
  return {
    componentFailures: problems.map(({ path, type, fullName, problem, problemType }) => ({
      ...none,
      componentType: type,
      fileName: path,
      fullName,
      problem,
      problemType,
      success: problemType === 'Warning',
    })),
    componentSuccesses: success
      ? components.map(({ type, fullName, path, outcome }, index) => ({
          ...none,
          changed: outcome !== 'unchanged',
          componentType: type,
          created: outcome === 'created',
          deleted: outcome === 'deleted',
          fileName: path,
          fullName,
          id: makeId('0xx', index + 1),
          success: true,
        }))
      : [],
    runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 },
  };
}
