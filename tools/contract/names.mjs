import { basename, dirname } from 'node:path';
import ts from 'typescript';

/**
 * What the shapes of the project's own code are called, by what they are called in the code: `caseView()` answers a `Case`,
 * `interface Established` is an `Established`. What is not exported keeps its shape and gets no name.
 */
export class Names {
  /** What each type may be called, the first choice first, in the order of their rights. @type {Map<string, readonly string[]>} */
  #wanted = new Map();
  /** @type {WeakMap<ts.Type, number>} */
  #ids = new WeakMap();
  #last = 0;

  /** @param {ts.Program} program @param {ts.TypeChecker} checker @param {string} root */
  constructor(program, checker, root) {
    const files = program
      .getSourceFiles()
      .filter(({ fileName, isDeclarationFile }) => !isDeclarationFile && isOurs(fileName, root))
      .sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
    // a view says what is answered: it has the first right to a name, a declared type the second
    for (const find of [viewsIn, declaredIn]) {
      for (const file of files) for (const { name, type } of find(file, checker)) this.#want(name, type, file.fileName);
    }
  }

  /** The key of a type that has a name, leaving out that it may be undefined. @param {ts.Type} type @returns {string | undefined} */
  keyOf(type) {
    const key = this.#keyOf(type);
    return this.#wanted.has(key) ? key : undefined;
  }

  /** A name for each of these keys: two types that want the same one are told apart by where they stand. @param {Set<string>} used */
  settle(used) {
    /** @type {Map<string, string>} */
    const names = new Map();
    const taken = new Set();
    for (const [key, wanted] of this.#wanted) {
      if (!used.has(key)) continue;
      const name = wanted.find((one) => !taken.has(one)) ?? `${wanted[0]}${taken.size}`;
      taken.add(name);
      names.set(key, name);
    }
    return names;
  }

  /** The same for types that are the same: a union loses its own name as soon as it meets another member. @param {ts.Type} type */
  #keyOf(type) {
    const members = type.isUnion() ? type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined)) : [type];
    return members
      .map((member) => this.#id(member))
      .sort((a, b) => a - b)
      .join('.');
  }

  /** @param {string} name @param {ts.Type} type @param {string} fileName */
  #want(name, type, fileName) {
    const key = this.#keyOf(type);
    if (!isShape(type) || this.#wanted.has(key)) return;
    this.#wanted.set(key, [name, `${pascal(basename(dirname(fileName)))}${name}`, `${pascal(basename(fileName, '.ts'))}${name}`]);
  }

  /** @param {ts.Type} type */
  #id(type) {
    const known = this.#ids.get(type) ?? ++this.#last;
    this.#ids.set(type, known);
    return known;
  }
}

/** @param {string} fileName @param {string} root */
const isOurs = (fileName, root) => /^(apps\/api|libs|machines)\//.test(fileName.slice(root.length + 1)) && !fileName.includes('.test');

/** `caseView` -> `Case`, `processBrief` -> `ProcessBrief`. @param {ts.SourceFile} file @param {ts.TypeChecker} checker */
function viewsIn(file, checker) {
  return file.statements.filter(isExported).flatMap((statement) => {
    const functions = ts.isFunctionDeclaration(statement)
      ? [statement]
      : ts.isVariableStatement(statement)
        ? statement.declarationList.declarations.filter(({ initializer }) => initializer && ts.isArrowFunction(initializer))
        : [];
    return functions.flatMap(({ name }) => {
      const text = name?.getText() ?? '';
      if (!name || !/(View|Brief)$/.test(text)) return [];
      return checker
        .getTypeAtLocation(name)
        .getCallSignatures()
        .map((signature) => ({ name: pascal(text.replace(/View$/, '')), type: checker.getNonNullableType(signature.getReturnType()) }));
    });
  });
}

/** Types that are exported under a name, without parameters. @param {ts.SourceFile} file @param {ts.TypeChecker} checker */
function declaredIn(file, checker) {
  return file.statements.filter(isExported).flatMap((statement) => {
    if (!(ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) || statement.typeParameters) return [];
    return [{ name: statement.name.text.replace(/View$/, ''), type: checker.getTypeAtLocation(statement.name) }];
  });
}

/** @param {ts.Statement} statement */
const isExported = (statement) =>
  ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;

/** An object, or a choice that holds one: a word or a list needs no name of its own. @param {ts.Type} type @returns {boolean} */
function isShape(type) {
  if (type.isUnion()) return type.types.some(isShape);
  if (!(type.flags & ts.TypeFlags.Object)) return false;
  const { objectFlags } = /** @type {ts.ObjectType} */ (type);
  return !(objectFlags & ts.ObjectFlags.Reference);
}

/** @param {string} text */
const pascal = (text) =>
  text
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
