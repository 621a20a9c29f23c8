/** The widget out of every app of an org but the package's own, so that the package can be removed. */
import type { Org } from '../org/ports.ts';
import { readOrgApps } from './orgApps.ts';
import { planRemovalEverywhere } from './planRemoval.ts';

/**
 * @returns the names of the apps, and of utility bars that no app has
 * @throws AdminError, when an app cannot lose the widget; then none has lost it
 */
export async function removeFromApps(
  { metadata }: Pick<Org, 'metadata'>,
  { dryRun }: { readonly dryRun: boolean },
): Promise<readonly string[]> {
  const { outcomes, files, removals } = planRemovalEverywhere(await readOrgApps(metadata, 'all'));
  if (!dryRun && (files.size > 0 || removals.length > 0)) await metadata.deploy({ files, removals });
  return outcomes.map(({ label }) => label);
}
