/**
 * Read a whole list: never clip it, never loop.
 *
 * Entries are told apart by their identity, since a live entry changes between two reads: what came before is not given
 * again, and a page with nothing new ends the list, as does an empty one. Limit and offset or page numbers also end with a
 * page that is shorter than one before; a short *first* page proves nothing, since the server may cap pages. A cursor
 * ends when the answer has none or one that came before, a `Link` header when it names no next page or one that was read.
 */

import type { PagingFacts } from "./facts.js";

/** One page as it came. */
export interface Page {
  readonly value: unknown;
  readonly headers: Headers;
  /** Where it came from. */
  readonly url: string;
}

/** How to ask for a page: with these arguments, or at this address. */
export interface PageRequest {
  readonly input: Readonly<Record<string, unknown>>;
  readonly url?: string;
}

/** Every entry of a list; `read` asks for one page. */
export async function* pages(
  facts: PagingFacts,
  pageSize: number | undefined,
  read: (request: PageRequest) => Promise<Page>,
  refuse: (reason: string) => Error,
): AsyncGenerator<unknown> {
  const size = facts.size !== undefined && pageSize !== undefined ? { [facts.size]: pageSize } : {};
  const seen = new Set<unknown>();
  const cursors = new Set<unknown>();
  let largest = 0;
  let offset = 0;
  let number = facts.firstPage ?? 1;
  let previous = "";
  let request: PageRequest | null = { input: { ...size, ...start(facts, offset, number) } };
  while (request) {
    const page = await read(request);
    const entries = entriesOf(facts, page.value, refuse);
    const text = facts.identity === undefined ? JSON.stringify(entries, bigintText) : "";
    const fresh = facts.identity === undefined ? (text === previous ? [] : entries) : unseen(entries, facts.identity, seen);
    previous = text;
    yield* fresh;
    if (entries.length && !fresh.length) return; // the server ignores what it was asked for
    switch (facts.style) {
      case "offset":
      case "page": {
        if (!entries.length || entries.length < largest) return;
        largest = Math.max(largest, entries.length);
        offset += entries.length;
        number += 1;
        request = { input: { ...size, ...start(facts, offset, number) } };
        break;
      }
      case "cursor": {
        const next = at(page.value, facts.next ?? []);
        if (next === undefined || next === null || next === "" || next === false || cursors.has(next)) return;
        cursors.add(next);
        request = { input: { ...size, [facts.parameter ?? "cursor"]: next } };
        break;
      }
      case "link": {
        const url = nextLink(page.headers.get("Link"), page.url);
        if (url === null || cursors.has(url)) return;
        if (new URL(url).origin !== new URL(page.url).origin) {
          throw refuse(`the next page is on another server (${new URL(url).origin}), which must not get the token`);
        }
        cursors.add(url);
        request = { input: {}, url };
      }
    }
  }
}

/** The address with `rel="next"` of a Link header (RFC 8288); null for none. */
export function nextLink(header: string | null, base: string): string | null {
  for (const [, target = "", rest = ""] of (header ?? "").matchAll(/<([^>]*)>((?:\s*;\s*[^=;,\s]+(?:\s*=\s*(?:"[^"]*"|[^;,]*))?)*)/g)) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^;,\s]*))/i.exec(rest);
    const words = (rel?.[1] ?? rel?.[2] ?? "").toLowerCase().split(/\s+/);
    if (words.includes("next")) return new URL(target, base).href;
  }
  return null;
}

function start(facts: PagingFacts, offset: number, number: number): Record<string, unknown> {
  if (facts.parameter === undefined || facts.style === "cursor" || facts.style === "link") return {};
  return { [facts.parameter]: facts.style === "page" ? number : offset };
}

function entriesOf(facts: PagingFacts, value: unknown, refuse: (reason: string) => Error): unknown[] {
  const found = at(value, facts.items);
  if (found === null || found === undefined) return [];
  if (!Array.isArray(found)) throw refuse(`there is no list at /${facts.items.join("/")} of the answer`);
  return found;
}

function unseen(entries: readonly unknown[], identity: string, seen: Set<unknown>): unknown[] {
  return entries.filter((entry) => {
    const own = at(entry, [identity]) ?? JSON.stringify(entry, bigintText);
    return !seen.has(own) && seen.add(own);
  });
}

function at(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const name of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  return found;
}

function bigintText(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}
