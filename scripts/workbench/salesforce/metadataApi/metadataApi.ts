/** `/services/Soap/m/<version>`: the calls of the Metadata API that tools make. Metadata API Developer Guide. */
import type { OAuthDeps } from '../oauth/oauthServer.ts';
import type { Org } from '../rest/apiRequest.ts';
import { isKnownVersion } from '../rest/orgResources.ts';
import { childText, childrenOf } from '../schema/metadataXml.ts';
import type { XmlElement } from '../schema/metadataXml.ts';
import type { HttpReply, WireRequest } from '../server/httpServer.ts';
import { COMPONENT_TYPES } from './componentTypes.ts';
import { createDeployments } from './deployments.ts';
import type { Deployments } from './deployments.ts';
import type { MetadataStore } from './metadataStore.ts';
import { createRetrievals, listComponents } from './retrievals.ts';
import type { Retrievals } from './retrievals.ts';
import { faultReply, isTrue, readCall, SoapFault, soapReply } from './soap.ts';
import type { SoapValue } from './soap.ts';

export interface MetadataApi {
  answer(request: WireRequest): Promise<HttpReply>;
}

interface Deps {
  readonly org: Org;
  readonly oauth: OAuthDeps;
  readonly store: MetadataStore;
}

interface Call {
  readonly args: XmlElement;
  readonly userId: string;
  readonly version: string;
}

const PATH = /^\/services\/Soap\/m\/(\d+\.\d)(?:\/\w+)?\/?$/;

export function createMetadataApi({ org, oauth, store }: Deps): MetadataApi {
  const deployments = createDeployments({ org, store, user: oauth.user });
  const retrievals = createRetrievals({ store, user: oauth.user, clock: org.clock });
  return {
    answer: async (request) => {
      try {
        const version = PATH.exec(request.url.pathname)?.[1] ?? '';
        if (!isKnownVersion(version))
          throw new SoapFault('UNSUPPORTED_API_VERSION', 'Invalid Api version specified on URL');
        const { sessionId, operation, args } = readCall(request.body);
        const session = oauth.signIns.find(sessionId);
        if (session === null) throw invalidSession();
        if (!org.accessFor(session.userId).isAdmin) throw noRights();
        const call = { args, userId: session.userId, version };
        return soapReply(operation, await perform({ deployments, retrievals, store }, operation, call));
      } catch (error) {
        if (error instanceof SoapFault) return faultReply(error);
        throw error;
      }
    },
  };
}

interface Parts {
  readonly deployments: Deployments;
  readonly retrievals: Retrievals;
  readonly store: MetadataStore;
}

function perform(
  { deployments, retrievals, store }: Parts,
  operation: string,
  { args, userId, version }: Call,
): SoapValue | Promise<SoapValue> {
  const id = childText(args, 'asyncProcessId') ?? childText(args, 'id') ?? '';
  switch (operation) {
    case 'describeMetadata':
      return describe();
    case 'listMetadata':
      return listComponents(store.files, childrenOf(args, 'queries'));
    case 'deploy':
      return deployments.start(args, userId);
    case 'checkDeployStatus':
      return deployments.check(id, isTrue(args, 'includeDetails'));
    case 'cancelDeploy':
      return deployments.cancel(id);
    case 'retrieve':
      return retrievals.start(args, userId, version);
    case 'checkRetrieveStatus':
      return retrievals.check(id);
    default:
      throw new SoapFault(
        'soapenv:Client',
        `No operation available for request {http://soap.sforce.com/2006/04/metadata}${operation}, please check the WSDL for the service.`,
      );
  }
}

function describe(): SoapValue {
  return {
    metadataObjects: COMPONENT_TYPES.map(({ xmlName, directory, suffix, metaFile, inFolder, children }) => ({
      childXmlNames: Object.values(children),
      directoryName: directory,
      inFolder,
      metaFile,
      suffix,
      xmlName,
    })),
    organizationNamespace: '',
    partialSaveAllowed: true,
    testRequired: false,
  };
}

function invalidSession(): SoapFault {
  const reason =
    'Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing session hash';
  return new SoapFault('INVALID_SESSION_ID', reason);
}

function noRights(): SoapFault {
  const reason =
    'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions';
  return new SoapFault('INSUFFICIENT_ACCESS', reason);
}
