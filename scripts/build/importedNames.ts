import ts from 'typescript';

/** What a JavaScript text takes of a module, by name. @throws Error when it takes the module as a whole */
export function importedNames(text: string, module: string): string[] {
  const { statements } = ts.createSourceFile('text.js', text, ts.ScriptTarget.ESNext);
  return statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return [];
    return moduleSpecifier.text === module ? namesIn(statement, module) : [];
  });
}

function namesIn(statement: ts.ImportDeclaration | ts.ExportDeclaration, module: string): string[] {
  const names = ts.isImportDeclaration(statement)
    ? statement.importClause?.namedBindings
    : statement.exportClause;
  if (names === undefined || !(ts.isNamedImports(names) || ts.isNamedExports(names))) {
    throw new Error(`Of ${module} only what is named can be taken.`);
  }
  return names.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
}
