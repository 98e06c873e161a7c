/** A number that is kept exactly as it was written, which a JavaScript number cannot do: `1.10` stays `1.10`. */

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;

/** An exact decimal. On the wire it is a JSON number; for arithmetic give its text to the library of your choice. */
export class Decimal {
  readonly text: string;

  /** @throws TypeError it is not the text of a number. */
  constructor(value: string | number | bigint) {
    this.text = String(value);
    if (!NUMBER.test(this.text)) throw new TypeError(`expected the text of a number, got "${this.text}"`);
  }

  toString(): string {
    return this.text;
  }

  /** As other programs write it: a text, since a number would lose digits. */
  toJSON(): string {
    return this.text;
  }

  /** The nearest JavaScript number. */
  valueOf(): number {
    return Number(this.text);
  }
}
