/** What an operation takes and gives, read off the generated types. */

import type { Calls, OperationId } from "./operations.js";

/** Parameters by name, and the body. */
export type Input<K extends OperationId> = Calls[K]["input"];

/** What a successful call gives; undefined for an empty answer. */
export type Answer<K extends OperationId> = Calls[K]["answer"]["data"];

/** One entry of a list. */
export type Entry<K extends OperationId> = Calls[K] extends { entry: infer E } ? E : never;

/** The parameters of a list that is read to its end. */
export type Iteration<K extends OperationId> = Calls[K] extends { iteration: infer I } ? I : never;

/** The answer of a call with its status, all headers, and the declared ones as values. */
export type RawAnswer<K extends OperationId> = Calls[K]["answer"] & { readonly headers: Headers };

/** An answer whose body is read piece by piece. */
export interface StreamedAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Null when there is none. */
  readonly body: ReadableStream<Uint8Array> | null;
}
