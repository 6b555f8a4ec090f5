import { refuse } from './refuse.ts'

/**
 * Octets that are read or opened of one PDF, objects that are read twice included: a whole one of 5 MB takes a third
 * of it. Objects may begin in one another, so that reading each is work without end for a few octets (ATK-53).
 */
const mostOctets = 64 * 1024 * 1024
/** Values of one PDF, as many as fit into the memory of its process. */
const mostValues = 1_000_000
/** What a dictionary or a list takes, in values. */
const containerValues = 8

/** Counts what one PDF costs. Its methods throw `RefusedFile` once it is too much. */
export class ReadingMeter {
  #octets = mostOctets
  #values = mostValues

  octets(more: number): void {
    this.#octets -= more
    if (this.#octets < 0) refuse('deep')
  }

  value(): void {
    this.#values -= 1
    if (this.#values < 0) refuse('deep')
  }

  container(): void {
    this.#values -= containerValues
  }
}
