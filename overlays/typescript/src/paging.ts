/**
 * Read a whole list: never clip it, never loop. Reading goes on until a page is empty, repeats the page before, or is
 * shorter than a page that came earlier; a short first page proves nothing, since the server may cap pages.
 */
export async function* pages<T>(read: (offset: number) => Promise<readonly T[]>): AsyncGenerator<T> {
  let previous = "";
  let largest = 0;
  for (let offset = 0; ; ) {
    const page = await read(offset);
    const seen = JSON.stringify(page);
    if (page.length === 0 || seen === previous) return;
    yield* page;
    if (page.length < largest) return;
    previous = seen;
    largest = Math.max(largest, page.length);
    offset += page.length;
  }
}
