/**
 * From a call's arguments to path, query, headers and cookies, by the styles of OpenAPI.
 *
 * What cannot be written so that the server reads the same is refused before anything is sent: an entry that holds its
 * own separator, null, an empty list, a path that would address another resource.
 */

import { Decimal } from "./decimal.js";
import { stringify } from "./exact.js";
import type { OperationFacts, ParameterFacts } from "./facts.js";

export type Arguments = Readonly<Record<string, unknown>>;

/** Where the arguments of a call went. */
export interface Addressed {
  readonly path: string;
  readonly query: readonly string[];
  readonly headers: readonly (readonly [string, string])[];
  readonly cookies: readonly string[];
}

/** Makes the error for an argument that cannot be sent. */
export type Refuse = (reason: string) => Error;
type Encode = (text: string) => string;
type Pair = readonly [name: string, value: string];
type Value = { text: string } | { entries: string[] } | { members: Pair[] };

const SEPARATORS: Readonly<Record<string, string>> = { spaceDelimited: " ", pipeDelimited: "|" };
const KEPT = /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B|3D)/g; // reserved characters that end nothing inside a query
const COOKIE_SAFE = /%(?:2[1346789ABDEF]|3[ACDEF]|40|5[BDEF]|60|7[BCDE])/g;

/**
 * Writes every argument where it belongs.
 *
 * @param own Names in the input that are not parameters: the body and what goes with it.
 * @throws TypeError an argument is missing, unknown, or cannot be sent unambiguously.
 */
export function addressed(id: string, facts: OperationFacts, input: Arguments, own: ReadonlySet<string>): Addressed {
  const known = new Map((facts.parameters ?? []).map((parameter) => [parameter.key ?? parameter.name, parameter]));
  const refuse = (reason: string) => new TypeError(`${id}: ${reason}`);
  const query: string[] = [];
  const cookies: string[] = [];
  const inPath = new Map<string, string>();
  const headers: Pair[] = [];
  for (const key of Object.keys(input)) {
    if (input[key] !== undefined && !known.has(key) && !own.has(key)) throw refuse(`there is no parameter ${key}`);
  }
  for (const [key, parameter] of known) {
    const value = input[key];
    if (value === undefined) {
      if (parameter.required || parameter.in === "path") throw refuse(`${key} is missing`);
      continue;
    }
    const content = valueOf(parameter, key, value, refuse);
    if (parameter.in === "path") inPath.set(parameter.name, inPathOf(parameter, key, content, refuse));
    else if (parameter.in === "query") query.push(...inQuery(parameter, key, content, refuse));
    else if (parameter.in === "cookie") cookies.push(...inCookie(parameter, key, content, refuse));
    else headers.push([parameter.name, headerText(joined(parameter, key, content, ",", plain, refuse), key, refuse)]);
  }
  const path = facts.path.replace(/\{([^}]*)\}/g, (_, name: string) => inPath.get(name) ?? "");
  if (path.split("/").some((segment) => /^(\.|%2e){1,2}$/i.test(segment))) {
    throw refuse(`the path would be ${path}, which addresses another resource`);
  }
  return { path, query, headers, cookies };
}

/** A header's value, if a header can carry it. */
export function headerText(text: string, what: string, refuse: Refuse): string {
  if (!/^[\t\x20-\x7e]*$/.test(text)) throw refuse(`${what} has characters that no header can carry`);
  if (text.trim() !== text) throw refuse(`${what} begins or ends with a blank, which no header keeps`);
  return text;
}

/** Percent-encoded, but for letters, digits and `-._~`. */
export function quoted(text: string): string {
  try {
    return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  } catch {
    throw new TypeError("a text has half of a surrogate pair, which UTF-8 cannot say");
  }
}

/** The text of a single value: of a parameter, a form field or a part. */
export function scalarText(value: unknown, what: string, refuse: Refuse): string {
  if (typeof value === "string" || typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (typeof value === "number" && Number.isFinite(value)) {
    return Number.isInteger(value) ? String(BigInt(value)) : String(value);
  }
  if (isDecimal(value)) return String(value);
  if (value === null) throw refuse(`${what} is null, which cannot be sent here; leave it out`);
  if (value instanceof Date) throw refuse(`${what} is a Date; pass its text, e.g. toISOString()`);
  const found = typeof value === "number" ? String(value) : Array.isArray(value) ? "a list" : `a ${typeof value}`;
  throw refuse(`${what}: expected a text, a number or a boolean, got ${found}`);
}

/** A list or object in one text; whatever holds a separator of its own is refused. */
export function listText(entries: readonly string[], separator: string, what: string, refuse: Refuse): string {
  const name = { ",": "a comma", " ": "a blank", "|": "a |", ".": "a dot", ";": "a ;", "=": "a =" }[separator];
  if (entries.some((entry) => entry.includes(separator))) {
    throw refuse(`an entry of ${what} has ${name ?? separator}, which separates entries here`);
  }
  return entries.join(separator);
}

function valueOf(parameter: ParameterFacts, key: string, value: unknown, refuse: Refuse): Value {
  if (parameter.media !== undefined) return { text: asciiJson(value) };
  if (Array.isArray(value)) {
    if (!value.length) throw refuse(`${key} needs at least one entry, or leave it out`);
    return { entries: value.map((entry) => scalarText(entry, `an entry of ${key}`, refuse)) };
  }
  if (typeof value !== "object" || value === null || value instanceof Date || isDecimal(value)) {
    return { text: scalarText(value, key, refuse) };
  }
  const members =
    parameter.style === "deepObject"
      ? deepMembers(value, "", key, refuse)
      : Object.entries(value)
          .filter(([, inner]) => inner !== undefined)
          .map(([name, inner]): Pair => [name, scalarText(inner, `${key}.${name}`, refuse)]);
  if (!members.length) throw refuse(`${key} needs at least one property, or leave it out`);
  return { members };
}

/** `[a]`, `[b][c]` with their texts; a list inside repeats its name. */
function deepMembers(value: object, prefix: string, key: string, refuse: Refuse): Pair[] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]): Pair[] => {
    if (/[[\]]/.test(name)) throw refuse(`${key}.${name} has a bracket, which separates names here`);
    const own = `${prefix}[${name}]`;
    if (inner === undefined) return [];
    if (Array.isArray(inner)) {
      if (!inner.length) throw refuse(`${key}.${name} needs at least one entry, or leave it out`);
      return inner.map((entry) => [own, scalarText(entry, `an entry of ${key}.${name}`, refuse)]);
    }
    if (typeof inner === "object" && inner !== null && !(inner instanceof Date) && !isDecimal(inner)) {
      return deepMembers(inner, own, key, refuse);
    }
    return [[own, scalarText(inner, `${key}.${name}`, refuse)]];
  });
}

function inPathOf(parameter: ParameterFacts, key: string, value: Value, refuse: Refuse): string {
  const style = parameter.style ?? "simple";
  const isExploded = parameter.explode ?? false;
  if ("text" in value && ["", ".", ".."].includes(value.text)) throw refuse(`${key} must not be "${value.text}"`);
  if ("entries" in value && value.entries.join("") === "") throw refuse(`${key} must not be of empty texts`);
  if (style === "simple") return joined(parameter, key, value, ",", quoted, refuse);
  if (style === "label") return `.${joined(parameter, key, value, isExploded ? "." : ",", quoted, refuse)}`;
  const name = quoted(parameter.name);
  if (isExploded && "entries" in value) {
    listText(value.entries, ";", key, refuse);
    return value.entries.map((entry) => (entry ? `;${name}=${quoted(entry)}` : `;${name}`)).join("");
  }
  if (isExploded && "members" in value) return `;${joined(parameter, key, value, ";", quoted, refuse)}`;
  return `;${name}=${joined(parameter, key, value, ",", quoted, refuse)}`;
}

function inQuery(parameter: ParameterFacts, key: string, value: Value, refuse: Refuse): string[] {
  const encode: Encode = parameter.allowReserved ? (text) => quoted(text).replace(KEPT, decodeURIComponent) : quoted;
  const name = quoted(parameter.name);
  const style = parameter.style ?? "form";
  if (style === "deepObject") {
    if (!("members" in value)) throw refuse(`${key}: expected an object`);
    return value.members.map(([property, text]) => `${name}${quoted(property)}=${encode(text)}`);
  }
  if (parameter.explode ?? style === "form") {
    if ("entries" in value) return value.entries.map((entry) => `${name}=${encode(entry)}`);
    if ("members" in value) return value.members.map(([property, text]) => `${quoted(property)}=${encode(text)}`);
  }
  return [`${name}=${joined(parameter, key, value, SEPARATORS[style] ?? ",", encode, refuse)}`];
}

function inCookie(parameter: ParameterFacts, key: string, value: Value, refuse: Refuse): string[] {
  const name = parameter.name;
  if (parameter.explode ?? true) {
    if ("entries" in value) return value.entries.map((entry) => `${name}=${cookieText(entry)}`);
    if ("members" in value) return value.members.map(([property, text]) => `${quoted(property)}=${cookieText(text)}`);
  }
  return [`${name}=${joined(parameter, key, value, ",", cookieText, refuse)}`];
}

/** A cookie's value: only what no cookie can carry is percent-encoded. */
function cookieText(text: string): string {
  return quoted(text).replace(COOKIE_SAFE, decodeURIComponent);
}

/** Everything in one text: the entries, or names and values, with a separator between. */
function joined(
  parameter: ParameterFacts,
  key: string,
  value: Value,
  separator: string,
  encode: Encode,
  refuse: Refuse,
): string {
  if ("text" in value) return encode(value.text);
  const mark = separator === "," || separator === "." || separator === ";" ? separator : quoted(separator);
  if ("entries" in value) {
    listText(value.entries, separator, key, refuse);
    return value.entries.map(encode).join(mark);
  }
  const isExploded = parameter.explode ?? false;
  listText(value.members.flat(), separator, key, refuse);
  if (!isExploded) return value.members.flat().map(encode).join(mark);
  listText(value.members.map(([name]) => name), "=", key, refuse);
  return value.members.map(([name, text]) => `${encode(name)}=${encode(text)}`).join(mark);
}

/** JSON that every header can carry. */
function asciiJson(value: unknown): string {
  const escape = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return stringify(value).replace(/[\x7f-\uffff]/g, escape);
}

function plain(text: string): string {
  return text;
}

function isDecimal(value: unknown): boolean {
  return value instanceof Decimal;
}
