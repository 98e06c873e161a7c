/**
 * Every failure is thrown as a ThingsHubError that says what was called, what came back and what to do next. The classes
 * have the names and the meaning of the Python SDK's. None of them holds a password, a token or a request body.
 */

import type { ErrorClass, FailureFacts } from "./facts.js";

const SHOWN_CHARACTERS = 300;

/** What was called. */
export interface CallFacts {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
}

/** Base of everything that this package throws on purpose. */
export class ThingsHubError extends Error {
  /** What to do next; empty when there is nothing to advise. */
  readonly hint: string;

  constructor(message: string, hint = "", cause?: unknown) {
    super(hint ? `${message} -- ${hint}` : message, cause === undefined ? undefined : { cause });
    this.hint = hint;
    this.name = new.target.name;
  }
}

/** The client cannot be built from what it was given; nothing was sent. */
export class ConfigurationError extends ThingsHubError {}

/** A call failed. */
export class CallError extends ThingsHubError implements CallFacts {
  readonly operation: string;
  readonly method: string;
  readonly path: string;

  constructor(reason: string, call: CallFacts, hint = "", cause?: unknown) {
    super(`${call.operation}: ${oneLine(reason)} (${call.method} ${call.path})`, hint, cause);
    this.operation = call.operation;
    this.method = call.method;
    this.path = call.path;
  }
}

/** No complete answer came. */
export class TransportError extends CallError {}

/** No connection, or it broke before the answer began. */
export class ConnectError extends TransportError {
  constructor(reason: string, call: CallFacts, cause?: unknown) {
    super(reason, call, "check the URL, the network and, in a browser, that the server allows this origin", cause);
  }
}

/** No answer in time. Whether the request was carried out is unknown. */
export class RequestTimeoutError extends TransportError {
  constructor(reason: string, call: CallFacts) {
    super(reason, call, "raise `timeoutSeconds` or look at the server; a change may have been carried out");
  }
}

/** The answer ended before it was complete. */
export class TruncatedAnswerError extends TransportError {
  constructor(reason: string, call: CallFacts, cause?: unknown) {
    super(reason, call, "the request may have been carried out; read before you repeat a change", cause);
  }
}

/** Success was said, but what came is not what this operation answers: a login page, a proxy's page, or nothing. */
export class NotJsonError extends CallError {
  constructor(
    reason: string,
    call: CallFacts,
    readonly status: number,
    readonly contentType: string,
  ) {
    super(
      `${status}, but ${reason}`,
      call,
      "something between you and thingsHub may have answered; check the URL and the proxy settings",
    );
  }
}

/** What an answer that means no says. */
export interface Failure<B = unknown> {
  readonly status: number;
  /** `code` of the error body; null when the body is not thingsHub's. */
  readonly code: number | null;
  /** `error` of the error body, for people, wording may change; else the start of the body. */
  readonly text: string;
  /** The id by which the server or a proxy logged the request; null when it gave none. */
  readonly requestId: string | null;
  /** The error body as JSON; null when it is not JSON. */
  readonly body: B | null;
  readonly headers: Headers;
}

/** The server refused or failed. */
export class ApiError<B = unknown> extends CallError implements Failure<B> {
  readonly status: number;
  readonly code: number | null;
  readonly text: string;
  readonly requestId: string | null;
  readonly #body: B | null; // neither is printed with the error
  readonly #headers: Headers;

  constructor(failure: Failure<B>, call: CallFacts, hint: string) {
    const logged = failure.requestId ? `, request id ${failure.requestId}` : "";
    super(`${failure.status} ${oneLine(failure.text)}${logged}`, call, hint);
    this.status = failure.status;
    this.code = failure.code;
    this.text = failure.text;
    this.requestId = failure.requestId;
    this.#body = failure.body;
    this.#headers = failure.headers;
  }

  get body(): B | null {
    return this.#body;
  }

  get headers(): Headers {
    return this.#headers;
  }
}

/** The request is malformed or cannot be accepted. */
export class BadRequestError<B = unknown> extends ApiError<B> {}
/** Not logged in: wrong user name or password, or a token that is not or no longer valid. */
export class AuthenticationError<B = unknown> extends ApiError<B> {}
/** Logged in, but not permitted. */
export class PermissionDeniedError<B = unknown> extends ApiError<B> {}
/** There is no such thing; this server also says so of a method that a path does not have. */
export class NotFoundError<B = unknown> extends ApiError<B> {}
/** What is there stands in the way: the same id, another state, another version. */
export class ConflictError<B = unknown> extends ApiError<B> {}
/** It was there, and is no longer. */
export class GoneError<B = unknown> extends ApiError<B> {}
/** A condition of the request, such as If-Match, does not hold. */
export class PreconditionFailedError<B = unknown> extends ApiError<B> {}
/** The request is well-formed, but its values are not accepted. */
export class UnprocessableContentError<B = unknown> extends ApiError<B> {}
/** Too many requests. */
export class RateLimitError<B = unknown> extends ApiError<B> {}
/** Something unexpected went wrong in the platform. */
export class InternalServerError<B = unknown> extends ApiError<B> {}
/** One of the platform's services is down. */
export class ServiceUnavailableError<B = unknown> extends ApiError<B> {}
/** A status that the document does not list. */
export class UnexpectedStatusError<B = unknown> extends ApiError<B> {}

const LOGIN_HINT = "check user name and password, or make a new token or API key";
const CHANGED_HINT = "a change may have been carried out; read before you repeat it";
const BY_STATUS: Readonly<Record<number, readonly [ErrorClass, string]>> = {
  400: [BadRequestError, "the server's text says which value it refuses"],
  401: [AuthenticationError, LOGIN_HINT],
  403: [PermissionDeniedError, "ask the tenant's owner for a role that may do this"],
  404: [NotFoundError, "check the id (upper and lower case differ) and the tenant's URL"],
  409: [ConflictError, "read what is there, and decide what to do with it"],
  410: [GoneError, "do not ask for it again"],
  412: [PreconditionFailedError, "read it again, and repeat the change with what is there now"],
  422: [UnprocessableContentError, "the body of the error says which value is not accepted"],
  429: [RateLimitError, "wait, at least for what the header Retry-After says, and send fewer at a time"],
  500: [InternalServerError, CHANGED_HINT],
  503: [ServiceUnavailableError, "try again later"],
};
/** The statuses that mean the same everywhere in thingsHub, also where the document does not list them. */
const EVERYWHERE = new Set([400, 401, 403, 404, 500, 503]);
const UNEXPECTED = "a proxy may have answered; redirects are never followed, so check the URL";
const DECLARED = "the document describes this answer";

/**
 * The error for a status.
 *
 * @param declared What the operation's document says of it: another class than usual, or only that it may come.
 */
export function errorFor(failure: Failure, call: CallFacts, declared: FailureFacts | undefined): ApiError {
  if (declared?.status === "default" && (!declared.error || failure.status < 400)) declared = undefined; // lists no status
  const [usual, hint] = BY_STATUS[failure.status] ?? [ApiError, DECLARED];
  if (declared?.error === AuthenticationError) return new AuthenticationError(failure, call, LOGIN_HINT);
  if (declared?.error) return new declared.error(failure, call, hint);
  if (declared || EVERYWHERE.has(failure.status)) return new usual(failure, call, hint);
  return new UnexpectedStatusError(failure, call, UNEXPECTED);
}

function oneLine(text: string): string {
  const line = text.replace(/[\s\p{C}]+/gu, " ").trim();
  return line.length <= SHOWN_CHARACTERS ? line : `${line.slice(0, SHOWN_CHARACTERS)}…`;
}
