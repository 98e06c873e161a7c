// Make the calls of the proof with a built client: node prove.mjs CLIENT CALLS REQUESTS PROBLEMS
// Every request is written down for its judge; what a call makes of its answer is held against what is expected here.
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";

const [client, callsFile, requestsFile, problemsFile] = process.argv.slice(2);
const { ApiError, Decimal, OPERATIONS, ThingsHub } = await import(pathToFileURL(`${client}/index.js`));

const requests = [];
const problems = [];
for (const call of parsed(await readFile(callsFile, "utf-8"))) {
  const sent = [];
  const problem = await problemOf(call, sent);
  if (problem) problems.push({ operation: call.operation, variant: call.variant, problem });
  if (call.is_request_judged) {
    requests.push(...sent.map((request) => ({ operation: call.operation, variant: call.variant, ...request })));
  }
}
await writeFile(requestsFile, JSON.stringify(requests));
await writeFile(problemsFile, JSON.stringify(problems));

/** JSON with integers beyond 2^53 as bigints; not by the client's own reader, which is what is proved. */
function parsed(text) {
  return JSON.parse(text, (_, value, { source }) =>
    typeof value === "number" && /^-?\d+$/.test(source) && !Number.isSafeInteger(value) ? BigInt(source) : value,
  );
}

/** What is wrong with what a call gave; empty when it is right. */
async function problemOf(call, sent) {
  const facts = OPERATIONS[call.operation];
  if (!facts) return "the client does not have it";
  const answers = [...call.answers];
  const hub = new ThingsHub({ ...call.client, fetch: (url, init) => answered(url, init, sent, answers) });
  let value;
  try {
    value = await hub[facts.tag][facts.verb](inputOf(facts, call));
  } catch (error) {
    if (!sent.length) return `nothing was sent: ${error.message}`;
    if (!call.expected.error) return `${error.name}: ${error.message}, should be returned`;
    if (!(error instanceof ApiError)) return `${error.name}: ${error.message}, should be an ApiError`;
    if (error.status !== call.expected.error.status) return `the error says status ${error.status}`;
    return difference(error.body, expectedOf(call.answers[0], call.expected.error.body), `the body of ${error.name}`);
  }
  if (sent.length !== 1) return `${sent.length} requests were sent, should be one`;
  if (call.expected.error) return "it was returned, should be thrown as an error";
  return difference(value, expectedOf(call.answers[0], call.expected.value), "what was decoded");
}

/** What a call makes of an answer: all of its JSON, properties included that the document does not know. */
function expectedOf({ headers, body }, expected) {
  const media = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  return body && /[/+]json\b/.test(media) ? parsed(Buffer.from(body, "base64")) : untagged(expected);
}

/** Writes the request down as fetch would send it, and gives the answer that waits. */
async function answered(url, init, sent, answers) {
  const request = new Request(url, init);
  const body = Buffer.from(await request.arrayBuffer()).toString("base64");
  sent.push({ method: request.method, url: request.url, headers: [...request.headers], body_base64: body });
  const { status, headers, body: content } = answers.shift() ?? { status: 599, headers: [], body: "" };
  const isEmpty = [204, 205, 304].includes(status) || !content;
  return new Response(isEmpty ? null : Buffer.from(content, "base64"), { status, headers });
}

function inputOf(facts, call) {
  const input = {};
  for (const { in: place, name, value } of call.arguments) {
    const parameter = facts.parameters.find((one) => one.in === place && one.name === name);
    input[parameter.key ?? parameter.name] = untagged(value);
  }
  if ("body" in call) {
    input[facts.body.key ?? "body"] = withFiles(facts, call.contentType, untagged(call.body));
    if (facts.body.media.length > 1 || facts.body.media[0].media.includes("*")) input.contentType = concrete(call.contentType);
  }
  return input;
}

/** A form whose files have a media type where the document leaves one to choose. */
function withFiles(facts, contentType, body) {
  const parts = facts.body.media.find(({ media }) => media === contentType)?.parts ?? [];
  for (const { name, isFile, contentType: allowed } of parts) {
    if (!isFile || !/[,*]/.test(allowed ?? "") || !(name in body)) continue;
    const type = concrete(allowed.split(",")[0].trim());
    const made = (content) => new Blob([content], { type });
    body[name] = Array.isArray(body[name]) ? body[name].map(made) : made(body[name]);
  }
  return body;
}

/** A media type of a range. */
function concrete(media) {
  if (!media.includes("*")) return media;
  const [type] = media.split("/");
  if (type === "*" || type === "application") return "application/octet-stream";
  return { image: "image/png", text: "text/plain" }[type] ?? `${type}/example`;
}

function untagged(value) {
  if (Array.isArray(value)) return value.map(untagged);
  if (typeof value !== "object" || value === null) return value;
  if ("$bytes" in value) return new Uint8Array(Buffer.from(value.$bytes, "base64"));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, untagged(inner)]));
}

function difference(came, expected, what) {
  const [one, other] = [plain(came), plain(expected)];
  return isDeepStrictEqual(one, other) ? "" : `${what} is ${shown(one)}, should be ${shown(other)}`;
}

/** The value as JSON has it: every number a number, nothing for nothing. */
function plain(value) {
  if (value === undefined) return null;
  if (value instanceof Decimal) return /^-?\d+$/.test(value.text) ? plain(BigInt(value.text)) : Number(value);
  if (typeof value === "bigint" && BigInt.asIntN(54, value) === value) return Number(value);
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString("base64") };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}

function shown(value) {
  const text = JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${inner}n` : inner)) ?? "nothing";
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
