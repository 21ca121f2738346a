import ts from 'typescript';

/** @typedef {{ [member: string]: unknown }} Schema  JSON Schema 2020-12, as OpenAPI 3.1 takes it */

/** What a type of the project or of JavaScript is on paper beyond its bare shape. @type {Readonly<Record<string, string>>} */
const FORMATS = { LegalDate: 'date', Instant: 'date-time', Date: 'date-time' };

const REFERENCE = '#/components/schemas/';

/** What cannot be written down: the type is not known, or JSON cannot carry it. */
export class UnclearType extends Error {}

/** From TypeScript's types to the schemas of what `JSON.stringify` makes of their values. */
export class Schemas {
  /** Those that have a name, by their key. @type {Map<string, Schema>} */
  #named = new Map();
  /** Unnamed shapes being written, to notice one that holds itself. @type {Set<ts.Type>} */
  #open = new Set();

  /** @param {ts.TypeChecker} checker @param {import('./names.mjs').Names} names */
  constructor(checker, names) {
    this.checker = checker;
    this.names = names;
  }

  /**
   * @param {ts.Type} type
   * @param {ts.Node} node  from where it is seen
   * @param {string} place  for the message
   * @returns {Schema}
   * @throws {UnclearType} with the place, in French
   */
  of(type, node, place) {
    const present = withoutUndefined(type);
    const key = this.names.keyOf(present);
    if (key === undefined) return this.#shape(present, node, place);
    if (!this.#named.has(key)) {
      this.#named.set(key, {});
      this.#named.set(key, this.#shape(present, node, place));
    }
    return { $ref: `${REFERENCE}${key}` };
  }

  /**
   * What was written, with the names settled.
   * @template T @param {T} written @returns {{ written: T, components: Record<string, Schema> }}
   */
  settled(written) {
    const names = this.names.settle(new Set(this.#named.keys()));
    const all = JSON.stringify({ written, components: Object.fromEntries([...this.#named].map(([key, one]) => [names.get(key), one])) });
    return JSON.parse(all.replaceAll(/(#\/components\/schemas\/)([\d.]+)"/g, (_, before, key) => `${before}${names.get(key)}"`));
  }

  /** @param {ts.Type} type @param {ts.Node} node @param {string} place @returns {Schema} */
  #shape(type, node, place) {
    const { flags } = type;
    if (flags & ts.TypeFlags.Any)
      throw new UnclearType(`${place} : le type n’est pas connu (any). Donnez-le à ce que le contrôleur renvoie.`);
    if (flags & ts.TypeFlags.Unknown) return {};
    if (flags & ts.TypeFlags.Never) return { not: {} };
    if (flags & ts.TypeFlags.Null) return { type: 'null' };
    if (type.isStringLiteral()) return oneOf([type.value]);
    if (type.isNumberLiteral()) return { type: 'number', const: type.value };
    if (flags & ts.TypeFlags.BooleanLiteral) return { type: 'boolean', const: this.checker.typeToString(type) === 'true' };
    if (type.isUnion()) return this.#union(type, node, place);
    if (flags & (ts.TypeFlags.StringLike | ts.TypeFlags.TemplateLiteral)) return withFormat('string', type);
    if (flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (type.isIntersection() && type.types.some((one) => one.flags & ts.TypeFlags.String)) return withFormat('string', type);
    if (flags & ts.TypeFlags.NonPrimitive) return { type: 'object' };
    if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.#object(type, node, place);
    throw new UnclearType(`${place} : « ${this.checker.typeToString(type)} » ne s’écrit pas en JSON.`);
  }

  /** @param {ts.UnionType} type @param {ts.Node} node @param {string} place @returns {Schema} */
  #union(type, node, place) {
    const members = type.types.filter((one) => !isUndefined(one));
    const rest = members.filter(({ flags }) => !(flags & ts.TypeFlags.Null));
    const nullable = rest.length < members.length;
    const present = this.checker.getNonNullableType(type);
    const isNamed = nullable && this.names.keyOf(present) !== undefined;
    const one = isNamed ? this.of(present, node, place) : this.#choice(rest, node, place);
    return nullable ? orNull(one) : one;
  }

  /** @param {readonly ts.Type[]} members @param {ts.Node} node @param {string} place @returns {Schema} */
  #choice(members, node, place) {
    const words = members.flatMap((one) => (one.isStringLiteral() ? [one.value] : []));
    const truths = members.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral);
    const others = members.filter((one) => !one.isStringLiteral() && !(truths.length === 2 && truths.includes(one)));
    const schemas = [
      ...(words.length > 0 ? [oneOf(words)] : []),
      ...(truths.length === 2 ? [{ type: 'boolean' }] : []),
      ...others.map((one) => this.of(one, node, place)),
    ];
    const different = merged(schemas);
    return different.length === 1 ? /** @type {Schema} */ (different[0]) : { anyOf: different };
  }

  /** @param {ts.Type} type @param {ts.Node} node @param {string} place @returns {Schema} */
  #object(type, node, place) {
    const written = type.getProperty('toJSON');
    if (written) {
      const [signature] = this.checker.getTypeOfSymbolAtLocation(written, node).getCallSignatures();
      if (signature) return { ...this.of(signature.getReturnType(), node, place), ...formatOf(type) };
    }
    if (this.checker.isTupleType(type)) {
      const items = this.checker.getTypeArguments(/** @type {ts.TypeReference} */ (type)).map((one) => this.of(one, node, `${place}[]`));
      return { type: 'array', prefixItems: items, items: false, minItems: items.length };
    }
    if (this.checker.isArrayType(type)) {
      const [item] = this.checker.getTypeArguments(/** @type {ts.TypeReference} */ (type));
      return { type: 'array', items: item ? this.of(item, node, `${place}[]`) : {} };
    }
    if (this.#open.has(type)) throw new UnclearType(`${place} : cette forme se contient elle-même. Exportez-la sous un nom.`);
    this.#open.add(type);
    const schema = this.#members(type, node, place);
    this.#open.delete(type);
    return schema;
  }

  /** @param {ts.Type} type @param {ts.Node} node @param {string} place @returns {Schema} */
  #members(type, node, place) {
    /** @type {Record<string, Schema>} */
    const properties = {};
    /** @type {string[]} */
    const required = [];
    for (const property of asWritten(type, this.checker.getPropertiesOfType(type))) {
      const member = this.checker.getTypeOfSymbolAtLocation(property, node);
      // what JSON leaves out: symbols, functions, and what is only ever undefined
      if (property.name.startsWith('__@') || member.getCallSignatures().length > 0) continue;
      if (membersOf(member).every(isUndefined)) continue;
      properties[property.name] = this.of(member, node, `${place}.${property.name}`);
      if (!(property.flags & ts.SymbolFlags.Optional) && !membersOf(member).some(isUndefined)) required.push(property.name);
    }
    const index = this.checker.getIndexInfoOfType(type, ts.IndexKind.String);
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 ? { properties } : {}),
      ...(required.length > 0 ? { required } : {}),
      ...(index ? { additionalProperties: this.of(index.type, node, `${place}.*`) } : {}),
    };
  }
}

/**
 * What is spread comes before what the object says itself; TypeScript has it the other way round.
 * @param {ts.Type} type @param {readonly ts.Symbol[]} properties
 */
function asWritten(type, properties) {
  const [whole] = type.getSymbol()?.declarations ?? [];
  /** @param {ts.Symbol} property */
  const placeOf = ({ declarations: [own] = [] }) =>
    own && whole && own.getSourceFile() === whole.getSourceFile() && own.pos >= whole.pos && own.end <= whole.end ? own.pos : -1;
  return properties
    .map((property) => ({ property, place: placeOf(property) }))
    .sort((a, b) => a.place - b.place)
    .map(({ property }) => property);
}

/** Codes are told one by one. What people read may be said better tomorrow: it is text. @param {readonly string[]} words @returns {Schema} */
function oneOf(words) {
  if (!words.every((word) => /^[\w.:-]+$/.test(word))) return { type: 'string' };
  return { type: 'string', ...(words.length === 1 ? { const: words[0] } : { enum: words }) };
}

/** @param {ts.Type} type */
const membersOf = (type) => (type.isUnion() ? type.types : [type]);
/** @param {ts.Type} type */
const isUndefined = ({ flags }) => (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) !== 0;

/** A member that may be left out has the type that it has where it is there. @param {ts.Type} type @returns {ts.Type} */
function withoutUndefined(type) {
  const present = membersOf(type).filter((one) => !isUndefined(one));
  return present.length === 1 ? /** @type {ts.Type} */ (present[0]) : type;
}

/**
 * Shapes of which one has only more members than the other are one shape whose other members may be left out: this is what
 * `...(there ? { member } : {})` means. Shapes that say differently what they are stay apart.
 * @param {readonly Schema[]} schemas @returns {Schema[]}
 */
function merged(schemas) {
  /** @type {Schema[]} */
  const kept = [];
  for (const schema of schemas) {
    const place = kept.findIndex((one) => JSON.stringify(one) === JSON.stringify(schema) || together(one, schema) !== undefined);
    if (place < 0) kept.push(schema);
    else kept[place] = together(/** @type {Schema} */ (kept[place]), schema) ?? schema;
  }
  return kept;
}

/** @param {Schema} one @param {Schema} other @returns {Schema | undefined} */
function together(one, other) {
  const [a, b] = [one, other].map(
    ({ type, properties = {}, required = [], ...rest }) =>
      /** @type {{ properties: Record<string, Schema>, required: string[], plain: boolean }} */ ({
        properties,
        required,
        plain: type === 'object' && Object.keys(rest).length === 0,
      }),
  );
  if (!a?.plain || !b?.plain) return undefined;
  const common = Object.keys(a.properties).filter((name) => Object.hasOwn(b.properties, name));
  if (common.some((name) => JSON.stringify(a.properties[name]) !== JSON.stringify(b.properties[name]))) return undefined;
  const [moreInA, moreInB] = [a, b].map(({ required }) => required.some((name) => !common.includes(name)));
  if (moreInA && moreInB) return undefined;
  const required = a.required.filter((name) => b.required.includes(name));
  return { type: 'object', properties: { ...a.properties, ...b.properties }, ...(required.length > 0 ? { required } : {}) };
}

/** @param {Schema} schema @returns {Schema} */
function orNull(schema) {
  if (typeof schema.type === 'string' && schema.const === undefined && schema.enum === undefined)
    return { ...schema, type: [schema.type, 'null'] };
  return { anyOf: [...(Array.isArray(schema.anyOf) ? schema.anyOf : [schema]), { type: 'null' }] };
}

/** @param {ts.Type} type */
const formatOf = (type) => {
  const name = (type.aliasSymbol ?? type.getSymbol())?.name ?? '';
  return Object.hasOwn(FORMATS, name) ? { format: FORMATS[name] } : {};
};

/** @param {string} type @param {ts.Type} of @returns {Schema} */
const withFormat = (type, of) => ({ type, ...formatOf(of) });
