/**
 * Where in a value the properties are that need care: decimals, which are kept exactly, and properties that only the
 * server writes, which are not sent. The generated `operations.ts` describes only schemas that have such properties.
 */

/** `decimal`, the name of an entry of SHAPES, or a list or map of these. */
export type Shape = string | readonly ["list" | "map", Shape];

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
}

export type Shapes = Readonly<Record<string, ObjectShape>>;
export const DECIMAL = "decimal";

type Leaf = (value: unknown) => unknown;

/** The value with every leaf changed: by `exact` at a decimal's place, by `plain` everywhere else. */
export function mapped(value: unknown, shape: Shape | undefined, shapes: Shapes, exact: Leaf, plain: Leaf): unknown {
  const go = (inner: unknown, innerShape: Shape | undefined) => mapped(inner, innerShape, shapes, exact, plain);
  if (shape === DECIMAL) return exact(value);
  if (Array.isArray(value)) {
    const entry = Array.isArray(shape) && shape[0] === "list" ? (shape[1] as Shape) : undefined;
    return value.map((inner) => go(inner, entry));
  }
  if (!isPlainObject(value)) return plain(value);
  const property = propertiesOf(value, shape, shapes);
  return rebuilt(Object.entries(value).map(([name, inner]) => [name, go(inner, property(name))]));
}

/** The value without what only the server writes; the same value when there is nothing to leave out. */
export function withoutReadOnly(value: unknown, shape: Shape | undefined, shapes: Shapes): unknown {
  if (shape === undefined || shape === DECIMAL) return value;
  if (Array.isArray(value)) {
    const entry = Array.isArray(shape) && shape[0] === "list" ? (shape[1] as Shape) : undefined;
    return value.map((inner) => withoutReadOnly(inner, entry, shapes));
  }
  if (!isPlainObject(value)) return value;
  const readOnly = new Set(objectShape(value, shape, shapes)?.readOnly);
  const property = propertiesOf(value, shape, shapes);
  const kept = Object.entries(value).filter(([name]) => !readOnly.has(name));
  return rebuilt(kept.map(([name, inner]) => [name, withoutReadOnly(inner, property(name), shapes)]));
}

function propertiesOf(value: object, shape: Shape | undefined, shapes: Shapes): (name: string) => Shape | undefined {
  if (Array.isArray(shape)) return () => (shape[0] === "map" ? (shape[1] as Shape) : undefined);
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
