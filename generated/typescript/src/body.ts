/** What is sent, by its media type. */

import { bytesOf, isStream, kindOf } from "./binary.js";
import { stringify } from "./exact.js";
import type { BodyFacts, MediaFacts } from "./facts.js";
import { essence, isWithin, multipart, urlencoded } from "./multipart.js";
import { headerText, scalarText } from "./parameters.js";
import type { Refuse } from "./parameters.js";
import type { Shapes } from "./shapes.js";

/** A body that is ready to be sent. */
export interface Encoded {
  readonly content: string | Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  readonly contentType: string;
}

/**
 * The body in the media type that the caller names, else in the document's first; null for none.
 *
 * @throws TypeError it is missing, or cannot be written in this media type.
 */
export function encoded(
  facts: BodyFacts,
  body: unknown,
  contentType: string | undefined,
  shapes: Shapes,
  refuse: Refuse,
): Encoded | null {
  if (body === undefined) {
    if (facts.required) throw refuse(`${facts.key ?? "body"} is missing`);
    if (contentType !== undefined) throw refuse(`contentType without ${facts.key ?? "body"}`);
    return null;
  }
  const [media, type] = chosen(facts, body, contentType, refuse);
  switch (media.kind) {
    case "json":
      return { content: stringify(body, media.shape, shapes), contentType: type };
    case "form":
      return { content: urlencoded(body, media.parts ?? [], refuse), contentType: type };
    case "multipart":
      return multipart(body, media.parts ?? [], refuse);
    case "text":
      return text(scalarText(body, facts.key ?? "body", refuse), type, refuse);
    case "bytes":
      return { content: bytes(body, refuse), contentType: type };
  }
}

/** Which alternative it is, and the media type to say. */
function chosen(facts: BodyFacts, body: unknown, contentType: string | undefined, refuse: Refuse): [MediaFacts, string] {
  const all = facts.media.map((media) => media.media).join(", ");
  const [first] = facts.media;
  if (!first) throw refuse("the document gives no media type for the body");
  if (contentType === undefined) {
    if (!first.media.includes("*")) return [first, first.media];
    const own = bytesOf(body);
    const type = own && "type" in own && typeof own.type === "string" ? own.type : "";
    if (type && isWithin(type, first.media)) return [first, type];
    if (first.media === "*/*" && own) return [first, "application/octet-stream"];
    throw refuse(`say with contentType which of ${first.media} it is`);
  }
  const exact = facts.media.find((media) => essence(media.media) === essence(contentType));
  const found = exact ?? facts.media.find((media) => isWithin(contentType, media.media));
  if (!found) throw refuse(`contentType is ${contentType}, expected ${all}`);
  return [found, headerText(contentType, "contentType", refuse)];
}

function bytes(body: unknown, refuse: Refuse): Encoded["content"] {
  if (isStream(body)) return body;
  const found = bytesOf(body);
  if (found) return found;
  const hint = typeof body === "string" ? "; for a text: new TextEncoder().encode(text)" : "";
  throw refuse(`the body: expected bytes (a Blob, an ArrayBuffer, a view or a ReadableStream), got ${kindOf(body)}${hint}`);
}

function text(content: string, type: string, refuse: Refuse): Encoded {
  const named = /;\s*charset="?([^\s;"]+)/i.exec(type)?.[1]?.toLowerCase();
  if (/^[\x00-\x7f]*$/.test(content) || named === "utf-8") return { content, contentType: type };
  if (named === undefined) return { content, contentType: `${type}; charset=utf-8` };
  if (named !== "iso-8859-1" || /[^\x00-\xff]/.test(content)) throw refuse(`the text has characters that ${named} does not have`);
  return { content: Uint8Array.from(content, (sign) => sign.charCodeAt(0)), contentType: type };
}
