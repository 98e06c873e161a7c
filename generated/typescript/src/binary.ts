/** Bytes in the forms in which platforms hand them over, also those of another realm (a worker, a test runner's vm). */

/** The content of a file in a form. A File keeps its name and media type. */
export type FileContent = Blob | ArrayBuffer | ArrayBufferView;

/** Bytes as a whole body. A stream is sent once: a call cannot be repeated with it. */
export type BytesContent = FileContent | ReadableStream<Uint8Array>;

/** The content as what fetch and Blob take; null when it is not bytes. */
export function bytesOf(value: unknown): Blob | Uint8Array<ArrayBuffer> | null {
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteOffset, byteLength } = value;
    if (tagOf(buffer) === "ArrayBuffer") return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
    return new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength)); // shared memory is copied
  }
  const tag = tagOf(value);
  if (tag === "ArrayBuffer") return new Uint8Array(value as ArrayBuffer);
  return tag === "Blob" || tag === "File" ? (value as Blob) : null;
}

/** Whether it is a stream of bytes. */
export function isStream(value: unknown): value is ReadableStream<Uint8Array> {
  return tagOf(value) === "ReadableStream";
}

/** What a value is, for a message. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "string") return "a text";
  return typeof value === "object" ? `${/^[AEIOU]/.test(tagOf(value)) ? "an" : "a"} ${tagOf(value)}` : `a ${typeof value}`;
}

function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}
