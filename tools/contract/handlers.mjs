import ts from 'typescript';

/**
 * One handler of a controller.
 * @typedef {object} Handler
 * @property {string} operation  `GET /v1/cases/{}`, the names of the parameters left out: the document chooses its own
 * @property {string} place      `ActingController.read`
 * @property {ts.Type} answer    what it answers once awaited
 * @property {ts.Node} node
 */

const METHODS = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete']);

/**
 * Every handler of the controllers of `apps/api` that answers by returning.
 * @param {ts.Program} program
 * @param {ts.TypeChecker} checker
 * @returns {Handler[]}
 */
export function handlersOf(program, checker) {
  return program
    .getSourceFiles()
    .filter(({ fileName }) => /\/apps\/api\/.*\.controller\.ts$/.test(fileName))
    .flatMap((file) => file.statements.filter(ts.isClassDeclaration))
    .flatMap((controller) => handlersIn(controller, checker));
}

/** @param {ts.ClassDeclaration} controller @param {ts.TypeChecker} checker @returns {Handler[]} */
function handlersIn(controller, checker) {
  const prefix = decorators(controller).find(({ name }) => name === 'Controller');
  if (!prefix) return [];
  return controller.members.filter(ts.isMethodDeclaration).flatMap((method) => {
    const route = decorators(method).find(({ name }) => METHODS.has(name));
    const signature = checker.getSignatureFromDeclaration(method);
    if (!route || !signature || repliesItself(method)) return [];
    const answer = checker.getReturnTypeOfSignature(signature);
    return addressesIn(route, checker).flatMap((address) =>
      addressesIn(prefix, checker).map((start) => ({
        operation: operationName(route.name, `${start}/${address}`),
        place: `${controller.name?.text}.${method.name.getText()}`,
        answer: checker.getAwaitedType(answer) ?? answer,
        node: method,
      })),
    );
  });
}

/**
 * The key under which an operation of the document and a handler meet.
 * @param {string} method @param {string} path  `v1/cases/:id` or `/v1/cases/{id}`
 */
const operationName = (method, path) =>
  `${method.toUpperCase()} /${path
    .split('/')
    .filter(Boolean)
    .map((part) => part.replace(/^:.*$|\{\w+\}/, '{}'))
    .join('/')}`;

/** `@Res()` without passthrough takes the answer out of Nest's hands. @param {ts.MethodDeclaration} method */
const repliesItself = (method) =>
  method.parameters.flatMap(decorators).some(({ name, args }) => name === 'Res' && !/passthrough:\s*true/.test(args[0]?.getText() ?? ''));

/** @param {{ args: readonly ts.Expression[] }} decorator @param {ts.TypeChecker} checker @returns {string[]} */
function addressesIn({ args }, checker) {
  const [given] = args;
  if (!given) return [''];
  const elements = ts.isArrayLiteralExpression(given) ? given.elements : [given];
  return elements.flatMap((element) => {
    const type = checker.getTypeAtLocation(element);
    return type.isStringLiteral() ? [type.value] : [];
  });
}

/** @param {ts.ClassDeclaration | ts.MethodDeclaration | ts.ParameterDeclaration} node */
function decorators(node) {
  return (ts.getDecorators(node) ?? []).flatMap(({ expression }) =>
    ts.isCallExpression(expression) && ts.isIdentifier(expression.expression)
      ? [{ name: expression.expression.text, args: expression.arguments }]
      : [],
  );
}
