/** The client: one attribute for each tag, one method for each operation. Building one sends nothing. */

import { headerValues } from "./answer.js";
import { FixedToken, LoginSession, accessToken, monotonic } from "./auth.js";
import type { AccessToken, Clock } from "./auth.js";
import { Credentials } from "./credentials.js";
import { ConfigurationError, MismatchError, NotJsonError, PagingError } from "./errors.js";
import { RequestExecutor, callFacts } from "./executor.js";
import type { CallOptions } from "./executor.js";
import type { OperationFacts } from "./facts.js";
import { LOGIN, OPERATIONS, SECURITY_SCHEMES, SHAPES } from "./operations.js";
import type { GivenCredentials, OperationId, Resources } from "./operations.js";
import { pages } from "./paging.js";
import type { Arguments } from "./parameters.js";
import { Settings } from "./settings.js";
import type { Connection } from "./settings.js";
import type { Answer, Input, RawAnswer, StreamedAnswer } from "./typing.js";

const TIMEOUT_SECONDS = 30;

/** What a client can be built with; everything has a default but address and credentials. */
export interface ThingsHubOptions extends Connection {
  /** Keys, tokens, user and password for operations that ask for more than the tenant's token, by scheme. */
  credentials?: Readonly<GivenCredentials>;
  /** How long one request may take, in seconds; 30 if not said. */
  timeoutSeconds?: number;
  /** Another way to send requests, e.g. a test double. */
  fetch?: typeof globalThis.fetch;
  /** For tests: another monotonic clock, in seconds. */
  clock?: Clock;
}

export interface ThingsHub extends Resources {}

/** A client for one tenant of thingsHub: one attribute for each tag, one method for each operation. */
export class ThingsHub {
  readonly #executor: RequestExecutor;

  /** @throws ConfigurationError something is missing, contradictory or not safe; nothing was sent. */
  constructor(options: ThingsHubOptions = {}) {
    const others = { ...options.credentials };
    const settings = new Settings(options, Object.values(others).some((value) => value !== undefined));
    const clock = options.clock ?? monotonic;
    if (settings.hasToken && settings.bearer === null && LOGIN === null) {
      throw new ConfigurationError("this API has no login", "pass token or apiKey");
    }
    this.#executor = new RequestExecutor({
      settings,
      credentials: new Credentials(others, SECURITY_SCHEMES, settings.hasToken),
      tokens: settings.bearer ? new FixedToken(settings.bearer) : new LoginSession(() => this.#logIn(settings, clock), clock),
      fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
      timeoutSeconds: options.timeoutSeconds ?? TIMEOUT_SECONDS,
      shapes: SHAPES,
    });
    const resources: Record<string, Record<string, unknown>> = {};
    for (const [id, facts] of Object.entries(OPERATIONS) as [OperationId, OperationFacts][]) {
      const resource = (resources[facts.tag] ??= {});
      resource[facts.verb] = async (input?: Arguments, how?: CallOptions) =>
        (await this.#executor.call(id, facts, input, how)).data;
      if (facts.iterator) resource[facts.iterator] = (input?: Arguments, how?: CallOptions) => this.#pages(id, facts, input, how);
    }
    Object.assign(this, resources);
  }

  /** Call an operation by its id: the same as its method. */
  async call<K extends OperationId>(id: K, input: Input<K>, options?: CallOptions): Promise<Answer<K>> {
    return (await this.raw(id, input, options)).data as Answer<K>;
  }

  /** Call an operation by its id, and get status and headers with the answer; `headerValues()` reads the declared ones. */
  async raw<K extends OperationId>(id: K, input: Input<K>, options?: CallOptions): Promise<RawAnswer<K>> {
    const facts: OperationFacts = OPERATIONS[id];
    const reply = await this.#executor.call(id, facts, input as Arguments, options);
    const misfit = (reason: string) => new MismatchError(reason, callFacts(id, facts), reply.status, reply.contentType);
    const { status, headers, data, answer } = reply;
    const raw = { status, headers, data, headerValues: () => headerValues(answer.headers ?? [], headers, misfit) };
    return raw as unknown as RawAnswer<K>;
  }

  /** Call an operation by its id, and get its answer as a stream of bytes, e.g. a large download. */
  async stream<K extends OperationId>(id: K, input: Input<K>, options?: CallOptions): Promise<StreamedAnswer> {
    const { response } = await this.#executor.open(id, OPERATIONS[id], input as Arguments, options);
    return { status: response.status, headers: response.headers, body: response.body };
  }

  async *#pages(id: string, facts: OperationFacts, input: Arguments = {}, how?: CallOptions): AsyncGenerator<unknown> {
    const paging = facts.paging;
    const refuse = (reason: string) => new PagingError(reason, callFacts(id, facts));
    if (!paging) throw refuse("it is not a list");
    const key = paging.sizeKey ?? "page_size";
    const given = paging.size === undefined ? undefined : (input[key] ?? paging.pageSize);
    if (given !== undefined && (typeof given !== "number" || !Number.isInteger(given) || given < 1)) {
      throw new TypeError(`${id}: ${key} must be 1 or more, not ${String(given)}`);
    }
    const taken = [paging.parameter, paging.size].find((name) => name !== undefined && name !== key && name in input);
    if (taken !== undefined) throw new TypeError(`${id}: ${taken} is what the iterator itself goes on with`);
    const others = Object.fromEntries(Object.entries(input).filter(([name]) => paging.size === undefined || name !== key));
    const read = async ({ input: place, url }: { input: Arguments; url?: string }) => {
      const reply = await this.#executor.call(id, facts, { ...others, ...place }, how, url);
      return { value: reply.data, headers: reply.headers, url: reply.url };
    };
    yield* pages(paging, given, read, refuse);
  }

  async #logIn(settings: Settings, clock: Clock): Promise<AccessToken> {
    const id = LOGIN ?? "";
    const facts = (OPERATIONS as Readonly<Record<string, OperationFacts>>)[id] as OperationFacts;
    const reply = await this.#executor.call(id, facts, { body: settings.credentials });
    const session = reply.data as { token?: unknown; expires?: unknown } | null;
    if (typeof session?.token !== "string" || typeof session.expires !== "string") {
      throw new NotJsonError("no token in the answer", callFacts(id, facts), reply.status, reply.contentType);
    }
    return accessToken(session.token, session.expires, reply.headers.get("Date"), clock());
  }
}
