import type { Instant } from '../../kernel/time.ts'

/** The instant that a radio of P-42 names; undefined for anything else. */
export const readTime = (raw: string): Instant | undefined =>
  /^\d{12,13}$/.test(raw) ? (Number(raw) as Instant) : undefined
