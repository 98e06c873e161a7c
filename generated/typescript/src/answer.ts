/** What came back: the documented answer by status and media type, its value, and its declared headers. */

import { parse, numberOf } from "./exact.js";
import type { AnswerFacts, HeaderFacts, MediaFacts, OperationFacts } from "./facts.js";
import { essence, isJson, isWithin } from "./multipart.js";
import type { Shapes } from "./shapes.js";

/** Says why an answer is not what the document says. */
export type Misfit = (reason: string) => Error;

/** The entry for a status: of itself, of its class, or the one for everything else. */
export function forStatus<T extends { readonly status: string }>(entries: readonly T[], status: number): T | undefined {
  const named = (name: string) => entries.find((entry) => entry.status === name);
  return named(String(status)) ?? named(`${Math.floor(status / 100)}XX`) ?? named("default");
}

/** What the operation answers, for the Accept header; JSON is always there, for errors. */
export function accepted(facts: OperationFacts): string {
  const media = facts.answers.flatMap((answer) => answer.media ?? []).map((one) => one.media);
  return [...new Set([...media, "application/json"])].join(", ");
}

/** Which of the documented media types came. */
export function mediaOf(answer: AnswerFacts, contentType: string, misfit: Misfit): MediaFacts | null {
  const all = answer.media ?? [];
  if (!all.length) return null;
  const came = essence(contentType);
  const found =
    all.find((media) => essence(media.media) === came) ??
    all.find((media) => came && isWithin(came, media.media)) ??
    (isJson(came) ? all.find((media) => media.kind === "json") : undefined);
  if (found) return found;
  const expected = all.map((media) => media.media).join(" or ");
  throw misfit(`${contentType || "an answer without a content type"} instead of ${expected}`);
}

/** What an answer of a status may be: one that the document does not list is read as one of those that it does. */
export function answerFor(answers: readonly AnswerFacts[], status: number): AnswerFacts & { isMaybeEmpty: boolean } {
  const found = forStatus(answers, status);
  if (found) return { ...found, isMaybeEmpty: !found.media?.length };
  const media = answers.flatMap((answer) => answer.media ?? []);
  return { status: "default", media, isMaybeEmpty: !media.length || answers.some((answer) => !answer.media) };
}

/**
 * The value of a body.
 *
 * @param misfit For what is not of its media type.
 * @param mismatch For a text that is not in its character set.
 */
export function valueOf(
  media: MediaFacts,
  content: Uint8Array,
  contentType: string,
  shapes: Shapes,
  misfit: Misfit,
  mismatch: Misfit,
): unknown {
  if (media.kind === "bytes") return content;
  if (media.kind !== "json") return textOf(content, contentType, mismatch);
  if (!content.length) throw misfit("an empty answer instead of JSON");
  try {
    return parse(new TextDecoder("utf-8", { fatal: true }).decode(content), media.shape, shapes);
  } catch {
    throw misfit("the body is not valid JSON");
  }
}

/** The text of a body, in the character set that the answer names. */
function textOf(content: Uint8Array, contentType: string, misfit: Misfit): string {
  const named = /;\s*charset="?([^\s;"]+)/i.exec(contentType)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(named, { fatal: true }).decode(content);
  } catch {
    throw misfit(`the body is not text in ${named}`);
  }
}

/** The declared headers of an answer, by their names in the SDK. */
export function headerValues(declared: readonly HeaderFacts[], headers: Headers, misfit: Misfit): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const header of declared) {
    const text = headers.get(header.name);
    if (text === null && header.required) throw misfit(`the header ${header.name} is missing`);
    if (text !== null) found[header.key] = headerContent(header, text, misfit);
  }
  return found;
}

function headerContent(header: HeaderFacts, text: string, misfit: Misfit): unknown {
  const read = (one: string) => headerValue(header, one.trim(), misfit);
  if (!header.isList && !header.isObject) return read(text);
  if (/^[[{]/.test(text)) return headerValue({ ...header, type: "json" }, text, misfit);
  const parts = text ? text.split(",").map((part) => part.trim()) : [];
  if (header.isList) return parts.map(read);
  const texts = parts.every((part) => part.includes("=")) ? parts.flatMap((part) => part.split(/=(.*)/s, 2)) : parts;
  return Object.fromEntries(texts.flatMap((name, i) => (i % 2 ? [] : [[name, read(texts[i + 1] ?? "")]])));
}

function headerValue(header: HeaderFacts, text: string, misfit: Misfit): unknown {
  const refuse = () => misfit(`the header ${header.name} is "${text}", expected ${header.type}`);
  switch (header.type) {
    case undefined:
      return text;
    case "boolean":
      if (text !== "true" && text !== "false") throw refuse();
      return text === "true";
    case "json":
      try {
        return parse(text);
      } catch {
        throw refuse();
      }
    default:
      if (!/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text)) throw refuse();
      if (header.type === "integer" && !/^-?\d+$/.test(text)) throw refuse();
      return numberOf(text);
  }
}
