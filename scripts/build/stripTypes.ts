import ts from 'typescript';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
  useDefineForClassFields: true,
};

/** TypeScript to the JavaScript that the platform takes: types gone, decorators and fields untouched. */
export function stripTypes(source: string, fileName: string): string {
  return ts.transpileModule(source, { compilerOptions: OPTIONS, fileName }).outputText;
}

/** The same for a bundler, which resolves the imports as they are written. */
export function stripTypesKeepImports(source: string, fileName: string): string {
  const compilerOptions = { ...OPTIONS, rewriteRelativeImportExtensions: false };
  return ts.transpileModule(source, { compilerOptions, fileName }).outputText;
}
