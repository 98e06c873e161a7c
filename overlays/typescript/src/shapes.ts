/**
 * Where in a value the properties are that need care: decimals, which are kept exactly, and properties that only the
 * server writes, which are not sent. The generated `operations.ts` describes only schemas that have such properties.
 */

/** `decimal`, the name of an entry of SHAPES, a list or map of these, or one of several that JSON itself tells apart. */
export type Shape = string | readonly ["list" | "map", Shape] | readonly ["either", readonly Shape[]];

/** An object with such properties, or one of several objects that the value of a property tells apart. */
export interface ObjectShape {
  readonly properties?: Readonly<Record<string, Shape>>;
  /** Of all other properties. */
  readonly extras?: Shape;
  /** Properties that only the server writes. */
  readonly readOnly?: readonly string[];
  /** The property that tells apart, and the entry of SHAPES by its value. */
  readonly key?: string;
  readonly byValue?: Readonly<Record<string, string>>;
  readonly other?: string;
  /** Of a union that only fitting tells apart: whether a number is a decimal, and the shape of a list's entries. */
  readonly isDecimal?: boolean;
  readonly entries?: Shape;
}

export type Shapes = Readonly<Record<string, ObjectShape>>;
export const DECIMAL = "decimal";

type Leaf = (value: unknown) => unknown;

/** The value with every leaf changed: by `exact` at a decimal's place, by `plain` everywhere else. */
export function mapped(value: unknown, shape: Shape | undefined, shapes: Shapes, exact: Leaf, plain: Leaf): unknown {
  const go = (inner: unknown, innerShape: Shape | undefined) => mapped(inner, innerShape, shapes, exact, plain);
  const own = fitting(value, shape, shapes);
  if (Array.isArray(value)) return value.map((inner) => go(inner, entryOf(own)));
  if (!isPlainObject(value)) return own === DECIMAL ? exact(value) : plain(value);
  const property = propertiesOf(value, own, shapes);
  return rebuilt(Object.entries(value).map(([name, inner]) => [name, go(inner, property(name))]));
}

/** The value without what only the server writes; the same value when there is nothing to leave out. */
export function withoutReadOnly(value: unknown, shape: Shape | undefined, shapes: Shapes): unknown {
  const own = fitting(value, shape, shapes);
  if (own === undefined || own === DECIMAL) return value;
  if (Array.isArray(value)) return value.map((inner) => withoutReadOnly(inner, entryOf(own), shapes));
  if (!isPlainObject(value)) return value;
  const readOnly = new Set(objectShape(value, own, shapes)?.readOnly);
  const property = propertiesOf(value, own, shapes);
  const kept = Object.entries(value).filter(([name]) => !readOnly.has(name));
  return rebuilt(kept.map(([name, inner]) => [name, withoutReadOnly(inner, property(name), shapes)]));
}

/** The part of a shape that is for a value of this kind: a list, an object or anything else. */
function fitting(value: unknown, shape: Shape | undefined, shapes: Shapes): Shape | undefined {
  if (shape === undefined) return undefined;
  const isObject = isPlainObject(value);
  if (typeof shape !== "string") {
    if (shape[0] !== "either") return (shape[0] === "list" ? Array.isArray(value) : isObject) ? shape : undefined;
    return shape[1].map((one) => fitting(value, one, shapes)).find((one) => one !== undefined);
  }
  if (isObject) return shape === DECIMAL ? undefined : shape;
  const found = shapes[shape];
  if (Array.isArray(value)) return found?.entries === undefined ? undefined : ["list", found.entries];
  return shape === DECIMAL || found?.isDecimal ? DECIMAL : undefined;
}

function entryOf(shape: Shape | undefined): Shape | undefined {
  return typeof shape === "object" && shape[0] === "list" ? shape[1] : undefined;
}

function propertiesOf(value: object, shape: Shape | undefined, shapes: Shapes): (name: string) => Shape | undefined {
  if (typeof shape === "object") return () => (shape[0] === "map" ? shape[1] : undefined);
  const found = objectShape(value, shape, shapes);
  return (name) => {
    const own = found?.properties;
    return own && Object.hasOwn(own, name) ? own[name] : found?.extras;
  };
}

/** The entry of SHAPES for an object, unions followed. */
function objectShape(value: object, shape: Shape | undefined, shapes: Shapes): ObjectShape | undefined {
  let found = typeof shape === "string" ? shapes[shape] : undefined;
  while (found?.key !== undefined) {
    const said: unknown = (value as Record<string, unknown>)[found.key];
    const known: Readonly<Record<string, string>> = found.byValue ?? {};
    const name = typeof said === "string" && Object.hasOwn(known, said) ? known[said] : found.other;
    found = name === undefined ? undefined : shapes[name];
  }
  return found;
}

/** An object of these properties; `Object.fromEntries`, but a property `__proto__` stays one. */
function rebuilt(entries: [string, unknown][]): object {
  const made = {};
  for (const [name, value] of entries) {
    Object.defineProperty(made, name, { value, enumerable: true, writable: true, configurable: true });
  }
  return made;
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const parent: unknown = Object.getPrototypeOf(value);
  return parent === null || Object.getPrototypeOf(parent) === null; // one of another realm, too
}
