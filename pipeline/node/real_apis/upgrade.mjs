// Upgrade an OpenAPI 3.0 document to 3.1: node upgrade.mjs FOLDER-WITH-NODE_MODULES DOCUMENT RESULT
import { createRequire } from "node:module";
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [installed, document, result] = process.argv.slice(2);
const resolved = createRequire(pathToFileURL(`${installed}/package.json`)).resolve("@scalar/openapi-upgrader");
const { upgrade } = await import(pathToFileURL(resolved));
await writeFile(result, JSON.stringify(upgrade(JSON.parse(await readFile(document, "utf-8")), "3.1")));
