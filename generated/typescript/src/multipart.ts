/**
 * Forms: multipart/form-data and application/x-www-form-urlencoded.
 *
 * multipart is written here and not by FormData, which gives every part with a media type a file name, so that servers
 * would take a JSON part for an upload.
 */

import { bytesOf, kindOf } from "./binary.js";
import { Decimal } from "./decimal.js";
import { stringify } from "./exact.js";
import type { PartFacts } from "./facts.js";
import { listText, quoted, scalarText } from "./parameters.js";
import type { Arguments, Refuse } from "./parameters.js";

const PLAIN = "text/plain";
const BYTES = "application/octet-stream";

/** A multipart body and its media type with the boundary. */
export function multipart(body: unknown, parts: readonly PartFacts[], refuse: Refuse): { content: Blob; contentType: string } {
  const boundary = `----thingshub-${crypto.getRandomValues(new Uint32Array(4)).join("-")}`;
  const pieces: BlobPart[] = [];
  for (const [part, value] of fields(body, parts, refuse)) {
    const disposition = `Content-Disposition: form-data; name="${escaped(part.name)}"`;
    const { headers, content } = part.isFile ? file(part, value, refuse) : text(part, value, refuse);
    pieces.push(`--${boundary}\r\n${disposition}${headers}\r\n\r\n`, content, "\r\n");
  }
  pieces.push(`--${boundary}--\r\n`);
  return { content: new Blob(pieces), contentType: `multipart/form-data; boundary=${boundary}` };
}

/** An urlencoded body. */
export function urlencoded(body: unknown, parts: readonly PartFacts[], refuse: Refuse): string {
  const all = given(body, parts, refuse).flatMap(([part, value]) => pairs(part, value, refuse));
  return all.map(([name, text]) => `${formText(name)}=${text}`).join("&");
}

/** A text as urlencoded forms have it. */
function formText(text: string): string {
  return quoted(text).replaceAll("%20", "+");
}

/** Every part with its value, lists as several parts. */
function* fields(body: unknown, parts: readonly PartFacts[], refuse: Refuse): Generator<[PartFacts, unknown]> {
  for (const [part, value] of given(body, parts, refuse)) {
    if (part.isList && !Array.isArray(value)) throw refuse(`${part.name}: expected a list, got ${kindOf(value)}`);
    for (const entry of part.isList ? (value as unknown[]) : [value]) yield [part, entry];
  }
}

/** The fields that are given, in the document's order; what it does not describe comes last. */
function given(body: unknown, parts: readonly PartFacts[], refuse: Refuse): [PartFacts, unknown][] {
  if (typeof body !== "object" || body === null || Array.isArray(body) || bytesOf(body) !== null) {
    throw refuse(`the body: expected an object with the fields of the form, got ${kindOf(body)}`);
  }
  const all = new Map(Object.entries(body as Arguments).filter(([, value]) => value !== undefined));
  const missing = parts.find((part) => part.required && !all.has(part.name));
  if (missing) throw refuse(`${missing.name} is missing in the form`);
  const known = parts.filter((part) => all.has(part.name));
  const names = new Set(parts.map((part) => part.name));
  const others = [...all].filter(([name]) => !names.has(name)).map(([name, value]) => undeclared(name, value));
  return [...known, ...others].map((part) => [part, all.get(part.name)]);
}

/** How a field goes out that the document does not describe: as OpenAPI has it for its type. */
function undeclared(name: string, value: unknown): PartFacts {
  const isList = Array.isArray(value);
  const first: unknown = isList ? value[0] : value;
  const more = isList ? { isList } : {};
  if (bytesOf(first)) return { name, isFile: true, contentType: BYTES, ...more };
  return typeof first === "object" && first !== null ? { name, contentType: "application/json", ...more } : { name, ...more };
}

function file(part: PartFacts, value: unknown, refuse: Refuse): { headers: string; content: BlobPart } {
  const content = bytesOf(value);
  if (!content) {
    throw refuse(`${part.name}: expected a Blob, a File or bytes, got ${kindOf(value)}`);
  }
  const name = "name" in content && typeof content.name === "string" ? content.name : part.name;
  const own = "type" in content && typeof content.type === "string" ? content.type : "";
  const media = fileMedia(part, own, refuse);
  return { headers: `; filename="${escaped(name)}"\r\nContent-Type: ${media}`, content };
}

/** The media type of a file: its own where the document lets it be. */
function fileMedia(part: PartFacts, own: string, refuse: Refuse): string {
  const allowed = (part.contentType ?? BYTES).split(",").map((range) => range.trim());
  const [only, another] = allowed;
  if (own && allowed.some((range) => range === BYTES || isWithin(own, range))) return own;
  if (!own && only !== undefined && another === undefined && !only.includes("*")) return only;
  const expected = allowed.join(" or ");
  if (own) throw refuse(`${part.name}: a file of the type ${own}, expected ${expected}`);
  throw refuse(`${part.name}: has to be ${expected}; pass a Blob or File with its type to say which`);
}

/** Whether a media type is in a range such as `image/*`; parameters are not looked at. */
export function isWithin(media: string, range: string): boolean {
  const [plain, wanted] = [essence(media), essence(range)];
  if (wanted === "*/*" || plain === wanted) return true;
  return wanted.endsWith("/*") && plain.startsWith(wanted.slice(0, -1));
}

/** A media type without parameters, in lower case. */
export function essence(media: string): string {
  return (media.split(";")[0] ?? "").trim().toLowerCase();
}

function text(part: PartFacts, value: unknown, refuse: Refuse): { headers: string; content: string } {
  const media = part.contentType ?? PLAIN;
  const headers = media === PLAIN ? "" : `\r\nContent-Type: ${media}`;
  if (isJson(media)) return { headers, content: stringify(value) };
  return { headers, content: scalarText(value, part.name, refuse) };
}

/** Names as they are, and values encoded. */
function pairs(part: PartFacts, value: unknown, refuse: Refuse): [string, string][] {
  const isDefault = part.style === undefined && part.explode === undefined;
  if (isDefault && isJson(part.contentType ?? PLAIN)) {
    const entries: unknown[] = part.isList && Array.isArray(value) ? value : [value];
    return entries.map((entry) => [part.name, formText(stringify(entry))]);
  }
  const style = part.style ?? "form";
  const isExploded = part.explode ?? (style === "form" || style === "deepObject");
  const separator = style === "spaceDelimited" ? " " : style === "pipeDelimited" ? "|" : ",";
  const joined = (texts: string[]): [string, string] => {
    if (!texts.length) throw refuse(`${part.name} needs at least one entry, or leave it out`);
    listText(texts, separator, part.name, refuse);
    return [part.name, texts.map(formText).join(separator === "," ? "," : quoted(separator))];
  };
  if (Array.isArray(value)) {
    const entries = value.map((entry) => scalarText(entry, `an entry of ${part.name}`, refuse));
    return isExploded ? entries.map((entry) => [part.name, formText(entry)]) : [joined(entries)];
  }
  if (!isMembers(value)) return [[part.name, formText(scalarText(value, part.name, refuse))]];
  const members = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([name, inner]): [string, string] => [name, scalarText(inner, `${part.name}.${name}`, refuse)]);
  if (style === "deepObject") return members.map(([name, text]) => [`${part.name}[${name}]`, formText(text)]);
  return isExploded ? members.map(([name, text]) => [name, formText(text)]) : [joined(members.flat())];
}

function isMembers(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !(value instanceof Date) && !(value instanceof Decimal);
}

/** Whether a media type is JSON or made of it. */
export function isJson(media: string): boolean {
  return /[/+]json$/.test(essence(media));
}

/** A name inside quotes of a header of a part, as browsers write it. */
function escaped(name: string): string {
  return name.replace(/\r\n|\r|\n/g, "%0D%0A").replaceAll('"', "%22");
}
