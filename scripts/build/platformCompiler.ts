/** Salesforce's own compiler, the one that runs when a bundle is deployed. It has no types. */
import { createRequire } from 'node:module';
import * as v from 'valibot';

const DiagnosticSchema = v.object({
  message: v.string(),
  /** 0 and 1 refuse the deploy, 2 warns. */
  level: v.number(),
});

const ResultSchema = v.object({
  success: v.boolean(),
  diagnostics: v.array(DiagnosticSchema),
  metadata: v.optional(
    v.object({
      exports: v.optional(v.array(v.object({ defaultExport: v.optional(v.unknown()) })), []),
      references: v.optional(v.array(v.object({ type: v.string(), id: v.string() })), []),
      templateDependencies: v.optional(
        v.array(v.object({ componentReferences: v.array(v.object({ name: v.string() })) })),
        [],
      ),
    }),
  ),
});
export type Compiled = v.InferOutput<typeof ResultSchema>;

/** API version of the deployed bundles. */
export const API_VERSION = 66;

/** Compiles one bundle: files by their path in it. */
export async function compileBundle(name: string, files: Readonly<Record<string, string>>): Promise<Compiled> {
  const bundle = { type: 'platform', name, namespace: 'c', namespaceMapping: { c: 'c' }, files };
  return v.parse(ResultSchema, await loadCompile()({ bundle, options: { apiVersion: API_VERSION } }));
}

function loadCompile(): (input: object) => Promise<unknown> {
  const compiler: unknown = createRequire(import.meta.url)('@lwc/sfdc-lwc-compiler');
  if (!hasCompile(compiler)) throw new Error('@lwc/sfdc-lwc-compiler has no function "compile".');
  return (input) => compiler.compile(input);
}

function hasCompile(module: unknown): module is { compile: (input: object) => Promise<unknown> } {
  return (
    typeof module === 'object' && module !== null && 'compile' in module && typeof module.compile === 'function'
  );
}
