/** Permission sets are records as well: they come and go with their metadata. */
import { createDirectRecords } from '../directRecords.ts';
import type { Org } from '../rest/apiRequest.ts';
import { childText, readXml } from '../schema/metadataXml.ts';
import type { DeploymentOutcome } from './applyDeployment.ts';

export interface PermissionSetRecords {
  isAssigned(name: string): boolean;
  follow(outcome: DeploymentOutcome): void;
}

export function createPermissionSetRecords(org: Org): PermissionSetRecords {
  const records = createDirectRecords(org);
  const idOf = (name: string) => records.find('PermissionSet', { Name: name })[0]?.['Id'] ?? null;
  return {
    isAssigned: (name) => {
      const id = idOf(name);
      return id !== null && records.find('PermissionSetAssignment', { PermissionSetId: id }).length > 0;
    },
    follow: ({ components, files }) => {
      for (const { type, fullName, path, outcome } of components) {
        if (type !== 'PermissionSet') continue;
        const id = idOf(fullName);
        if (outcome === 'deleted') {
          if (id !== null) records.remove(String(id));
        } else if (id === null) {
          const label = childText(readXml(files.get(path) ?? ''), 'label') ?? fullName;
          records.create('PermissionSet', {
            Name: fullName,
            Label: label,
            IsCustom: true,
            IsOwnedByProfile: false,
          });
        }
      }
    },
  };
}
