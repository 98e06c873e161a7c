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

/** The client was not given what the operation asks for beside the tenant's token; nothing was sent. */
export class MissingCredentialsError extends CallError {}

/** The operation is at a server that would be called without TLS; nothing was sent. */
export class UnsafeServerError extends CallError {}

/** A list does not go on as it must: in circles, or at another server. */
export class PagingError extends CallError {
  constructor(reason: string, call: CallFacts) {
    super(reason, call, "what was read until here is complete; the rest is not");
  }
}

/** Success was said, with something that this operation cannot have answered. */
export class AnswerError extends CallError {
  constructor(
    reason: string,
    call: CallFacts,
    readonly status: number,
    readonly contentType: string,
    hint: string,
  ) {
    super(`${status}, but ${reason}`, call, hint);
  }
}

/** What came is not what the document says. */
export class MismatchError extends AnswerError {
  constructor(reason: string, call: CallFacts, status: number, contentType: string) {
    super(reason, call, status, contentType, "the server differs from the document");
  }
}

/** What came is of another media type, or nothing: a login page, a proxy's page. */
export class NotJsonError extends AnswerError {
  constructor(reason: string, call: CallFacts, status: number, contentType: string) {
    const hint = "something between you and thingsHub may have answered; check the URL and the proxy settings";
    super(reason, call, status, contentType, hint);
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

  /** How long the server asks to wait before the next call; null when it does not say. */
  get retryAfterSeconds(): number | null {
    const text = this.#headers.get("Retry-After");
    if (text === null) return null;
    const seconds = /^\s*\d+\s*$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
    return Number.isNaN(seconds) ? null : Math.max(0, seconds);
  }
}

/** The request is malformed or cannot be accepted. */
export class BadRequestError<B = unknown> extends ApiError<B> {}
/** Not logged in: wrong user name or password, or a token that is not or no longer valid. */
export class AuthenticationError<B = unknown> extends ApiError<B> {}
/** The tenant's plan does not include this. */
export class PaymentRequiredError<B = unknown> extends ApiError<B> {}
/** Logged in, but not permitted. */
export class PermissionDeniedError<B = unknown> extends ApiError<B> {}
/** There is no such thing; this server also says so of a method that a path does not have. */
export class NotFoundError<B = unknown> extends ApiError<B> {}
/** The path does not have this method. */
export class MethodNotAllowedError<B = unknown> extends ApiError<B> {}
/** The server has the answer in none of the media types that the client reads. */
export class NotAcceptableError<B = unknown> extends ApiError<B> {}
/** The server did not get the whole request in time. */
export class ServerTimedOutError<B = unknown> extends ApiError<B> {}
/** The request contradicts what is there, e.g. an id that is taken or a change in between. */
export class ConflictError<B = unknown> extends ApiError<B> {}
/** It was there, and is not any more. */
export class GoneError<B = unknown> extends ApiError<B> {}
/** A condition of the request does not hold, e.g. the object has changed since it was read. */
export class PreconditionFailedError<B = unknown> extends ApiError<B> {}
/** The body is larger than the server takes. */
export class ContentTooLargeError<B = unknown> extends ApiError<B> {}
/** The server does not take the body's media type. */
export class UnsupportedMediaTypeError<B = unknown> extends ApiError<B> {}
/** The request is well-formed, but its values cannot be accepted. */
export class UnprocessableContentError<B = unknown> extends ApiError<B> {}
/** Somebody else holds it. */
export class LockedError<B = unknown> extends ApiError<B> {}
/** Something else failed that this depends on. */
export class FailedDependencyError<B = unknown> extends ApiError<B> {}
/** The server wants to know which version is to be changed. */
export class PreconditionRequiredError<B = unknown> extends ApiError<B> {}
/** Too many calls; `retryAfterSeconds` says how long to wait, if the server does. */
export class RateLimitError<B = unknown> extends ApiError<B> {}
/** Something unexpected went wrong in the platform. */
export class InternalServerError<B = unknown> extends ApiError<B> {}
/** The server does not have this operation yet. */
export class UnsupportedOperationError<B = unknown> extends ApiError<B> {}
/** Something between the client and the platform got no proper answer from it. */
export class BadGatewayError<B = unknown> extends ApiError<B> {}
/** One of the platform's services is down. */
export class ServiceUnavailableError<B = unknown> extends ApiError<B> {}
/** Something between the client and the platform got no answer from it in time. */
export class GatewayTimeoutError<B = unknown> extends ApiError<B> {}
/** A status that the document does not list. */
export class UnexpectedStatusError<B = unknown> extends ApiError<B> {}

const LOGIN_HINT = "check user name and password, or make a new token or API key";
const CHANGED_HINT = "a change may have been carried out; read before you repeat it";
const READ_HINT = "read the object again before you change it";
const LATER_HINT = "try again later";
const UNEXPECTED_HINT = "a proxy may have answered; redirects are never followed, so check the URL";
const BY_STATUS: Readonly<Record<number, readonly [ErrorClass, string]>> = {
  400: [BadRequestError, "the server's text says which value it refuses"],
  401: [AuthenticationError, LOGIN_HINT],
  402: [PaymentRequiredError, ""],
  403: [PermissionDeniedError, "ask the tenant's owner for a role that may do this"],
  404: [NotFoundError, "check the id (upper and lower case differ) and the tenant's URL"],
  405: [MethodNotAllowedError, ""],
  406: [NotAcceptableError, ""],
  408: [ServerTimedOutError, "try again"],
  409: [ConflictError, READ_HINT],
  410: [GoneError, ""],
  412: [PreconditionFailedError, READ_HINT],
  413: [ContentTooLargeError, "send less at a time"],
  415: [UnsupportedMediaTypeError, ""],
  422: [UnprocessableContentError, "the body says which value the server refuses"],
  423: [LockedError, LATER_HINT],
  424: [FailedDependencyError, ""],
  428: [PreconditionRequiredError, "send the version that was read, e.g. as If-Match"],
  429: [RateLimitError, "call less often, or wait"],
  500: [InternalServerError, CHANGED_HINT],
  501: [UnsupportedOperationError, ""],
  502: [BadGatewayError, LATER_HINT],
  503: [ServiceUnavailableError, LATER_HINT],
  504: [GatewayTimeoutError, CHANGED_HINT],
};

/**
 * The error for a status.
 *
 * @param declared What the operation's document says of it: another class than usual, or only that it may come.
 */
export function errorFor(failure: Failure, call: CallFacts, declared: FailureFacts | undefined): ApiError {
  const known = BY_STATUS[failure.status];
  const isOther = declared === undefined || (declared.status === "default" && failure.status < 400);
  const [usual, hint] = known ?? (isOther ? [UnexpectedStatusError, UNEXPECTED_HINT] : [ApiError, ""]);
  // what a class of statuses has in common says less than the status itself
  const kind = declared?.error && !(known && /XX$/.test(declared.status)) && !isOther ? declared.error : usual;
  return new kind(failure as Failure<never>, call, kind === AuthenticationError ? LOGIN_HINT : hint);
}

function oneLine(text: string): string {
  const line = text.replace(/[\s\p{C}]+/gu, " ").trim();
  return line.length <= SHOWN_CHARACTERS ? line : `${line.slice(0, SHOWN_CHARACTERS)}…`;
}
