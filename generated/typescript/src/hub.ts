/**
 * The client, and the way of every call: request, token, fetch, one replay after a 401, then an answer or a typed error.
 *
 * Redirects are never followed, because they would carry the token elsewhere. Building a client sends nothing.
 */

import { FixedToken, LoginSession, grant, monotonic } from "./auth.js";
import type { Bearer, Clock, Grant } from "./auth.js";
import { ConnectError, NotJsonError, RequestTimeoutError, TruncatedAnswerError, refused } from "./errors.js";
import type { CallFacts } from "./errors.js";
import { OPERATIONS } from "./operations.js";
import type { OperationFacts, OperationId, Resources } from "./operations.js";
import { pages } from "./paging.js";
import type { Session } from "./schema.js";
import { Settings } from "./settings.js";
import type { Connection } from "./settings.js";
import type { Answer, Input } from "./typing.js";

const TIMEOUT_SECONDS = 30;
const PAGE_SIZE = 100;
const TEXT_CHARACTERS = 1000;

/** What a client can be built with; everything has a default but address and credentials. */
export interface ThingsHubOptions extends Connection {
  /** How long one request may take, in seconds; 30 if not said. */
  timeoutSeconds?: number;
  /** Another way to send requests, e.g. a test double. */
  fetch?: typeof globalThis.fetch;
  /** For tests: another monotonic clock, in seconds. */
  clock?: Clock;
}

/** What can differ from call to call. */
export interface CallOptions {
  /** Ends the call early; it then rejects with the signal's reason. */
  signal?: AbortSignal;
  timeoutSeconds?: number;
}

type Arguments = Record<string, unknown>;

export interface ThingsHub extends Resources {}

/** A client for one tenant of thingsHub: one attribute for each tag, one method for each operation. */
export class ThingsHub {
  readonly #settings: Settings;
  readonly #bearer: Bearer;
  readonly #fetch: typeof globalThis.fetch;
  readonly #timeoutSeconds: number;

  /** @throws ConfigurationError something is missing, contradictory or not safe; nothing was sent. */
  constructor(options: ThingsHubOptions = {}) {
    this.#settings = new Settings(options);
    this.#fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
    this.#timeoutSeconds = options.timeoutSeconds ?? TIMEOUT_SECONDS;
    const clock = options.clock ?? monotonic;
    this.#bearer = this.#settings.bearer
      ? new FixedToken(this.#settings.bearer)
      : new LoginSession(() => this.#logIn(clock), clock);
    const resources: Record<string, Record<string, unknown>> = {};
    for (const [id, facts] of Object.entries(OPERATIONS) as [OperationId, OperationFacts][]) {
      const [tag, verb] = id.split(".") as [string, string];
      const resource = (resources[tag] ??= {});
      resource[verb] = (input?: Arguments, how?: CallOptions) => this.#call(id, facts, input, how);
      if (facts.iterator) {
        resource[facts.iterator] = (input: Arguments = {}, how?: CallOptions) => {
          const { page_size: limit = PAGE_SIZE, ...others } = input;
          return pages(async (offset) => {
            const page = (await this.#call(id, facts, { ...others, limit, offset }, how)) as { collection: unknown[] };
            return page.collection;
          });
        };
      }
    }
    Object.assign(this, resources);
  }

  /** Call an operation by its id: the same as its method. */
  async call<K extends OperationId>(id: K, input: Input<K>, options?: CallOptions): Promise<Answer<K>> {
    return (await this.#call(id, OPERATIONS[id], input as Arguments, options)) as Answer<K>;
  }

  async #call(id: string, facts: OperationFacts, input: Arguments = {}, options: CallOptions = {}): Promise<unknown> {
    const call: CallFacts = { operation: id, method: facts.method, path: facts.path };
    const target = this.#settings.url + targetOf(call, facts, input);
    const token = facts.isPublic ? null : await this.#bearer.token();
    let response = await this.#send(call, facts, target, input["body"], token, options);
    if (response.status === 401 && token !== null) {
      const fresh = await this.#bearer.renewed(token);
      if (fresh !== null) {
        await response.body?.cancel(); // lets go of the connection
        response = await this.#send(call, facts, target, input["body"], fresh, options);
      }
    }
    return this.#conclude(call, facts, response);
  }

  async #send(
    call: CallFacts,
    facts: OperationFacts,
    target: string,
    body: unknown,
    token: string | null,
    options: CallOptions,
  ): Promise<Response> {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (facts.media && facts.media !== "application/json") headers["Accept"] = `${facts.media}, application/json`;
    if (token !== null) headers["Authorization"] = `Bearer ${token}`;
    const init: RequestInit = { method: facts.method, headers, redirect: "manual" };
    if (facts.isForm) init.body = form(body as Arguments);
    else if (body !== undefined) {
      headers["Content-Type"] = "application/json";
      init.body = JSON.stringify(body);
    }
    const seconds = options.timeoutSeconds ?? this.#timeoutSeconds;
    const timeout = AbortSignal.timeout(seconds * 1000);
    init.signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
    try {
      return await this.#fetch(target, init);
    } catch (error) {
      options.signal?.throwIfAborted();
      if (timeout.aborted) throw new RequestTimeoutError(`no answer within ${seconds} s`, call);
      throw new ConnectError(reasonOf(error), call, error);
    }
  }

  async #conclude(call: CallFacts, facts: OperationFacts, response: Response): Promise<unknown> {
    const contentType = response.headers.get("Content-Type") ?? "";
    const content = await contentOf(call, response);
    const text = () => new TextDecoder().decode(content);
    if (!response.ok) {
      const requestId = response.headers.get("X-Request-Id") ?? response.headers.get("X-Correlation-Id");
      const said = errorText(text(), contentType);
      const refusal = { status: response.status, code: said.code, text: this.#settings.redact(said.text), requestId };
      throw refused(refusal, call, facts.refusals);
    }
    const misfit = (reason: string) => new NotJsonError(reason, call, response.status, contentType);
    if (!facts.media) {
      if (content.length && contentType.includes("html")) throw misfit("an HTML page instead of an empty answer");
      return undefined;
    }
    if (!content.length && facts.media === "application/json") throw misfit("an empty answer instead of JSON");
    if (contentType.split(";")[0]?.trim() !== facts.media) {
      throw misfit(`${contentType || "an answer without a content type"} instead of ${facts.media}`);
    }
    if (facts.media === "application/zip") return content;
    if (facts.media !== "application/json") return text();
    try {
      return JSON.parse(text());
    } catch {
      throw misfit("the body is not valid JSON");
    }
  }

  async #logIn(clock: Clock): Promise<Grant> {
    const id = "auth.login";
    const facts: OperationFacts = OPERATIONS[id];
    const call: CallFacts = { operation: id, method: facts.method, path: facts.path };
    const response = await this.#send(call, facts, this.#settings.url + facts.path, this.#settings.credentials, null, {});
    const session = (await this.#conclude(call, facts, response)) as Partial<Session>;
    if (typeof session.token !== "string" || typeof session.expires !== "string") {
      throw new NotJsonError("no token in the answer", call, response.status, "application/json");
    }
    return grant(session.token, session.expires, response.headers.get("Date"), clock());
  }
}

function targetOf(call: CallFacts, facts: OperationFacts, input: Arguments): string {
  const query: string[] = [];
  let path: string = facts.path;
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined || name === "body") continue;
    if (path.includes(`{${name}}`)) {
      const text = String(value);
      // these would address another resource
      if (["", ".", ".."].includes(text)) throw new TypeError(`${call.operation}: ${name} must not be "${text}"`);
      path = path.replace(`{${name}}`, () => encodeURIComponent(text));
    } else if (facts.query?.includes(name)) {
      query.push(`${name}=${queryText(call, name, value)}`);
    } else throw new TypeError(`${call.operation}: there is no parameter ${name}`);
  }
  const missing = /\{(\w+)\}/.exec(path)?.[1];
  if (missing) throw new TypeError(`${call.operation}: ${missing} is missing`);
  return query.length ? `${path}?${query.join("&")}` : path;
}

function queryText(call: CallFacts, name: string, value: unknown): string {
  if (!Array.isArray(value)) return encodeURIComponent(String(value));
  const entries = value.map(String);
  if (!entries.length) throw new TypeError(`${call.operation}: ${name} needs at least one entry, or leave it out`);
  if (entries.some((entry) => entry.includes(","))) {
    throw new TypeError(`${call.operation}: an entry of ${name} has a comma, which separates entries here`);
  }
  return entries.map(encodeURIComponent).join(",");
}

function form(body: Arguments): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(body)) {
    if (value instanceof Uint8Array) data.append(name, new Blob([value as Uint8Array<ArrayBuffer>]), name);
    else for (const entry of Array.isArray(value) ? value : [value]) data.append(name, String(entry));
  }
  return data;
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

function errorText(body: string, contentType: string): { code: number | null; text: string } {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === "object" && value !== null && "error" in value && typeof value.error === "string") {
      const code = "code" in value && typeof value.code === "number" ? value.code : null;
      return { code, text: value.error };
    }
  } catch {
    // not thingsHub's own; said below
  }
  if (contentType.includes("html")) return { code: null, text: "(an HTML page)" };
  return { code: null, text: body.slice(0, TEXT_CHARACTERS).trim() || "(no text)" };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "the request failed";
  const cause = error.cause;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return code ? `${error.message}: ${code}` : error.message;
}
