/** What a call has to know of its operation: the generated `operations.ts` holds one of these for each. */

import type { ApiError, CallFacts, Failure } from "./errors.js";
import type { Shape } from "./shapes.js";

export type Place = "path" | "query" | "header" | "cookie";
export type Style = "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
export type Kind = "json" | "form" | "multipart" | "text" | "bytes";

/** One parameter. */
export interface ParameterFacts {
  /** Its name on the wire. */
  readonly name: string;
  /** Its name in the input, where that is another one. */
  readonly key?: string;
  readonly in: Place;
  /** Left out: `simple` in path and header, `form` in query and cookie. */
  readonly style?: Style;
  /** Left out: true for `form` and `deepObject`. */
  readonly explode?: boolean;
  /** Characters that separate parts of a URL stay as they are. */
  readonly allowReserved?: true;
  /** The media type of a value that is written as a whole, e.g. JSON. */
  readonly media?: string;
  readonly required?: true;
}

/** One field of a form. */
export interface PartFacts {
  readonly name: string;
  /** Left out: `text/plain`. */
  readonly contentType?: string;
  readonly isFile?: true;
  /** Repeated for each entry. */
  readonly isList?: true;
  readonly style?: Style;
  readonly explode?: boolean;
  readonly required?: true;
}

/** A body in one media type. */
export interface MediaFacts {
  readonly media: string;
  readonly kind: Kind;
  readonly parts?: readonly PartFacts[];
  /** Where properties are that need care: exact decimals, and what only the server writes. */
  readonly shape?: Shape;
}

/** What is sent. */
export interface BodyFacts {
  /** Left out: `body`. */
  readonly key?: string;
  readonly required?: true;
  readonly media: readonly MediaFacts[];
}

/** A declared response header. */
export interface HeaderFacts {
  readonly name: string;
  readonly key: string;
  /** How its text is read, or that of each entry or property; left out: as it is. */
  readonly type?: "integer" | "number" | "boolean" | "json";
  readonly isList?: true;
  readonly isObject?: true;
  readonly required?: true;
}

/** What comes back with one status, a class such as `2XX`, or `default`. */
export interface AnswerFacts {
  readonly status: string;
  /** Left out: an empty body. */
  readonly media?: readonly MediaFacts[];
  readonly headers?: readonly HeaderFacts[];
}

/** A documented refusal. */
export interface FailureFacts {
  readonly status: string;
  /** Left out: the class of the status. */
  readonly error?: ErrorClass;
  /** How its body is read; left out: as JSON. */
  readonly kind?: "text" | "bytes";
}

/** A class of errors, whatever its body is. */
export type ErrorClass = new (failure: Failure<never>, call: CallFacts, hint: string) => ApiError;

/** How a list goes on. */
export interface PagingFacts {
  readonly style: "offset" | "page" | "cursor" | "link";
  /** The way to the entries in the answer; empty when it is the list itself. */
  readonly items: readonly string[];
  /** The input's key of offset, page or cursor. */
  readonly parameter?: string;
  /** The input's key of the page size. */
  readonly size?: string;
  /** The page size asked for unless the caller says another. */
  readonly pageSize?: number;
  /** The name of the page size among the iterator's arguments; left out: `page_size`. */
  readonly sizeKey?: string;
  /** The way to the next cursor in the answer. */
  readonly next?: readonly string[];
  /** The property by which entries are told apart; left out when they have none. */
  readonly identity?: string;
  readonly firstPage?: number;
}

export interface OperationFacts {
  /** Where its method is: `hub.<tag>.<verb>`. */
  readonly tag: string;
  readonly verb: string;
  readonly method: string;
  readonly path: string;
  readonly parameters?: readonly ParameterFacts[];
  readonly body?: BodyFacts;
  readonly answers: readonly AnswerFacts[];
  readonly failures?: readonly FailureFacts[];
  /** Alternatives of schemes that are needed together; left out: the tenant's token; empty: none. */
  readonly security?: readonly (readonly string[])[];
  /** Where the operation is; left out: at the tenant. */
  readonly server?: string;
  readonly paging?: PagingFacts;
  /** The name of the method that reads a whole list. */
  readonly iterator?: string;
}

/** How a caller says who it is. */
export interface SchemeFacts {
  readonly kind: "bearer" | "basic" | "apiKey";
  readonly in?: "header" | "query" | "cookie";
  /** The name of the header, query parameter or cookie. */
  readonly key?: string;
  /** The client's own token. */
  readonly isTenant?: true;
}
