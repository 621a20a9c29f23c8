/**
 * npm's bill of materials of what the product runs on, without what is another each time: when it was made, and in which
 * folder. npm's own `--omit=dev` leaves out what is needed here and by a tool as well, so the lock file tells.
 */
import { createHash } from 'node:crypto';
import * as v from 'valibot';

const ComponentSchema = v.looseObject({ 'bom-ref': v.string(), name: v.string(), version: v.string() });
const SbomSchema = v.looseObject({
  bomFormat: v.literal('CycloneDX'),
  specVersion: v.string(),
  metadata: v.looseObject({
    timestamp: v.optional(v.string()),
    component: v.looseObject({ 'bom-ref': v.string(), name: v.string(), purl: v.string() }),
  }),
  components: v.array(ComponentSchema),
  dependencies: v.array(v.looseObject({ ref: v.string(), dependsOn: v.optional(v.array(v.string()), []) })),
});
export type Sbom = v.InferOutput<typeof SbomSchema>;

const LockSchema = v.object({
  packages: v.record(
    v.string(),
    v.object({ version: v.optional(v.string()), dev: v.optional(v.boolean(), false) }),
  ),
});

/** @param told of all packages. @param lock package-lock.json. @throws where it is none */
export function steadySbom(told: unknown, lock: unknown): Sbom {
  const wanted = productIn(lock);
  const { serialNumber: _, ...sbom } = v.parse(SbomSchema, told);
  const { timestamp: __, component, ...metadata } = sbom.metadata;
  const name = /^pkg:npm\/(.+)@/.exec(component.purl)?.[1] ?? component.name;
  const steady = {
    ...sbom,
    metadata: { ...metadata, component: { ...component, name } },
    components: sbom.components
      .filter((each) => wanted.has(each['bom-ref']))
      .toSorted((a, b) => order(a['bom-ref'], b['bom-ref'])),
    dependencies: sbom.dependencies
      .filter(({ ref }) => wanted.has(ref) || ref === component['bom-ref'])
      .map((each) => ({
        ...each,
        dependsOn: each.dependsOn.filter((ref) => wanted.has(ref)).toSorted(order),
      }))
      .toSorted((a, b) => order(a.ref, b.ref)),
  };
  return { ...steady, serialNumber: `urn:uuid:${uuidOf(JSON.stringify(steady))}` };
}

/** Name and version of each package that is there without the tools. */
function productIn(lock: unknown): ReadonlySet<string> {
  const { packages } = v.parse(LockSchema, lock);
  return new Set(
    Object.entries(packages).flatMap(([place, { version = '', dev }]) =>
      dev || place === '' ? [] : [`${place.split('node_modules/').at(-1) ?? ''}@${version}`],
    ),
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Version 8: made of a hash of our own. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join('-');
}
