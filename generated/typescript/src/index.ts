export { ThingsHub } from "./hub.js";
export type { CallOptions, ThingsHubOptions } from "./hub.js";
export * from "./errors.js";
export { OPERATIONS } from "./operations.js";
export type { OperationId, Resources } from "./operations.js";
export type { Answer, Entry, Input } from "./typing.js";
export type * from "./schema.js";
