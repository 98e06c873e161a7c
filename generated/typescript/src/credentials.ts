/**
 * Who calls, where an operation asks for something else than the tenant's token: API keys, user and password, other
 * tokens. They are given by the names that the document has for them.
 */

import { ConfigurationError } from "./errors.js";
import type { OperationFacts, SchemeFacts } from "./facts.js";
import { quoted } from "./parameters.js";

/** A key or a token; user and password for `basic`. */
export type Credential = string | readonly [user: string, password: string];
export type Schemes = Readonly<Record<string, SchemeFacts>>;

/** What says who calls. */
export interface Identification {
  readonly headers: readonly (readonly [string, string])[];
  readonly query: readonly string[];
  readonly cookies: readonly string[];
  /** Whether the tenant's token belongs to it. */
  readonly hasTenantToken: boolean;
}

const NOBODY: Identification = { headers: [], query: [], cookies: [], hasTenantToken: false };
const TOKEN_HINT = "pass username and password, token or apiKey to the client";
const TENANT: Identification = { ...NOBODY, hasTenantToken: true };

/** Credentials by the name of their scheme; none of them is enumerable. */
export class Credentials {
  readonly #given: ReadonlyMap<string, Credential>;
  readonly #schemes: Schemes;
  readonly #hasToken: boolean;

  /**
   * @param hasToken Whether the client has a token of the tenant's, or what to log in with.
   * @throws ConfigurationError a name is not one of the document's, or a value does not fit its scheme.
   */
  constructor(given: Readonly<Record<string, Credential>>, schemes: Schemes, hasToken: boolean) {
    this.#given = new Map(Object.entries(given).filter(([, value]) => value !== undefined));
    this.#schemes = schemes;
    this.#hasToken = hasToken;
    for (const [name, value] of this.#given) this.#check(name, value);
  }

  /** Everything that must not show in a text. */
  get secrets(): string[] {
    return [...this.#given.values()].map((value) => (typeof value === "string" ? value : value[1]));
  }

  /**
   * What an operation is called with: the first of its alternatives for which everything is there.
   *
   * @param isElsewhere Whether it is on another server, which gets the tenant's token only if the operation lists it.
   * @param refuse Makes the error for when nothing fits.
   */
  identify(facts: OperationFacts, isElsewhere: boolean, refuse: (reason: string, hint: string) => Error): Identification {
    if (facts.security === undefined && isElsewhere) return NOBODY;
    if (facts.security === undefined) {
      if (this.#hasToken) return TENANT;
      throw refuse("needs the client's token", TOKEN_HINT);
    }
    if (!facts.security.length) return NOBODY;
    const lastNobody = [...facts.security].sort((a, b) => Number(!a.length) - Number(!b.length));
    const found = lastNobody.find((schemes) => schemes.every((name) => this.#has(name)));
    if (found) return this.#identification(found);
    const wanted = facts.security.map((schemes) => schemes.join(" and ")).join(", or ");
    const example = facts.security[0]?.find((name) => !this.#has(name)) ?? "";
    if (this.#schemes[example]?.isTenant) throw refuse(`needs ${wanted}`, TOKEN_HINT);
    const value = this.#schemes[example]?.kind === "basic" ? '["user", "password"]' : '"…"';
    throw refuse(`needs ${wanted}`, `pass it: new ThingsHub({ credentials: { ${JSON.stringify(example)}: ${value} } })`);
  }

  #has(name: string): boolean {
    return this.#schemes[name]?.isTenant === true ? this.#hasToken : this.#given.has(name);
  }

  #identification(names: readonly string[]): Identification {
    const headers: [string, string][] = [];
    const query: string[] = [];
    const cookies: string[] = [];
    let hasTenantToken = false;
    for (const name of names) {
      const scheme = this.#schemes[name];
      const value = this.#given.get(name);
      if (value === undefined) hasTenantToken ||= scheme?.isTenant === true;
      else if (typeof value !== "string") headers.push(["Authorization", `Basic ${base64(value.join(":"))}`]);
      else if (scheme?.kind !== "apiKey") headers.push(["Authorization", `Bearer ${value}`]);
      else if (scheme.in === "header") headers.push([scheme.key ?? name, value]);
      else if (scheme.in === "query") query.push(`${quoted(scheme.key ?? name)}=${quoted(value)}`);
      else cookies.push(`${scheme.key ?? name}=${value}`);
    }
    return { headers, query, cookies, hasTenantToken };
  }

  #check(name: string, value: Credential): void {
    const scheme = Object.hasOwn(this.#schemes, name) ? this.#schemes[name] : undefined;
    if (!scheme || scheme.isTenant) {
      const known = Object.keys(this.#schemes).filter((other) => !this.#schemes[other]?.isTenant);
      const hint = known.length ? `the document has ${known.join(", ")}` : "the document has none";
      throw new ConfigurationError(`credentials: there is no scheme ${name}`, hint);
    }
    if (scheme.kind === "basic") {
      if (Array.isArray(value) && value.length === 2 && typeof value[0] === "string" && !value[0].includes(":")) return;
      throw new ConfigurationError(`credentials: ${name} needs ["user", "password"]; a user has no colon`);
    }
    if (typeof value !== "string" || !/^[!-~]([ -~]*[!-~])?$/.test(value)) {
      throw new ConfigurationError(`credentials: ${name} needs a text that a header can carry`);
    }
    if (scheme.in === "cookie" && /[ ",;\\]/.test(value)) {
      throw new ConfigurationError(`credentials: ${name} has characters that no cookie can carry`);
    }
  }
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
