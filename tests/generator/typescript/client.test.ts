/** What a client does that is made of document.yaml. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import * as sdk from "thingshub";
import { Decimal, ThingsHub } from "thingshub";
import type { Answer, RawAnswer, Thing } from "thingshub";

const TENANT = "https://tenant.example";
const CREDENTIALS = { headerKey: "k-1", queryKey: "a b&c", cookieKey: "c-1", user: ["ada", "pässword"] } as const;

interface Sent {
  method: string;
  url: string;
  headers: Headers;
  body: Uint8Array;
}

type Answering = (sent: Sent, number: number) => Response;

function client(answer: Answering = () => new Response(null, { status: 204 }), options: sdk.ThingsHubOptions = {}) {
  const sent: Sent[] = [];
  const fetch = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(url, init);
    const one = { method: request.method, url: request.url, headers: request.headers, body: new Uint8Array(await request.arrayBuffer()) };
    sent.push(one);
    return answer(one, sent.length);
  };
  return { hub: new ThingsHub({ url: TENANT, token: "t0ken", fetch, ...options }), sent };
}

function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return new Response(text, { status, headers: { "Content-Type": "application/json", ...headers } });
}

const textOf = (sent: Sent | undefined) => new TextDecoder().decode(sent?.body);

test("parameters go where the document says, in its styles", async () => {
  const { hub, sent } = client(() => json({ id: "a" }, 200, { ETag: '"1"' }));
  await hub.probe.get({
    ...{ id: "a/b", tags: ["x", "y z"], flat: [1, 2], filter_name: "n", where: { status: "on", min: 5 } },
    ...{ query: { a: [1] }, next: "/x?y=z&w", big: 9007199254740993n, if_match: '"7"', session: "s 1" },
  });
  assert.equal(
    sent[0]?.url,
    `${TENANT}/things/a%2Fb?tags=x&tags=y%20z&flat=1,2&filter%5Bname%5D=n&where%5Bstatus%5D=on&where%5Bmin%5D=5` +
      "&query=%7B%22a%22%3A%5B1%5D%7D&next=/x?y=z%26w&big=9007199254740993",
  );
  assert.equal(sent[0]?.headers.get("If-Match"), '"7"');
  assert.equal(sent[0]?.headers.get("Cookie"), "session=s%201");
});

test("what cannot be sent as it was meant is refused, and nothing is sent", async () => {
  const { hub, sent } = client();
  await assert.rejects(hub.probe.get({ id: ".." }), /id must not be "\.\."/);
  await assert.rejects(hub.probe.get({ id: "a", if_match: "a\r\nX: y" }), /no header can carry/);
  await assert.rejects(hub.probe.get({ id: "a", if_match: " a" }), /begins or ends with a blank/);
  await assert.rejects(hub.probe.get({ id: "a", flat: [NaN] }), /expected a text, a number or a boolean, got NaN/);
  await assert.rejects(hub.probe.get({ id: "\ud800" }), /surrogate/);
  // @ts-expect-error -- null is nothing to send
  await assert.rejects(hub.probe.get({ id: "a", next: null }), /next is null/);
  // @ts-expect-error -- times are texts
  await assert.rejects(hub.probe.get({ id: "a", next: new Date() }), /toISOString/);
  for (const value of [NaN, new Map(), new Uint8Array(2), [undefined], () => 1, { a: new Blob([]) }, new Date(NaN)]) {
    await assert.rejects(hub.probe.anything({ body: value }), /JSON cannot say/);
  }
  assert.equal(sent.length, 0);
});

test("a browser that keeps cookies to itself is told from Node", async (t) => {
  const Real = globalThis.Request;
  t.after(() => (globalThis.Request = Real));
  globalThis.Request = class extends Real {
    constructor(url: string | URL | Request, init: RequestInit = {}) {
      const headers = new Headers(init.headers);
      headers.delete("Cookie"); // as browsers do, without a word
      super(url, { ...init, headers });
    }
  };
  const { hub, sent } = client(undefined, { credentials: CREDENTIALS });
  await assert.rejects(hub.probe.get({ id: "a", session: "s" }), /does not let programs send the header Cookie.*Node, Deno or Bun/);
  await assert.rejects(hub.secured.cookie(), /does not let programs send the header Cookie/);
  assert.equal(sent.length, 0);
});

test("bodies go out in the media type that is named, else in the first", async () => {
  const { hub, sent } = client();
  await hub.probe.put({ id: "a", body: { title: null } });
  await hub.probe.put({ id: "a", body: "grüß", contentType: "text/plain" });
  await hub.probe.put({ id: "a", body: { title: "x y", tags: ["a&b", "c"] }, contentType: "application/x-www-form-urlencoded" });
  await hub.probe.put({ id: "a", body: new Blob(["png"], { type: "image/png" }), contentType: "image/png" });
  assert.deepEqual(
    sent.map((one) => [one.headers.get("Content-Type"), textOf(one)]),
    [
      ["application/merge-patch+json", '{"title":null}'],
      ["text/plain; charset=utf-8", "grüß"],
      ["application/x-www-form-urlencoded", "title=x+y&tags=a%26b&tags=c"],
      ["image/png", "png"],
    ],
  );
  // @ts-expect-error -- a text is no patch
  await assert.rejects(hub.probe.put({ id: "a", body: "x", contentType: "application/pdf" }), /expected application\/merge-patch/);
  // @ts-expect-error -- required
  await assert.rejects(hub.probe.put({ id: "a" }), /body is missing/);
});

test("bytes come in every form that platforms have, and a text is none", async () => {
  const { hub, sent } = client();
  const foreign = runInNewContext("new Uint8Array([9, 80, 75]).subarray(1)") as Uint8Array;
  const view = new DataView(new Uint8Array([0, 80, 75, 0]).buffer, 1, 2);
  const stream = new Blob([new Uint8Array([80, 75])]).stream();
  for (const body of [new Uint8Array([80, 75]), new Uint8Array([80, 75]).buffer, new Blob(["PK"]), foreign, view, stream]) {
    await hub.probe.put({ id: "a", body, contentType: "application/octet-stream" });
    assert.equal(textOf(sent.at(-1)), "PK");
  }
  // @ts-expect-error -- nobody knows which bytes a text is
  await assert.rejects(hub.probe.put({ id: "a", body: "PK", contentType: "application/octet-stream" }), /got a text; .*TextEncoder/);
});

test("a stream is not sent twice after a 401", async () => {
  const { hub, sent } = client(() => json({ code: 401, error: "no" }, 401));
  const body = new Blob(["PK"]).stream();
  await assert.rejects(hub.probe.put({ id: "a", body, contentType: "application/octet-stream" }), sdk.AuthenticationError);
  assert.equal(sent.length, 1);
});

test("a form has texts, JSON, and files with their names; nothing becomes a file by chance", async () => {
  const { hub, sent } = client();
  const file = new File(["one"], 'a"b.txt', { type: "text/csv" });
  const body = { title: "T", meta: { title: "m" }, tags: ["x", "y"], file, more: [new Uint8Array([50]), new Blob(["3"])] };
  await hub.probe.put({ id: "a", body, contentType: "multipart/form-data" });
  const boundary = /boundary=(.*)$/.exec(sent[0]?.headers.get("Content-Type") ?? "")?.[1] ?? "";
  const parts = textOf(sent[0]).split(`--${boundary}`).map((part) => part.replaceAll("\r\n", "|"));
  assert.deepEqual(parts, [
    "",
    '|Content-Disposition: form-data; name="title"||T|',
    '|Content-Disposition: form-data; name="meta"|Content-Type: application/json||{"title":"m"}|',
    '|Content-Disposition: form-data; name="tags"||x|',
    '|Content-Disposition: form-data; name="tags"||y|',
    '|Content-Disposition: form-data; name="file"; filename="a%22b.txt"|Content-Type: text/csv||one|',
    '|Content-Disposition: form-data; name="more"; filename="more"|Content-Type: application/octet-stream||2|',
    '|Content-Disposition: form-data; name="more"; filename="more"|Content-Type: application/octet-stream||3|',
    "--|",
  ]);
  const form = (more: object) => hub.probe.put({ id: "a", body: { ...body, ...more }, contentType: "multipart/form-data" });
  await assert.rejects(form({ file: "text" }), /file: expected a Blob, a File or bytes, got a text/);
  await assert.rejects(form({ file: undefined }), /file is missing in the form/);
  await assert.rejects(form({ picture: new Blob(["x"], { type: "image/gif" }) }), /expected image\/png or image\/jpeg/);
  await assert.rejects(form({ picture: new Uint8Array(1) }), /has to be image\/png or image\/jpeg/);
  await assert.rejects(form({ title: { a: 1 } }), /title: expected a text/);
  await form({ picture: new Blob(["x"], { type: "image/png" }) });
});

test("answers are told apart by status and media type", async () => {
  const answers = [json({ id: "a", state: "unheard of", new: 1 }), json({ job: "j" }, 202), new Response(null, { status: 204 })];
  const { hub } = client((_, number) => answers[number - 1] ?? Response.error());
  const put = () => hub.probe.put({ id: "a", body: {} });
  const first: Answer<"probe.put"> = await put();
  assert.deepEqual(first, { id: "a", state: "unheard of", new: 1 });
  const second = await put();
  assert.ok(second && "job" in second);
  const job: string = second.job;
  assert.equal(job, "j");
  assert.equal(await put(), undefined);
});

test("numbers, texts and bytes", async () => {
  const as = (type: string, body: BodyInit) => () => new Response(body, { headers: { "Content-Type": type } });
  const content = (answer: Answering) => client(answer).hub.probe.content();
  assert.equal(await content(as("application/json", "7")), 7);
  assert.equal(await content(as("application/json; charset=utf-8", "9007199254740993")), 9007199254740993n);
  assert.equal(await content(as("text/csv", "a;ü")), "a;ü");
  assert.equal(await content(as("text/csv; charset=iso-8859-1", new Uint8Array([0xfc]))), "ü");
  assert.deepEqual(await content(as("application/octet-stream", new Uint8Array([0, 255]))), new Uint8Array([0, 255]));
  await assert.rejects(content(as("text/csv", new Uint8Array([0xfc]))), sdk.MismatchError);
  await assert.rejects(content(as("text/html", "<html>")), sdk.NotJsonError);
  assert.equal(await client(() => new Response(null, { headers: { "Content-Type": "text/html" } })).hub.probe.head({ id: "a" }), undefined);
});

test("decimals and large integers go both ways exactly, and what only the server writes is not sent", async () => {
  const text = '{"id":"m","amount":12345678901234567890.10,"count":9223372036854775807,"list":[1.10],"note":"9007199254740993"}';
  const { hub, sent } = client(() => json(text));
  const money = await hub.probe.pay({ body: { amount: new Decimal("0.10"), count: 9007199254740993n, list: [new Decimal("1.0")], secret: "s" } });
  assert.equal(textOf(sent[0]), '{"amount":0.10,"count":9007199254740993,"list":[1.0],"secret":"s"}');
  assert.equal(String(money.amount), "12345678901234567890.10");
  assert.equal(money.count, 9223372036854775807n);
  assert.deepEqual(money.list, [new Decimal("1.10")]);
  assert.equal((money as { note?: unknown }).note, "9007199254740993");
  await hub.probe.pay({ body: { ...money, count: 1 } });
  assert.equal(textOf(sent[1]), '{"amount":12345678901234567890.10,"count":1,"list":[1.10],"note":"9007199254740993"}');
  assert.throws(() => new Decimal("1,5"), TypeError);
  // @ts-expect-error -- required
  await hub.probe.pay({ body: { amount: new Decimal(1) } });
});

test("status, headers and the declared headers by type", async () => {
  const { hub } = client(() => json({ id: "a" }, 200, { ETag: '"7"', "X-Count": "12", "X-Tags": "a, b", Other: "x" }));
  const raw: RawAnswer<"probe.get"> = await hub.raw("probe.get", { id: "a" });
  const thing: Thing = raw.data;
  assert.equal(thing.id, "a");
  assert.equal(raw.status, 200);
  assert.equal(raw.headers.get("Other"), "x");
  const { e_tag, x_count, x_tags } = raw.headerValues();
  assert.deepEqual([e_tag, x_count, x_tags], ['"7"', 12, ["a", "b"]]);
  const wrong = await client(() => json({ id: "a" }, 200, { ETag: "1", "X-Count": "many" })).hub.raw("probe.get", { id: "a" });
  assert.throws(() => wrong.headerValues(), sdk.MismatchError);
  const without = await client(() => json({ id: "a" })).hub.raw("probe.get", { id: "a" });
  assert.throws(() => without.headerValues(), /the header ETag is missing/);
});

test("an answer can be read piece by piece", async () => {
  const { hub } = client(() => new Response("abc", { headers: { "Content-Type": "application/octet-stream" } }));
  const { body, status } = await hub.stream("probe.content", {});
  assert.equal(status, 200);
  assert.equal(await new Response(body).text(), "abc");
  const failing = client(() => json({ error: "no" }, 404));
  await assert.rejects(failing.hub.stream("probe.content", {}), sdk.NotFoundError);
});

test("errors have the class of their status, or that of a body of their own", async () => {
  const put = async (answer: Response): Promise<sdk.ApiError> => {
    const { hub } = client(() => answer, { credentials: { headerKey: "secret-key" } });
    const error: unknown = await hub.probe.put({ id: "a", body: {} }).catch((caught: unknown) => caught);
    assert.ok(error instanceof sdk.ApiError);
    return error;
  };
  const clash = await put(json({ other: "b", title: "taken by secret-key" }, 409, { "Content-Type": "application/problem+json" }));
  assert.ok(clash instanceof sdk.ClashError && clash instanceof sdk.ConflictError);
  assert.equal(clash.body?.other, "b");
  assert.equal(clash.text, "taken by ***");
  const slow = await put(new Response(null, { status: 429, headers: { "Retry-After": "7" } }));
  assert.ok(slow instanceof sdk.RateLimitError);
  assert.equal(slow.retryAfterSeconds, 7);
  assert.equal(slow.body, null);
  assert.ok((await put(json({}, 418))) instanceof sdk.UnexpectedStatusError);
});

test("each operation is called with what it asks for", async () => {
  const { hub, sent } = client(undefined, { credentials: CREDENTIALS });
  const shown = () => [sent.at(-1)?.url.replace(TENANT, ""), sent.at(-1)?.headers.get("Authorization"), sent.at(-1)?.headers.get("X-API-Key")];
  await hub.secured.key();
  assert.deepEqual(shown(), ["/key", null, "k-1"]);
  await hub.secured.query();
  assert.deepEqual(shown(), ["/query?key=a%20b%26c", null, null]);
  await hub.secured.cookie();
  assert.equal(sent.at(-1)?.headers.get("Cookie"), "sid=c-1");
  await hub.secured.basic();
  assert.deepEqual(shown(), ["/basic", `Basic ${Buffer.from("ada:pässword").toString("base64")}`, null]);
  await hub.secured.open();
  assert.deepEqual(shown(), ["/open", null, null]);
  await hub.probe.head({ id: "a" });
  assert.deepEqual(shown(), ["/things/a", "Bearer t0ken", null]);
  const { hub: other, sent: seen } = client(undefined, { credentials: { headerKey: "k-1" } });
  await other.secured.either();
  assert.deepEqual([seen[0]?.headers.get("Authorization"), seen[0]?.headers.get("X-API-Key")], ["Bearer t0ken", "k-1"]);
});

test("credentials that are missing or unknown are named, and nothing is sent", async () => {
  const { hub, sent } = client();
  await assert.rejects(hub.secured.either(), (error) => {
    assert.ok(error instanceof sdk.MissingCredentialsError);
    assert.match(error.message, /needs user, or headerKey and tenant .*credentials: \{ "user": \["user", "password"\] \}/);
    return true;
  });
  assert.equal(sent.length, 0);
  const wrong: [object, RegExp][] = [
    [{ nobody: "x" }, /there is no scheme nobody/],
    [{ tenant: "x" }, /there is no scheme tenant/],
    [{ user: "x" }, /user needs \["user", "password"\]/],
    [{ headerKey: "a\nb" }, /headerKey needs a text/],
    [{ cookieKey: "a;b" }, /no cookie can carry/],
  ];
  for (const [credentials, message] of wrong) assert.throws(() => client(undefined, { credentials }), message);
  // @ts-expect-error -- the compiler says so too
  assert.throws(() => new ThingsHub({ url: TENANT, token: "t", credentials: { user: "x" } }), sdk.ConfigurationError);
});

test("another host gets the tenant's token only where the operation itself lists it", async () => {
  const { hub, sent } = client(undefined, { credentials: CREDENTIALS });
  await hub.elsewhere.plain();
  await hub.elsewhere.listed();
  await hub.elsewhere.relative();
  assert.deepEqual(
    sent.map((one) => [one.url, one.headers.get("Authorization")]),
    [
      ["https://files.example/base/elsewhere", null],
      ["https://files.example/listed", "Bearer t0ken"],
      [`${TENANT}/v2/relative`, "Bearer t0ken"],
    ],
  );
});

test("lists go on by offset, page, cursor and link", async () => {
  const ids = ["a", "b", "c", "d", "e"];
  const things = (from: number, to: number) => ids.slice(from, to).map((id) => ({ id }));
  const { hub, sent } = client(({ url }) => {
    const { pathname, searchParams: query } = new URL(url);
    const size = Number(query.get("limit") ?? query.get("page_size") ?? 2);
    const from = Number(query.get("offset") ?? query.get("cursor") ?? Number(query.get("page")) * size);
    const next = from + size < ids.length ? String(from + size) : null;
    if (pathname !== "/link") return json({ data: things(from, from + size), meta: { next } });
    const headers: Record<string, string> = next ? { Link: `</link?offset=0>; rel="first", </link?offset=${next}>; rel="next"` } : {};
    return json(things(from, from + size), 200, headers);
  });
  const read = async (list: AsyncGenerator<Thing>) => (await Array.fromAsync(list)).map((thing) => thing.id);
  assert.deepEqual(await read(hub.lists.iterate({ q: "x", page_size: 2 })), ids);
  assert.equal(sent[0]?.url, `${TENANT}/offset?limit=2&offset=0&q=x`);
  assert.deepEqual(await read(hub.lists.iterate_pages({ page_size: 2 })), ids);
  assert.deepEqual(await read(hub.lists.iterate_search({ page_size: 2 })), ids);
  assert.deepEqual(await read(hub.lists.iterate_links()), ids);
  sent.length = 0;
  await read(hub.lists.iterate());
  assert.match(sent[0]?.url ?? "", /limit=50/, "no more than the document lets one ask for");
  // @ts-expect-error -- that is how the iterator goes on
  await assert.rejects(read(hub.lists.iterate({ offset: 3 })), /offset is what the iterator itself goes on with/);
  await assert.rejects(read(hub.lists.iterate({ page_size: 0 })), /page_size must be 1 or more/);
});

test("a server that ignores paging ends the list, although its entries change meanwhile", async () => {
  const ticking = (url: string, number: number) => {
    const data = ["a", "b", "c"].map((id) => ({ id, state: "ready", limits: { seen_at: number } }));
    return url.includes("/link") ? json(data, 200, { Link: "</link?again>; rel=next" }) : json({ data, meta: { next: "same" } });
  };
  for (const verb of ["iterate", "iterate_pages", "iterate_search", "iterate_links"] as const) {
    const { hub, sent } = client(({ url }, number) => ticking(url, number));
    assert.equal((await Array.fromAsync(hub.lists[verb]())).length, 3, verb);
    assert.equal(sent.length, 2, verb);
  }
});

test("a list that goes round in circles is refused, and its next page is never fetched from elsewhere", async () => {
  const circling = client((_, number) => json({ data: [{ id: String(number) }], meta: { next: "same" } }));
  await assert.rejects(Array.fromAsync(circling.hub.lists.iterate_search()), /names the same next page twice/);
  const restless = client((_, number) => json({ data: [{ id: "a" }], meta: { next: String(number) } }));
  await assert.rejects(Array.fromAsync(restless.hub.lists.iterate_search()), /pages in a row brought nothing new/);
  const evil = client(() => json([{ id: "a" }], 200, { Link: '<https://evil.example/>; rel="next"' }));
  await assert.rejects(Array.fromAsync(evil.hub.lists.iterate_links()), sdk.PagingError);
  assert.equal(evil.sent.length, 1);
});

test("names are those of Python, without what only Python needs", async () => {
  const { hub, sent } = client();
  await hub.odd_tag.import({ class: "c", body: "b", body_: [{ id: "a" }] });
  assert.equal(sent[0]?.url, `${TENANT}/odd?class=c&body=b`);
  assert.equal(textOf(sent[0]), '[{"id":"a"}]');
  const own: sdk.ApiErrorModel = { a: "x" };
  const both: sdk.AB = { "a-b": "1", a_b: "2", ["__proto__"]: "3" };
  assert.ok(own && both);
  assert.ok(!("trace" in hub.probe), "the document leaves it out");
});
