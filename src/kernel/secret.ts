const shown = '[secret]'

/**
 * A value that must not reach a log, a page or a message by accident: however it is printed, it says
 * `[secret]`. The value comes out in one way only, `reveal()`, so that every place that takes it out
 * can be found by searching for that word.
 */
export class Secret<T> {
  readonly #value: T

  constructor(value: T) {
    this.#value = value
  }

  /** The value itself. Call it where it is used, and do not keep what it returns. */
  reveal(): T {
    return this.#value
  }

  toString(): string {
    return shown
  }

  toJSON(): string {
    return shown
  }

  /** What Node's console and assertion messages print. A registered symbol, so nothing is imported. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return shown
  }
}
