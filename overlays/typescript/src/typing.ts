/** What an operation takes and gives, read off the generated types. */

import type { OPERATIONS } from "./operations.js";
import type { operations } from "./schema.js";

type Id = keyof typeof OPERATIONS & keyof operations;
type Known<T> = [NonNullable<T>] extends [never] ? unknown : NonNullable<T>;
type Content<T> = T extends { content: infer C } ? C[keyof C] : never;
type Body<K extends Id> = [Content<operations[K]["requestBody"]>] extends [never]
  ? unknown
  : { body: Content<operations[K]["requestBody"]> };
type Success<R> = R extends { 200: infer A } ? A : R extends { 201: infer A } ? A : never;

/** Parameters of path and query by name, and the body. */
export type Input<K extends Id> = Known<operations[K]["parameters"]["path"]> &
  Known<operations[K]["parameters"]["query"]> &
  Body<K>;

/** What a successful call gives; nothing for an empty answer. */
export type Answer<K extends Id> = [Content<Success<operations[K]["responses"]>>] extends [never]
  ? void
  : Content<Success<operations[K]["responses"]>>;

/** One entry of a list. */
export type Entry<K extends Id> = Answer<K> extends { collection: (infer E)[] } ? E : never;

/** The parameters of a list that is read to its end. */
export type Iteration<K extends Id> = Omit<Input<K>, "limit" | "offset"> & {
  /** How many entries to ask for at a time (1 to 500). */
  page_size?: number;
};
