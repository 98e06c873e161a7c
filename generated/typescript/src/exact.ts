/**
 * JSON without silent rounding. A JavaScript number holds integers up to 2^53; larger ones are read as bigint and are
 * written from bigint. A decimal is read and written as `Decimal`. What JSON cannot say (NaN, a Map, bytes) is refused
 * instead of becoming null or `{}`.
 */

import { Decimal } from "./decimal.js";
import { mapped, withoutReadOnly } from "./shapes.js";
import type { Shape, Shapes } from "./shapes.js";

const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;
const LONG = /\d{16}/;
const INTEGER = /^-?\d+(\.0+)?$/;

/** A number as it is written, until it is known what to make of it. */
class Written {
  constructor(readonly text: string) {}
}

/**
 * What a JSON text says.
 *
 * @param shape Where decimals are; left out where there are none.
 * @throws SyntaxError it is not JSON.
 */
export function parse(text: string, shape?: Shape, shapes: Shapes = {}): unknown {
  if (shape === undefined && !LONG.test(text)) return JSON.parse(text);
  JSON.parse(text); // a text that is not JSON must not become JSON by what follows
  const mark = uniqueMark();
  const marked = text.replace(TOKENS, (token) => (token.startsWith('"') ? token : `"${mark}${token}"`));
  const value: unknown = JSON.parse(marked, (_, found: unknown) =>
    typeof found === "string" && found.startsWith(mark) ? new Written(found.slice(mark.length)) : found,
  );
  const exact = (leaf: unknown) => (leaf instanceof Written ? new Decimal(leaf.text) : leaf);
  const plain = (leaf: unknown) => (leaf instanceof Written ? numberOf(leaf.text) : leaf);
  return mapped(value, shape, shapes, exact, plain);
}

/** The number that a text stands for, a bigint beyond 2^53. */
export function numberOf(text: string): number | bigint {
  const value = Number(text);
  return INTEGER.test(text) && !Number.isSafeInteger(value) ? BigInt(text.split(".")[0] ?? "") : value;
}

/**
 * The JSON text of a value.
 *
 * @param shape Where properties are that are not sent; left out where there are none.
 * @throws TypeError JSON has no way to say it.
 */
export function stringify(value: unknown, shape?: Shape, shapes: Shapes = {}): string {
  const mark = uniqueMark();
  let isMarked = false;
  const text = JSON.stringify(withoutReadOnly(value, shape, shapes), function (this: unknown, key, given: unknown) {
    const original: unknown = (this as Record<string, unknown>)[key];
    if (typeof given === "bigint" || original instanceof Decimal) {
      isMarked = true;
      return mark + String(original);
    }
    const problem = problemOf(original, Array.isArray(this));
    if (problem) throw new TypeError(`${key ? `${key}: ` : ""}JSON cannot say ${problem}`);
    return given;
  });
  return isMarked ? text.replaceAll(new RegExp(`"${mark}([^"]*)"`, "g"), "$1") : text;
}

function problemOf(value: unknown, isInList: boolean): string {
  if (typeof value === "number") return Number.isFinite(value) ? "" : String(value);
  if (value === undefined) return isInList ? "undefined" : "";
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  if (typeof value !== "object" || value === null) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "an invalid date" : "";
  if (ArrayBuffer.isView(value)) return "bytes";
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  return ["Map", "Set", "ArrayBuffer", "Blob", "File", "ReadableStream", "FormData", "Promise"].includes(tag)
    ? `a ${tag}`
    : "";
}

/** A text that stands in no document. */
function uniqueMark(): string {
  return `${crypto.getRandomValues(new Uint32Array(4)).join("-")}:`;
}
