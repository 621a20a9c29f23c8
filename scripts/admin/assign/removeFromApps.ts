/** The widget out of every app of an org but the package's own, so that the package can be removed. */
import type { Org } from '../org/ports.ts';
import { readOrgApps } from './orgApps.ts';
import type { Outcome } from './plan.ts';
import { planRemovalEverywhere } from './planRemoval.ts';

/** @throws AdminError, when an app cannot lose the widget; then none has lost it */
export async function removeFromApps(
  { metadata }: Pick<Org, 'metadata'>,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<readonly Outcome[]> {
  const { outcomes, files, removals } = planRemovalEverywhere(await readOrgApps(metadata, 'all'));
  if (!dryRun && (files.size > 0 || removals.length > 0)) await metadata.deploy({ files, removals });
  return outcomes;
}
