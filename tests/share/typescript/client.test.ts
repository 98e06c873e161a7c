/** What the client does without a server: requests, errors, logging in, secrets. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import * as sdk from "thingshub";
import { ThingsHub } from "thingshub";
import type { Asked, Answering } from "./fake.ts";
import { fakeFetch, json } from "./fake.ts";

const URL_ = "https://demo.example";
const DEVICE = { id: "pump-7", name: "Pump 7", description: "", labels: [], created_at: "", updated_at: "" };
const PASSWORD = "correct-horse-battery";

function hubWith(answer: Answering, more: sdk.ThingsHubOptions = { token: "token-of-the-test" }) {
  const { fetch, asked } = fakeFetch(answer);
  return { hub: new ThingsHub({ url: URL_, fetch, ...more }), asked };
}

test("path and query are quoted, lists are joined, undefined is left out", async () => {
  const { hub, asked } = hubWith(() => json({ collection: [] }));
  await hub.devices.get({ device_id: "a/b ?{x}" });
  await hub.devices.list({ labels: ["hall 1", "cold"], limit: 5 });
  assert.deepEqual(
    asked.map((request) => request.url),
    [`${URL_}/api/v3/devices/a%2Fb%20%3F%7Bx%7D`, `${URL_}/api/v3/devices?labels=hall%201,cold&limit=5`],
  );
  assert.equal(asked[0]?.headers["authorization"], "Bearer token-of-the-test");
  assert.equal(asked[0]?.redirect, "manual", "a redirect would carry the token elsewhere");
});

test("what cannot be sent unambiguously is refused before anything is sent", async () => {
  const { hub, asked } = hubWith(() => json({}));
  await assert.rejects(hub.devices.get({ device_id: ".." }), /device_id must not be "\.\."/);
  await assert.rejects(hub.devices.list({ labels: [] }), /at least one entry/);
  await assert.rejects(hub.devices.list({ labels: ["a,b"] }), /comma/);
  // @ts-expect-error -- the compiler says so too
  await assert.rejects(hub.devices.get({ device: "x" }), /there is no parameter device/);
  // @ts-expect-error -- required
  await assert.rejects(hub.devices.get(), /device_id is missing/);
  assert.equal(asked.length, 0);
});

test("bodies are typed, and sent as they are", async () => {
  const { hub, asked } = hubWith(() => json(DEVICE, 201));
  const device = await hub.devices.create({ body: { name: "Pump 7", labels: ["hall-1"] } });
  const name: string = device.name;
  assert.equal(name, "Pump 7");
  // @ts-expect-error -- a name is required
  await hub.devices.create({ body: {} });
  // @ts-expect-error -- and not a number
  await hub.devices.create({ body: { name: 7 } });
  assert.equal(asked[0]?.body, '{"name":"Pump 7","labels":["hall-1"]}');
});

for (const [status, kind] of [
  [400, sdk.BadRequestError],
  [401, sdk.AuthenticationError],
  [403, sdk.PermissionDeniedError],
  [404, sdk.NotFoundError],
  [500, sdk.InternalServerError],
  [503, sdk.ServiceUnavailableError],
  [409, sdk.ConflictError],
  [429, sdk.RateLimitError],
  [502, sdk.BadGatewayError],
  [418, sdk.UnexpectedStatusError],
  [302, sdk.UnexpectedStatusError],
] as const) {
  test(`status ${status} is a ${kind.name}`, async () => {
    const answer = () => json({ code: status, error: "no\nsuch thing" }, status, { "X-Request-Id": "r-1" });
    const { hub } = hubWith(answer);
    const error = await hub.devices.get({ device_id: "x" }).then(() => null, (e: unknown) => e);
    assert.ok(error instanceof kind);
    assert.deepEqual(
      { ...error, hint: "" },
      {
        ...{ hint: "", operation: "devices.get", method: "GET", path: "/api/v3/devices/{device_id}" },
        ...{ name: kind.name, status, code: status, text: "no\nsuch thing", requestId: "r-1" },
      },
    );
    assert.match(error.message, new RegExp(`^devices.get: ${status} no such thing, request id r-1 \\(GET .*\\) -- .`));
  });
}

test("an answer that is none is an error too", async () => {
  for (const [answer, reason] of [
    [() => new Response("<html>log in", { headers: { "Content-Type": "text/html" } }), "text/html instead of"],
    [() => new Response("", { headers: { "Content-Type": "application/json" } }), "an empty answer"],
    [() => new Response("{", { headers: { "Content-Type": "application/json" } }), "not valid JSON"],
  ] as const) {
    const error = await hubWith(answer).hub.devices.list().then(() => null, (e: unknown) => e);
    assert.ok(error instanceof sdk.NotJsonError);
    assert.ok(error.message.includes(reason), error.message);
    assert.equal(error.status, 200);
  }
  const page = () => new Response("<html>", { headers: { "Content-Type": "text/html" } });
  await assert.rejects(hubWith(page).hub.devices.delete({ device_id: "x" }), sdk.NotJsonError);
  const proxy = () => new Response("<html>busy", { status: 502, headers: { "Content-Type": "text/html" } });
  await assert.rejects(hubWith(proxy).hub.devices.list(), { code: null, text: "(an HTML page)" });
});

test("what goes wrong on the way is told apart", async () => {
  const refused = () => Promise.reject(new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNREFUSED" }) }));
  await assert.rejects(hubWith(refused).hub.devices.list(), (error) => {
    assert.ok(error instanceof sdk.ConnectError);
    assert.match(error.message, /devices.list: fetch failed: ECONNREFUSED/);
    return true;
  });
  const never = () => new Promise<Response>((_, reject) => setTimeout(() => reject(new Error("late")), 50));
  await assert.rejects(hubWith(never).hub.devices.list({}, { timeoutSeconds: 0.01 }), sdk.RequestTimeoutError);
  const cut = () => new Response(new ReadableStream({ pull: (to) => to.error(new TypeError("terminated")) }));
  await assert.rejects(hubWith(cut).hub.devices.list(), sdk.TruncatedAnswerError);
  const reason = new Error("enough");
  await assert.rejects(hubWith(never).hub.devices.list({}, { signal: AbortSignal.abort(reason) }), reason);
});

/** A server that lets sessions of so many seconds begin, and knows which token is good. */
function sessions(seconds: number) {
  const state = { logins: 0, good: "", failing: 0 };
  const answer = (asked: Asked): Response => {
    if (asked.url.endsWith("/auth/token")) {
      state.logins += 1;
      if (state.failing > 0) {
        state.failing -= 1;
        return json({ code: 503, error: "down" }, 503);
      }
      state.good = `token-${state.logins}`;
      const now = Date.parse("2024-03-01T10:00:00Z");
      const session = { token: state.good, expires: new Date(now + seconds * 1000).toISOString(), User: {} };
      return json(session, 200, { Date: new Date(now).toUTCString() });
    }
    if (asked.headers["authorization"] !== `Bearer ${state.good}`) return json({ code: 401, error: "unauthorized" }, 401);
    return json(DEVICE);
  };
  return { state, answer };
}

function loggedIn(seconds: number) {
  const time = { now: 1000 };
  const server = sessions(seconds);
  const made = hubWith(server.answer, { username: "olga", password: PASSWORD, clock: () => time.now });
  return { ...made, ...server, time, get: () => made.hub.devices.get({ device_id: "pump-7" }) };
}

test("nobody logs in before the first call, and many calls cause one login", async () => {
  const { state, get } = loggedIn(3600);
  assert.equal(state.logins, 0);
  await Promise.all(Array.from({ length: 50 }, get));
  assert.equal(state.logins, 1);
});

test("a token is renewed before it ends, by one call, while the others go on with the old one", async () => {
  const { state, time, get, asked } = loggedIn(600);
  await get();
  time.now += 539;
  await get();
  assert.equal(state.logins, 1);
  time.now += 2; // less than a minute is left
  asked.length = 0;
  state.good = "token-1";
  await Promise.all([get(), get(), get()]);
  assert.equal(state.logins, 2);
  assert.equal(asked.filter((request) => request.headers["authorization"] === "Bearer token-1").length, 2);
});

test("when an early renewal fails the old token goes on, and the next try waits", async () => {
  const { state, time, get } = loggedIn(600);
  await get();
  time.now += 550;
  state.failing = 1;
  await get();
  await get();
  assert.equal(state.logins, 2, "not tried again at once");
  time.now += 6;
  await get();
  assert.equal(state.logins, 3);
});

test("a refused token is replaced once, and the call repeated once", async () => {
  const { state, get, asked } = loggedIn(3600);
  await get();
  state.good = "revoked";
  asked.length = 0;
  await Promise.all([get(), get()]);
  assert.equal(state.logins, 2);
  const refusing = hubWith((request) => (request.url.endsWith("token") ? sessions(60).answer(request) : json({}, 401)), {
    username: "olga",
    password: PASSWORD,
  });
  await assert.rejects(refusing.hub.devices.list(), sdk.AuthenticationError);
  assert.equal(refusing.asked.length, 4, "login, call, login, call");
  const fixed = hubWith(() => json({ code: 401, error: "unauthorized" }, 401));
  await assert.rejects(fixed.hub.devices.list(), sdk.AuthenticationError);
  assert.equal(fixed.asked.length, 1, "there is nothing to renew");
});

test("a failed login fails all that wait for it, once", async () => {
  const { state, get } = loggedIn(3600);
  state.failing = 1;
  const results = await Promise.allSettled([get(), get(), get()]);
  assert.deepEqual(results.map((r) => r.status === "rejected" && r.reason instanceof sdk.ServiceUnavailableError), [true, true, true]);
  assert.equal(state.logins, 1);
  await get();
});

test("a wrong password is an AuthenticationError, although the status is 400", async () => {
  const wrong = hubWith(() => json({ code: 400, error: `invalid credentials for ${PASSWORD}` }, 400), {
    username: "olga",
    password: PASSWORD,
  });
  await assert.rejects(wrong.hub.devices.list(), (error) => {
    assert.ok(error instanceof sdk.AuthenticationError);
    assert.equal(error.operation, "auth.login");
    assert.equal(error.text, "invalid credentials for ***");
    return true;
  });
});

test("no secret shows", async () => {
  const { hub, get } = loggedIn(3600);
  await get();
  const failing = await hubWith(() => Promise.reject(new TypeError("x")), { username: "olga", password: PASSWORD })
    .hub.devices.list()
    .catch((error: unknown) => error);
  for (const shown of [inspect(hub, { depth: 9, showHidden: true }), JSON.stringify(hub), inspect(failing, { depth: 9 })]) {
    assert.ok(!shown.includes(PASSWORD), shown);
    assert.ok(!shown.includes("token-1"), shown);
  }
});

test("settings that are missing, contradictory or not safe are refused", () => {
  const cases: [sdk.ThingsHubOptions, RegExp][] = [
    [{}, /no URL/],
    [{ url: "http://demo.example", token: "t" }, /plain http/],
    [{ url: "http://demo.example", token: "t", allowHttpOnLoopback: true }, /plain http/],
    [{ url: "https://a:b@demo.example", token: "t" }, /holds credentials/],
    [{ url: "https://demo.example/api/v3", token: "t" }, /ends with/],
    [{ url: URL_ }, /no credentials/],
    [{ url: URL_, username: "olga" }, /password is missing/],
    [{ url: URL_, token: "t", apiKey: "k" }, /more than one kind/],
    [{ url: URL_, token: "a\nb" }, /no header can carry/],
  ];
  for (const [options, message] of cases) {
    assert.throws(() => new ThingsHub(options), (error) => error instanceof sdk.ConfigurationError && message.test(error.message));
  }
  assert.ok(new ThingsHub({ url: "http://127.0.0.1:8443", token: "t", allowHttpOnLoopback: true }));
});

test("a list is read to its end, whatever the server does with paging", async () => {
  const all = ["a", "b", "c", "d", "e"];
  for (const most of [1, 2, 5, 100]) {
    const { hub } = hubWith(({ url }) => {
      const query = new URL(url).searchParams;
      const from = Number(query.get("offset"));
      return json({ collection: all.slice(from, from + Math.min(most, Number(query.get("limit")))) });
    });
    assert.deepEqual(await Array.fromAsync(hub.devices.iterate_labels({ device_id: "x", page_size: 3 })), all);
  }
  const ignoring = hubWith(() => json({ collection: all }));
  assert.deepEqual(await Array.fromAsync(ignoring.hub.devices.iterate_labels({ device_id: "x" })), all);
});
