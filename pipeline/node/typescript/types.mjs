// Types of the document by openapi-typescript: node types.mjs NODE_MODULES DOCUMENT INTO
// Beyond its defaults: components by their own names, binary is Uint8Array, open enums complete and still take any text.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, document, into] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${modules}/x`));
const { default: openapiTS, astToString } = require("openapi-typescript");
const { factory, SyntaxKind } = require("typescript");

const text = (value) => factory.createLiteralTypeNode(factory.createStringLiteral(value));
const anyOtherText = factory.createIntersectionTypeNode([
  factory.createKeywordTypeNode(SyntaxKind.StringKeyword),
  factory.createTypeLiteralNode([]),
]);

const ast = await openapiTS(JSON.parse(await readFile(document, "utf-8")), {
  rootTypes: true,
  rootTypesNoSchemaPrefix: true,
  silent: true,
  transform(schema) {
    if (schema.format === "binary") return factory.createTypeReferenceNode("Uint8Array");
    const known = schema["x-extensible-enum"];
    return known && factory.createUnionTypeNode([...known.map(text), factory.createParenthesizedType(anyOtherText)]);
  },
});
await writeFile(into, astToString(ast));
