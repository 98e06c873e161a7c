// Call a built client as cases.json says, against a server that answers as cases.json says: node run.mjs CLIENT CASES RESULTS
import { createServer } from "node:http";
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [client, casesFile, resultsFile] = process.argv.slice(2);
const sdk = await import(pathToFileURL(`${client}/index.js`));
const { Decimal, OPERATIONS, ThingsHub } = sdk;

const seen = [];
let answers = [];
const server = createServer(async (request, response) => {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const headers = [];
  const host = request.headers["x-other-host"];
  for (let i = 0; i < request.rawHeaders.length; i += 2) headers.push(request.rawHeaders.slice(i, i + 2));
  const isOwn = ([name]) => name.toLowerCase() !== "x-other-host";
  const shown = headers.filter(isOwn);
  seen.push({ method: request.method, target: request.url, host, headers: shown, body: Buffer.concat(pieces).toString("base64") });
  const answer = answers.shift() ?? { status: 599, headers: [], body: "" };
  response.writeHead(answer.status, answer.headers.flat());
  response.end(Buffer.from(answer.body ?? "", "base64"));
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${server.address().port}`;

const results = [];
for (const one of JSON.parse(await readFile(casesFile, "utf-8"))) {
  seen.length = 0;
  answers = (one.answers ?? []).map((answer) => ({ headers: [], ...answer }));
  results.push({ id: one.id, result: await outcome(one), requests: [...seen] });
}
server.close();
server.closeAllConnections();
await writeFile(resultsFile, JSON.stringify(results));

/** What is for another host comes here too, with that host's name beside it. */
function rerouted(address, init) {
  const { origin, host, pathname, search } = new URL(address);
  if (origin === url) return fetch(address, init);
  return fetch(url + pathname + search, { ...init, headers: [...init.headers, ["x-other-host", host]] });
}

async function outcome({ operation, mode, client: options, input }) {
  try {
    const facts = OPERATIONS[operation];
    const { credentials, token } = options ?? {};
    const own = token === null ? {} : { token: token ?? "t0ken" };
    const hub = new ThingsHub({ fetch: rerouted, url, ...own, allowHttpOnLoopback: true, ...(credentials && { credentials }) });
    const given = named(facts, untagged(input ?? {}));
    const resource = hub[facts.tag];
    if (mode === "iterate") {
      const entries = [];
      for await (const entry of resource[facts.iterator](given)) {
        entries.push(entry);
        if (entries.length > 1000) throw new Error("it does not end");
      }
      return { value: tagged(entries) };
    }
    if (mode === "raw") {
      const raw = await hub.raw(operation, given);
      return { value: tagged(raw.data), status: raw.status, headerValues: tagged(raw.headerValues()) };
    }
    return { value: tagged(await resource[facts.verb](given)) };
  } catch (error) {
    const { name, status, message } = error;
    return { error: { class: name, status, message, body: tagged(error.body) } };
  }
}

/** Parameters by their names in the client instead of those on the wire. */
function named(facts, input) {
  const keys = new Map((facts.parameters ?? []).map((parameter) => [parameter.name, parameter.key ?? parameter.name]));
  const entries = Object.entries(input).map(([name, value]) => {
    if (name === "body" && facts.body) return [facts.body.key ?? "body", value];
    return [keys.get(name) ?? name, value];
  });
  return Object.fromEntries(entries);
}

function untagged(value) {
  if (Array.isArray(value)) return value.map(untagged);
  if (typeof value !== "object" || value === null) return value;
  if ("$bytes" in value) return new Uint8Array(Buffer.from(value.$bytes, "base64"));
  if ("$bigint" in value) return BigInt(value.$bigint);
  if ("$decimal" in value) return new Decimal(value.$decimal);
  if ("$date" in value) return value.$date;
  if ("$undefined" in value) return undefined;
  if ("$file" in value) {
    const { bytes, name, type } = value.$file;
    return new File([Buffer.from(bytes, "base64")], name, { type: type ?? "" });
  }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, untagged(inner)]));
}

function tagged(value) {
  if (value === undefined) return { $undefined: true };
  if (typeof value === "bigint") return { $bigint: String(value) };
  if (value instanceof Decimal) return { $decimal: value.text };
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString("base64") };
  if (Array.isArray(value)) return value.map(tagged);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, tagged(inner)]));
}
