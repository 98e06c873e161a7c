/**
 * Read a whole list: never clip it, never loop, whatever a server makes of what it is asked for.
 *
 * Entries are told apart by their identity where they have one, since live entries change between two reads; one that
 * comes again on a later page is not given again. By limit and offset and by page number, reading goes on until a page is
 * empty, brings nothing new, or is shorter than one before; a short *first* page proves nothing, since the server may cap
 * pages. By cursor and by `Link` header the server says whether there is more; one that goes round in circles is refused.
 */

import type { PagingFacts } from "./facts.js";

const MOST_BARREN_PAGES = 100;
const TWICE = "the server names the same next page twice";

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
  let barren = 0; // pages in a row without anything new
  let request: PageRequest | null = { input: { ...size, ...start(facts, offset, number) } };
  while (request) {
    const page = await read(request);
    const entries = entriesOf(facts, page.value, refuse);
    const text = JSON.stringify(entries, bigintText);
    const fresh = unseen(entries, facts.identity, seen) ?? (text === previous ? [] : entries);
    previous = text;
    yield* fresh;
    barren = fresh.length ? 0 : barren + 1;
    if (barren > MOST_BARREN_PAGES) throw refuse(`${MOST_BARREN_PAGES} pages in a row brought nothing new`);
    switch (facts.style) {
      case "offset":
      case "page": {
        if (!fresh.length || entries.length < largest) return;
        largest = Math.max(largest, entries.length);
        offset += entries.length;
        number += 1;
        request = { input: { ...size, ...start(facts, offset, number) } };
        break;
      }
      case "cursor": {
        const next = at(page.value, facts.next ?? []);
        if (next === undefined || next === null || next === "" || next === false) return;
        if (cursors.has(next)) {
          if (fresh.length) throw refuse(TWICE);
          return; // some servers name the last page for ever
        }
        cursors.add(next);
        request = { input: { ...size, [facts.parameter ?? "cursor"]: next } };
        break;
      }
      case "link": {
        const url = nextLink(page.headers.get("Link"), page.url);
        if (url === null) return;
        if (cursors.has(url)) {
          if (fresh.length) throw refuse(TWICE);
          return;
        }
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

/** The entries that did not come on an earlier page; null when they have no identity. */
function unseen(entries: readonly unknown[], identity: string | undefined, seen: Set<unknown>): unknown[] | null {
  if (identity === undefined) return null;
  const identities = entries.map((entry) => at(entry, [identity]));
  if (identities.some((one) => typeof one !== "string" && typeof one !== "number" && typeof one !== "bigint")) return null;
  const fresh = entries.filter((_, index) => !seen.has(identities[index]));
  for (const one of identities) seen.add(one);
  return fresh;
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
