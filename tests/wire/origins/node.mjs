// What app.py does, on Node's own HTTP server: node node.mjs PORT [CERTIFICATE]
import { createHash } from "node:crypto";
import { appendFileSync, readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { setTimeout as sleep } from "node:timers/promises";

async function answer(request, response) {
  const url = new URL(request.url, "http://origin");
  const [kind, ...rest] = url.pathname.slice(1).split("/");
  const number = (key) => Number(url.searchParams.get(key) ?? 0);
  response.setHeader("x-call", request.headers["x-call"] ?? "-");
  response.setHeader("x-port", request.socket.remotePort);
  const milliseconds = Number(request.headers["x-pause-ms"] ?? 0);
  const pause = async () => milliseconds && sleep(milliseconds);
  if (kind === "early") {
    response.writeHead(413, { "content-type": "application/json", "content-length": 9 }).end("too large");
    return;
  }
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const body = Buffer.concat(pieces);
  let id = rest.at(-1);
  if (request.method === "POST") {
    if (id === "devices") id = JSON.parse(body).id;
    appendFileSync(process.env.SEEN, `${id}\n`);
  }
  if (kind === "status") {
    response.writeHead(number("code")).end();
  } else if (kind === "chunks") {
    response.writeHead(200, { "content-type": "text/plain" });
    for (let count = 0; count < number("count"); count++) {
      response.write(`${id} ${count} ${"x".repeat(100)}\n`);
      await pause();
    }
    response.end();
  } else {
    await pause();
    const told = JSON.stringify({
      id,
      name: "Pump",
      labels: [],
      created_at: "2026-01-01T12:00:00Z",
      updated_at: "2026-01-01T12:00:00Z",
      bytes: body.length,
      sha256: createHash("sha256").update(body).digest("hex"),
    });
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(told) };
    response.writeHead(request.method === "POST" ? 201 : 200, headers).end(told);
  }
}

const [port, certificate] = process.argv.slice(2);
const pem = certificate && readFileSync(certificate);
const options = { keepAliveTimeout: 1000, keepAliveTimeoutBuffer: 0 };
const server = pem ? https.createServer({ ...options, key: pem, cert: pem }) : http.createServer(options);
server.on("request", (request, response) => answer(request, response).catch(() => response.destroy()));
server.listen(Number(port), "127.0.0.1");
process.on("SIGTERM", () => server.close(() => process.exit(0)));
