/** A list of whole numbers below 2^31 that grows; four bytes each, where an array takes eight or more. */
export class Numbers {
  #held = new Int32Array(1 << 12)
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Throws RangeError beyond the end: a wrong position must not read as 0. */
  at(position: number): number {
    const found = position < this.#length ? this.#held[position] : undefined
    if (found === undefined) throw new RangeError('beyond the end of the list')
    return found
  }

  push(number: number): void {
    if (this.#length === this.#held.length) {
      const longer = new Int32Array(this.#length * 2)
      longer.set(this.#held)
      this.#held = longer
    }
    this.#held[this.#length] = number
    this.#length += 1
  }
}
