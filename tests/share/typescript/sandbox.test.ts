/** The client against the sandbox, which THINGSHUB_… names. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { AuthenticationError, BadRequestError, NotFoundError, ThingsHub } from "thingshub";
import type { Device } from "thingshub";

const hub = new ThingsHub();
const ID = "typescript-pump";

test("a device lives: created, read, changed, labelled, listed, deleted", async () => {
  const created: Device = await hub.devices.create({ body: { id: ID, name: "Pump", labels: ["typescript"] } });
  assert.equal(created.name, "Pump");
  await hub.devices.update({ device_id: ID, body: { name: "Pump 2", description: null } });
  assert.deepEqual((await hub.devices.add_labels({ device_id: ID, labels: ["cold", "north"] })).collection, ["typescript", "cold", "north"]);
  const found: string[] = [];
  for await (const device of hub.devices.iterate({ labels: ["typescript", "cold"], page_size: 1 })) found.push(device.name);
  assert.deepEqual(found, ["Pump 2"]);
  assert.equal(await hub.devices.delete({ device_id: ID }), undefined);
  await assert.rejects(hub.devices.get({ device_id: ID }), (error) => {
    assert.ok(error instanceof NotFoundError);
    assert.equal(error.code, 404);
    return true;
  });
});

test("a driver is pushed and comes back byte for byte", async () => {
  const content = await readFile(process.env["DRIVER"] ?? "");
  const pushed = await hub.drivers.push({ body: { package: content, tag: ["ts-1", "ts-1.0"] } });
  assert.deepEqual(pushed.tags, ["ts-1", "ts-1.0"]);
  const which = { author: pushed.author, name: pushed.name, tag: "ts-1" };
  assert.deepEqual(Buffer.from(await hub.drivers.download(which)), content);
  for (const tag of pushed.tags) await hub.drivers.delete_tag({ ...which, tag });
});

test("a table is exported as text", async () => {
  await hub.data_tables.create({
    body: { id: "typescript", name: "T", labels: ["typescript"], columns: [{ name: "pressure", type: "float64" }] },
  });
  const csv: string = await hub.data_tables.export({ data_table_id: "typescript" });
  assert.match(csv, /pressure/);
  await hub.data_tables.delete({ data_table_id: "typescript" });
});

test("refusals are typed", async () => {
  await assert.rejects(hub.devices.create({ body: { name: "" } }), BadRequestError);
  const wrong = new ThingsHub({ username: "demo", password: "wrong-password" });
  await assert.rejects(wrong.devices.list(), AuthenticationError);
  const stale = new ThingsHub({ token: "not-a-token" });
  await assert.rejects(stale.devices.list(), AuthenticationError);
});
