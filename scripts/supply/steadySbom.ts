/** npm's bill of materials without what is another each time: when it was made, and in which folder. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';

const ComponentSchema = v.looseObject({ 'bom-ref': v.string(), name: v.string(), version: v.string() });
const SbomSchema = v.looseObject({
  bomFormat: v.literal('CycloneDX'),
  specVersion: v.string(),
  metadata: v.looseObject({
    timestamp: v.optional(v.string()),
    component: v.looseObject({ name: v.string(), purl: v.string() }),
  }),
  components: v.array(ComponentSchema),
  dependencies: v.array(v.looseObject({ ref: v.string(), dependsOn: v.optional(v.array(v.string()), []) })),
});
export type Sbom = v.InferOutput<typeof SbomSchema>;

/** @throws where it is none */
export function steadySbom(told: unknown): Sbom {
  const { serialNumber: _, ...sbom } = v.parse(SbomSchema, told);
  const { timestamp: __, component, ...metadata } = sbom.metadata;
  const name = /^pkg:npm\/(.+)@/.exec(component.purl)?.[1] ?? component.name;
  const steady = {
    ...sbom,
    metadata: { ...metadata, component: { ...component, name } },
    components: sbom.components.toSorted((a, b) => order(a['bom-ref'], b['bom-ref'])),
    dependencies: sbom.dependencies
      .map((each) => ({ ...each, dependsOn: each.dependsOn.toSorted(order) }))
      .toSorted((a, b) => order(a.ref, b.ref)),
  };
  return { ...steady, serialNumber: `urn:uuid:${uuidOf(JSON.stringify(steady))}` };
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
