// Run every sample of plan.json as it is printed, and note in asked.json what each asks for.
import { readFile, writeFile } from "node:fs/promises";

const asked = {};
console.log = () => {};
for (const { file, status, media, body } of JSON.parse(await readFile("plan.json", "utf-8"))) {
  const seen = (asked[file] = []);
  globalThis.fetch = async (url, init) => {
    const request = new Request(url, init);
    const headers = Object.fromEntries(request.headers.entries());
    const content = Buffer.from(await request.arrayBuffer()).toString("hex");
    seen.push({ method: request.method, url: request.url, headers, body: content });
    return new Response(media ? body : null, { status, headers: media ? { "Content-Type": media } : {} });
  };
  await import(`./${file}`);
}
await writeFile("asked.json", JSON.stringify(asked));
