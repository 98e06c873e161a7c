/**
 * The way of every call: arguments, request, token, fetch, one replay after a 401, then an answer or a typed error.
 *
 * Redirects are never followed, because they would carry the token elsewhere.
 */

import { accepted, answerFor, forStatus, mediaOf, valueOf } from "./answer.js";
import type { TokenProvider } from "./auth.js";
import { isStream } from "./binary.js";
import { encoded } from "./body.js";
import type { Encoded } from "./body.js";
import type { Credentials, Identification } from "./credentials.js";
import {
  ConnectError,
  MismatchError,
  MissingCredentialsError,
  NotJsonError,
  RequestTimeoutError,
  TruncatedAnswerError,
  UnsafeServerError,
  errorFor,
} from "./errors.js";
import type { CallError } from "./errors.js";
import type { CallFacts } from "./errors.js";
import { parse } from "./exact.js";
import type { AnswerFacts, OperationFacts } from "./facts.js";
import { addressed, headerText } from "./parameters.js";
import type { Addressed, Arguments } from "./parameters.js";
import type { Settings } from "./settings.js";
import { mapped } from "./shapes.js";
import type { Shapes } from "./shapes.js";

const TEXT_CHARACTERS = 1000;
const TEXTS = ["error", "message", "detail", "title", "error_description", "errors"];
const MOST_DEPTH = 4;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** What can differ from call to call. */
export interface CallOptions {
  /** Ends the call early; it then rejects with the signal's reason. */
  signal?: AbortSignal;
  timeoutSeconds?: number;
}

/** An answer with everything that came. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly contentType: string;
  readonly answer: AnswerFacts;
  readonly data: unknown;
  /** Where it came from. */
  readonly url: string;
}

/** An answer whose body has not been read. */
export interface Opened {
  readonly response: Response;
  readonly url: string;
}

interface Prepared {
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Encoded | null;
  readonly hasTenantToken: boolean;
}

/** Sends calls for one client. */
export class RequestExecutor {
  readonly #settings: Settings;
  readonly #credentials: Credentials;
  readonly #tokens: TokenProvider;
  readonly #fetch: typeof globalThis.fetch;
  readonly #timeoutSeconds: number;
  readonly #shapes: Shapes;

  constructor(given: {
    settings: Settings;
    credentials: Credentials;
    tokens: TokenProvider;
    fetch: typeof globalThis.fetch;
    timeoutSeconds: number;
    shapes: Shapes;
  }) {
    this.#settings = given.settings;
    this.#credentials = given.credentials;
    this.#tokens = given.tokens;
    this.#fetch = given.fetch;
    this.#timeoutSeconds = given.timeoutSeconds;
    this.#shapes = given.shapes;
  }

  /**
   * Calls an operation and reads its answer.
   *
   * @param at Where to send it instead, e.g. the next page that the server named.
   */
  async call(id: string, facts: OperationFacts, input: Arguments = {}, options: CallOptions = {}, at?: string): Promise<Reply> {
    const { response, url } = await this.open(id, facts, input, options, at);
    return this.read(id, facts, response, url);
  }

  /** Calls an operation; what comes back is good, but its body has not been read. */
  async open(id: string, facts: OperationFacts, input: Arguments = {}, options: CallOptions = {}, at?: string): Promise<Opened> {
    const call = callFacts(id, facts);
    const prepared = this.#prepare(call, facts, input, at);
    const token = prepared.hasTenantToken ? await this.#tokens.token() : null;
    let response = await this.send(call, facts, prepared, token, options);
    if (response.status === 401 && token !== null && !isStream(prepared.body?.content)) {
      const fresh = await this.#tokens.renewed(token);
      if (fresh !== null) {
        await response.body?.cancel(); // lets go of the connection
        response = await this.send(call, facts, prepared, fresh, options);
      }
    }
    if (!response.ok) throw await this.#failure(call, facts, response);
    return { response, url: prepared.url };
  }

  /** Sends one request, with a token or without. */
  async send(
    call: CallFacts,
    facts: OperationFacts,
    prepared: Prepared,
    token: string | null,
    options: CallOptions,
  ): Promise<Response> {
    const headers: [string, string][] = [["Accept", accepted(facts)], ...prepared.headers.map(([k, v]): [string, string] => [k, v])];
    if (token !== null) headers.push(["Authorization", `Bearer ${token}`]);
    const init: RequestInit & { duplex?: "half" } = { method: facts.method, headers, redirect: "manual" };
    if (prepared.body) {
      headers.push(["Content-Type", prepared.body.contentType]);
      init.body = prepared.body.content;
      if (isStream(init.body)) init.duplex = "half"; // fetch wants it said
    }
    const seconds = options.timeoutSeconds ?? this.#timeoutSeconds;
    const timeout = AbortSignal.timeout(seconds * 1000);
    init.signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
    try {
      return await this.#fetch(prepared.url, init);
    } catch (error) {
      options.signal?.throwIfAborted();
      if (timeout.aborted) throw new RequestTimeoutError(`no answer within ${seconds} s`, call);
      throw new ConnectError(this.#redacted(reasonOf(error)), call, error);
    }
  }

  /** Reads a good answer. */
  async read(id: string, facts: OperationFacts, response: Response, url: string): Promise<Reply> {
    const call = callFacts(id, facts);
    const contentType = response.headers.get("Content-Type") ?? "";
    const misfit = (reason: string) => new NotJsonError(reason, call, response.status, contentType);
    const mismatch = (reason: string) => new MismatchError(reason, call, response.status, contentType);
    const answer = answerFor(facts.answers, response.status);
    const reply = { status: response.status, headers: response.headers, contentType, answer, url };
    if (facts.method === "HEAD") return { ...reply, data: undefined };
    const content = await contentOf(call, response);
    if (answer.isMaybeEmpty && (!content.length || !answer.media?.length)) {
      if (content.length && contentType.includes("html")) throw misfit("an HTML page instead of an empty answer");
      return { ...reply, data: undefined };
    }
    if (!content.length && answer.media?.every((media) => media.kind === "json")) {
      throw misfit("an empty answer instead of JSON");
    }
    const media = mediaOf(answer, contentType, misfit);
    return { ...reply, data: media && valueOf(media, content, contentType, this.#shapes, misfit, mismatch) };
  }

  #prepare(call: CallFacts, facts: OperationFacts, input: Arguments, at: string | undefined): Prepared {
    const id = call.operation;
    const refuse = (reason: string) => new TypeError(`${id}: ${reason}`);
    const key = facts.body?.key ?? "body";
    const own = new Set(facts.body ? [key, "contentType"] : []);
    const place = addressed(id, facts, input, own);
    const contentType = facts.body ? input["contentType"] : undefined;
    if (contentType !== undefined && typeof contentType !== "string") throw refuse("contentType is not a text");
    const body = facts.body ? encoded(facts.body, input[key], contentType, this.#shapes, refuse) : null;
    const base = this.#base(facts);
    const isElsewhere = new URL(base).origin !== new URL(this.#settings.url).origin;
    const unable = (reason: string, hint: string) => new MissingCredentialsError(reason, call, hint);
    const who = this.#credentials.identify(facts, isElsewhere, unable);
    const url = at ?? withQuery(base + place.path, [...place.query, ...who.query]);
    if (hasSecrets(who) && !this.#isSafe(url)) {
      const reason = "it is at a server without TLS, which would show the network who calls";
      throw new UnsafeServerError(reason, call, "the document should give an https server");
    }
    return { url, headers: headersOf(place, who, refuse, unable), body, hasTenantToken: who.hasTenantToken };
  }

  /** Where an operation is. */
  #base(facts: OperationFacts): string {
    if (facts.server === undefined) return this.#settings.url;
    return facts.server.startsWith("/") ? this.#settings.url + facts.server : facts.server;
  }

  #isSafe(url: string): boolean {
    const { protocol, hostname } = new URL(url);
    return protocol === "https:" || (this.#settings.allowHttpOnLoopback && LOOPBACK.test(hostname));
  }

  async #failure(call: CallFacts, facts: OperationFacts, response: Response): Promise<CallError> {
    const contentType = response.headers.get("Content-Type") ?? "";
    const content = await contentOf(call, response);
    const requestId = response.headers.get("X-Request-Id") ?? response.headers.get("X-Correlation-Id");
    const { code, text, body } = errorText(new TextDecoder().decode(content), contentType);
    const declared = forStatus(facts.failures ?? [], response.status);
    const known = declared?.kind === "bytes" ? content : declared?.kind === "text" && body === null ? text : body;
    const redact = (leaf: unknown) => (typeof leaf === "string" ? this.#redacted(leaf) : leaf);
    const failure = {
      ...{ status: response.status, code, text: this.#redacted(text), requestId },
      ...{ body: mapped(known, undefined, this.#shapes, redact, redact), headers: response.headers },
    };
    return errorFor(failure, call, declared);
  }

  #redacted(text: string): string {
    return this.#settings.redact(text, this.#credentials.secrets);
  }
}

/** What an error says of a call. */
export function callFacts(id: string, facts: OperationFacts): CallFacts {
  return { operation: id, method: facts.method, path: facts.path };
}

function withQuery(address: string, query: readonly string[]): string {
  return query.length ? `${address}?${query.join("&")}` : address;
}

function hasSecrets(who: Identification): boolean {
  return who.hasTenantToken || who.headers.length + who.query.length + who.cookies.length > 0;
}

function headersOf(
  place: Addressed,
  who: Identification,
  refuse: (reason: string) => Error,
  unable: (reason: string, hint: string) => Error,
): [string, string][] {
  const headers: [string, string][] = [...place.headers, ...who.headers].map(([name, text]) => [
    name,
    headerText(text, name, refuse),
  ]);
  const cookies = [...place.cookies, ...who.cookies];
  if (cookies.length) headers.push(["Cookie", cookies.join("; ")]);
  if (!headers.length) return headers;
  const kept = new Request("https://localhost/", { headers }).headers; // browsers drop some without a word
  const dropped = headers.find(([name]) => !kept.has(name));
  if (dropped) {
    throw unable(
      `this platform does not let programs send the header ${dropped[0]}`,
      "browsers keep it to themselves; call this from Node, Deno or Bun",
    );
  }
  return headers;
}

async function contentOf(call: CallFacts, response: Response): Promise<Uint8Array> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (error instanceof DOMException && error.name === "TimeoutError") {
      throw new RequestTimeoutError("the answer did not end in time", call);
    }
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new TruncatedAnswerError(`the answer broke off (${reasonOf(error)})`, call, error);
  }
}

function errorText(text: string, contentType: string): { code: number | null; text: string; body: unknown } {
  let body: unknown = null;
  try {
    body = parse(text);
  } catch {
    // not JSON; said below
  }
  const code = isObject(body) && typeof body["code"] === "number" ? body["code"] : null;
  const said = textIn(body);
  if (said !== undefined) return { code, text: said, body };
  if (contentType.includes("html")) return { code, text: "(an HTML page)", body };
  return { code, text: text.slice(0, TEXT_CHARACTERS).trim() || "(no text)", body };
}

/** The text of an error body, by the names that APIs give it. */
function textIn(body: unknown, depth = 0): string | undefined {
  if (typeof body === "string") return depth ? body : undefined;
  if (depth >= MOST_DEPTH) return undefined;
  const inside = Array.isArray(body) ? (depth ? body : []) : isObject(body) ? TEXTS.map((name) => body[name]) : [];
  for (const value of inside) {
    const found = textIn(value, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "the request failed";
  const cause = error.cause;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return code ? `${error.message}: ${code}` : error.message;
}
