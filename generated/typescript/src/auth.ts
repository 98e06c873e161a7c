/**
 * Who the client is, and the bearer token that says so.
 *
 * A token or an API key is sent as it is. With user name and password the client logs in when the first call needs a
 * token, again a little before the token ends, and once after a refusal. However many calls need a token at the same
 * time, one of them logs in and the others wait for it; if that login fails they all fail with it. While the old token
 * still serves, only the call that renews it waits, and if that fails, the old one goes on and the next try waits a few
 * seconds. The lifetime is measured between the answer's own Date and `expires`, on the monotonic clock, so that a wrong
 * local clock does no harm.
 */

import { ThingsHubError } from "./errors.js";

const RENEW_BEFORE_SECONDS = 60;
const RENEW_BEFORE_SHARE = 0.1;
const RETRY_RENEWAL_SECONDS = 5;

/** A token with its lifetime, in seconds of the clock that was given. */
export interface AccessToken {
  readonly token: string;
  readonly renewAt: number;
  readonly endsAt: number;
}

export type Clock = () => number;

/** Seconds of the monotonic clock. */
export const monotonic: Clock = () => performance.now() / 1000;

/** A token from what the server answered; without a usable Date header the local clock stands in. */
export function accessToken(token: string, expires: string, dateHeader: string | null, now: number): AccessToken {
  const served = Date.parse(dateHeader ?? "");
  const lifetime = (Date.parse(expires) - (Number.isNaN(served) ? Date.now() : served)) / 1000;
  if (!(lifetime > 0)) return { token, renewAt: Infinity, endsAt: Infinity }; // the server will say when it has ended
  const early = Math.min(RENEW_BEFORE_SECONDS, lifetime * RENEW_BEFORE_SHARE);
  return { token, renewAt: now + lifetime - early, endsAt: now + lifetime };
}

/** Gives the token for a call. */
export interface TokenProvider {
  token(): Promise<string>;
  /** Another token after the server refused this one; null when there is nothing to renew. */
  renewed(refused: string): Promise<string | null>;
}

/** A token or API key that was given. */
export class FixedToken implements TokenProvider {
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  async token(): Promise<string> {
    return this.#token;
  }

  async renewed(): Promise<null> {
    return null;
  }
}

/** Logs in as often as needed, once for all calls that wait. */
export class LoginSession implements TokenProvider {
  readonly #login: () => Promise<AccessToken>;
  readonly #clock: Clock;
  #held: AccessToken | null = null;
  #flight: Promise<string> | null = null;

  constructor(login: () => Promise<AccessToken>, clock: Clock = monotonic) {
    this.#login = login;
    this.#clock = clock;
  }

  async token(): Promise<string> {
    const held = this.#held;
    if (held && this.#clock() < held.renewAt) return held.token;
    const leads = this.#flight === null;
    this.#flight ??= this.#logIn().finally(() => {
      this.#flight = null;
    });
    if (!leads && held && this.#clock() < held.endsAt) return held.token;
    return this.#flight;
  }

  async renewed(refused: string): Promise<string> {
    if (this.#held?.token === refused) this.#held = null;
    return this.token();
  }

  async #logIn(): Promise<string> {
    try {
      this.#held = await this.#login();
    } catch (error) {
      const held = this.#held;
      if (!(error instanceof ThingsHubError) || !held || this.#clock() >= held.endsAt) throw error;
      this.#held = { ...held, renewAt: this.#clock() + RETRY_RENEWAL_SECONDS };
    }
    return this.#held.token;
  }
}
