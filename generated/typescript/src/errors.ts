/**
 * Every failure is thrown as a ThingsHubError that says what was called, what came back and what to do next. The classes
 * have the names and the meaning of the Python SDK's. None of them holds a password, a token or a request body.
 */

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

/** What a refusal says. */
export interface Refusal {
  readonly status: number;
  /** `code` of the error body; null when the body is not thingsHub's. */
  readonly code: number | null;
  /** `error` of the error body, for people, wording may change; else the start of the body. */
  readonly text: string;
  /** The id by which the server or a proxy logged the request; null when it gave none. */
  readonly requestId: string | null;
}

/** The server refused or failed. */
export class ApiError extends CallError implements Refusal {
  readonly status: number;
  readonly code: number | null;
  readonly text: string;
  readonly requestId: string | null;

  constructor(refusal: Refusal, call: CallFacts, hint: string) {
    const logged = refusal.requestId ? `, request id ${refusal.requestId}` : "";
    super(`${refusal.status} ${oneLine(refusal.text)}${logged}`, call, hint);
    this.status = refusal.status;
    this.code = refusal.code;
    this.text = refusal.text;
    this.requestId = refusal.requestId;
  }
}

/** The request is malformed or cannot be accepted. */
export class BadRequestError extends ApiError {}
/** Not logged in: wrong user name or password, or a token that is not or no longer valid. */
export class AuthenticationError extends ApiError {}
/** Logged in, but not permitted. */
export class PermissionDeniedError extends ApiError {}
/** There is no such thing; this server also says so of a method that a path does not have. */
export class NotFoundError extends ApiError {}
/** Something unexpected went wrong in the platform. */
export class InternalServerError extends ApiError {}
/** One of the platform's services is down. */
export class ServiceUnavailableError extends ApiError {}
/** A status that the document does not list. */
export class UnexpectedStatusError extends ApiError {}

type Kind = readonly [new (refusal: Refusal, call: CallFacts, hint: string) => ApiError, string];

const LOGIN_HINT = "check user name and password, or make a new token or API key";
const BY_STATUS: Readonly<Record<number, Kind>> = {
  400: [BadRequestError, "the server's text says which value it refuses"],
  401: [AuthenticationError, LOGIN_HINT],
  403: [PermissionDeniedError, "ask the tenant's owner for a role that may do this"],
  404: [NotFoundError, "check the id (upper and lower case differ) and the tenant's URL"],
  500: [InternalServerError, "a change may have been carried out; read before you repeat it"],
  503: [ServiceUnavailableError, "try again later"],
};
const UNEXPECTED: Kind = [UnexpectedStatusError, "a proxy may have answered; redirects are never followed, so check the URL"];

/** The error for a status; some operations mean another one by it than all others. */
export function refused(refusal: Refusal, call: CallFacts, refusals: Readonly<Record<number, string>> = {}): ApiError {
  const [kind, hint] =
    refusals[refusal.status] === "AuthenticationError"
      ? ([AuthenticationError, LOGIN_HINT] as const)
      : (BY_STATUS[refusal.status] ?? UNEXPECTED);
  return new kind(refusal, call, hint);
}

function oneLine(text: string): string {
  const line = text.replace(/[\s\p{C}]+/gu, " ").trim();
  return line.length <= SHOWN_CHARACTERS ? line : `${line.slice(0, SHOWN_CHARACTERS)}…`;
}
