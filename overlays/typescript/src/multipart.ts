/**
 * Forms: multipart/form-data and application/x-www-form-urlencoded.
 *
 * multipart is written here and not by FormData, which gives every part with a media type a file name, so that servers
 * would take a JSON part for an upload.
 */

import { bytesOf, kindOf } from "./binary.js";
import { stringify } from "./exact.js";
import type { PartFacts } from "./facts.js";
import { listText, scalarText } from "./parameters.js";
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
  const form = new URLSearchParams();
  for (const [part, value] of given(body, parts, refuse)) {
    for (const pair of pairs(part, value, refuse)) form.append(...pair);
  }
  return String(form);
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

function pairs(part: PartFacts, value: unknown, refuse: Refuse): [string, string][] {
  const isDefault = part.style === undefined && part.explode === undefined;
  if (isDefault && isJson(part.contentType ?? PLAIN)) {
    return (part.isList && Array.isArray(value) ? value : [value]).map((entry) => [part.name, stringify(entry)]);
  }
  const style = part.style ?? "form";
  const separator = style === "spaceDelimited" ? " " : style === "pipeDelimited" ? "|" : ",";
  const isExploded = part.explode ?? true;
  if (Array.isArray(value)) {
    const entries = value.map((entry) => scalarText(entry, `an entry of ${part.name}`, refuse));
    if (isExploded) return entries.map((entry) => [part.name, entry]);
    if (!entries.length) throw refuse(`${part.name} needs at least one entry, or leave it out`);
    return [[part.name, listText(entries, separator, part.name, refuse)]];
  }
  if (typeof value !== "object" || value === null) return [[part.name, scalarText(value, part.name, refuse)]];
  const members: [string, string][] = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => [name, scalarText(inner, `${part.name}.${name}`, refuse)]);
  if (style === "deepObject") return members.map(([name, inner]) => [`${part.name}[${name}]`, inner]);
  return isExploded ? members : [[part.name, listText(members.flat(), separator, part.name, refuse)]];
}

/** Whether a media type is JSON or made of it. */
export function isJson(media: string): boolean {
  return /[/+]json$/.test(essence(media));
}

/** A name inside quotes of a header of a part, as browsers write it. */
function escaped(name: string): string {
  return name.replace(/\r\n|\r|\n/g, "%0D%0A").replaceAll('"', "%22");
}
