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
import type { Arguments } from "./parameters.js";

type Refuse = (reason: string) => Error;
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
  for (const [name, value] of Object.entries(objectOf(body, refuse))) {
    const part = parts.find((known) => known.name === name);
    if (!part) throw refuse(`there is no field ${name} in the form`);
    if (value === undefined) continue;
    for (const pair of pairs(part, value, refuse)) form.append(...pair);
  }
  demandRequired(body, parts, refuse);
  return String(form);
}

/** Every part with its value, lists as several parts. */
function* fields(body: unknown, parts: readonly PartFacts[], refuse: Refuse): Generator<[PartFacts, unknown]> {
  for (const [name, value] of Object.entries(objectOf(body, refuse))) {
    const part = parts.find((known) => known.name === name);
    if (!part) throw refuse(`there is no field ${name} in the form`);
    if (value === undefined) continue;
    if (part.isList && !Array.isArray(value)) throw refuse(`${name}: expected a list, got ${kindOf(value)}`);
    for (const entry of part.isList ? (value as unknown[]) : [value]) yield [part, entry];
  }
  demandRequired(body, parts, refuse);
}

function demandRequired(body: unknown, parts: readonly PartFacts[], refuse: Refuse): void {
  const given = body as Arguments;
  const missing = parts.find((part) => part.required && given[part.name] === undefined);
  if (missing) throw refuse(`${missing.name} is missing in the form`);
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
  const fits = (range: string) => range === BYTES || isWithin(own, range);
  if (own && allowed.some(fits)) return own;
  const first = allowed.find((range) => !range.includes("*"));
  if (own && own !== BYTES) throw refuse(`${part.name}: a file of the type ${own}, expected ${allowed.join(" or ")}`);
  return first ?? BYTES;
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
  if (isDefault && isJson(part.contentType ?? PLAIN)) return [[part.name, stringify(value)]];
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

function objectOf(body: unknown, refuse: Refuse): object {
  if (typeof body === "object" && body !== null && !Array.isArray(body) && bytesOf(body) === null) return body;
  throw refuse(`the body: expected an object with the fields of the form, got ${kindOf(body)}`);
}

/** Whether a media type is JSON or made of it. */
export function isJson(media: string): boolean {
  return /[/+]json$/.test(essence(media));
}

/** A name inside quotes of a header of a part, as browsers write it. */
function escaped(name: string): string {
  return name.replace(/\r\n|\r|\n/g, "%0D%0A").replaceAll('"', "%22");
}
