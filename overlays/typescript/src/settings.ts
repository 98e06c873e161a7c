/**
 * What a client is built from: explicit options first, then the environment; contradictions are refused. As soon as one
 * credential is given as an option, those of the environment are not looked at.
 */

import { ConfigurationError } from "./errors.js";

const LEAST_REDACTED_CHARACTERS = 4;

/** Where to call and who calls. */
export interface Connection {
  /** The tenant's address, e.g. `https://demo.example`; https only. Else THINGSHUB_URL. */
  url?: string | undefined;
  /** Log-in name, with `password`. Else THINGSHUB_USERNAME. */
  username?: string | undefined;
  /** Password. Else THINGSHUB_PASSWORD. */
  password?: string | undefined;
  /** A session token, instead of user name and password. Else THINGSHUB_TOKEN. */
  token?: string | undefined;
  /** A permanent API key, instead of the others. Else THINGSHUB_API_KEY. */
  apiKey?: string | undefined;
  /** Allow `http://` for a server on this machine. */
  allowHttpOnLoopback?: boolean | undefined;
}

/** Checked settings; no secret is enumerable. */
export class Settings {
  readonly url: string;
  readonly allowHttpOnLoopback: boolean;
  readonly #username: string;
  readonly #password: string;
  readonly #bearer: string | null;

  /** @param isOptional Whether other credentials are given, which are enough for the operations that ask for those. */
  constructor(given: Connection, isOptional = false) {
    const environment = processEnvironment();
    this.allowHttpOnLoopback = given.allowHttpOnLoopback ?? false;
    this.url = checked(given.url || environment["THINGSHUB_URL"], this.allowHttpOnLoopback);
    let { username, password, token, apiKey } = given;
    if (!username && !password && !token && !apiKey) {
      username = environment["THINGSHUB_USERNAME"];
      password = environment["THINGSHUB_PASSWORD"];
      token = environment["THINGSHUB_TOKEN"];
      apiKey = environment["THINGSHUB_API_KEY"];
    }
    const kinds = [username || password, token, apiKey].filter(Boolean).length;
    const hint = "give one: username and password, or token, or apiKey (or THINGSHUB_USERNAME … in the environment)";
    if (kinds > 1 || (kinds === 0 && !isOptional)) throw new ConfigurationError(kinds ? "more than one kind of credentials" : "no credentials", hint);
    const bearer = token || apiKey || null;
    if (bearer && !/^[!-~]+$/.test(bearer)) {
      throw new ConfigurationError("the token or API key has characters that no header can carry");
    }
    if (kinds && !bearer && (!username || !password)) {
      throw new ConfigurationError(`${username ? "password" : "username"} is missing`, hint);
    }
    this.#username = username ?? "";
    this.#password = password ?? "";
    this.#bearer = bearer;
  }

  /** Whether there is a token, or what to log in with. */
  get hasToken(): boolean {
    return this.#bearer !== null || this.#password !== "";
  }

  get bearer(): string | null {
    return this.#bearer;
  }

  /** The body of the login. */
  get credentials(): { username: string; password: string } {
    return { username: this.#username, password: this.#password };
  }

  /** The text without the secrets, should a server quote them back. */
  redact(text: string, others: readonly string[] = []): string {
    const all = [this.#password, this.#bearer ?? "", ...others];
    const secrets = all.filter((secret) => secret.length >= LEAST_REDACTED_CHARACTERS);
    return secrets.reduce((redacted, secret) => redacted.replaceAll(secret, "***"), text);
  }
}

function processEnvironment(): Record<string, string | undefined> {
  return (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env ?? {};
}

function checked(address: string | undefined, allowHttpOnLoopback: boolean): string {
  const how = 'pass it, e.g. new ThingsHub({ url: "https://demo.example" }), or set THINGSHUB_URL';
  if (!address) throw new ConfigurationError("no URL of a tenant", how);
  let url: URL;
  try {
    url = new URL(address.includes("://") ? address : `https://${address}`);
  } catch {
    throw new ConfigurationError("the URL is not one of https", how);
  }
  if (url.username || url.password) {
    throw new ConfigurationError("the URL holds credentials", "pass them as username and password");
  }
  if (url.search || url.hash) throw new ConfigurationError("the URL has a query or a fragment", how);
  if (url.pathname.includes("/api")) {
    throw new ConfigurationError("the URL ends with /api…", "leave that out; the SDK puts it behind the address");
  }
  const isLoopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && allowHttpOnLoopback && isLoopback)) {
    throw new ConfigurationError(
      "plain http would show password and token to the network",
      "use https; for a server on this machine pass allowHttpOnLoopback: true",
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, "");
}
