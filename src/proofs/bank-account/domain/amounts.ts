/**
 * Two amounts in cents, the smaller first: a statement shows them in the order in which the bank booked them, and so
 * the order says nothing.
 */
export type Amounts = readonly [number, number]

/** A whole number from 0 to `bound - 1`, each as likely. */
export type RandomBelow = (bound: number) => number

/** Two amounts of 1 to `mostCents` cents, each drawn for itself. */
export const drawAmounts = (random: RandomBelow, mostCents: number): Amounts =>
  ordered(1 + random(mostCents), 1 + random(mostCents))

/** The same two amounts, whichever was named first. Cents. */
export const ordered = (a: number, b: number): Amounts => (a <= b ? [a, b] : [b, a])

/** How the two are written where a digest is made of them. */
export const written = ([less, more]: Amounts): string => `${less}-${more}`

/**
 * The greatest chance with which `tries` guesses hit the two amounts, 0–1. There are `mostCents`² draws, each as
 * likely. A guess at two different amounts covers two of them, since their order says nothing, and a guess at two
 * equal ones covers one. Guesses at best cover different draws: 2 × tries / mostCents². With 99 cents and three tries
 * that is 6 / 9801, some 0.06 %. One deposit of 1 to 99 cents would be 3 / 99, some 3 %: too much.
 */
export const chanceOfGuessing = (tries: number, mostCents: number): number =>
  Math.min(1, (2 * tries) / mostCents ** 2)

/**
 * Days over which the tries of an employer are counted, whatever the case and the deposit (ATK-22, ATK-26). A deposit by
 * itself is safe; somebody who knows the account and orders two a day would have 6 tries a day, and hit within a year
 * in one of three. With 6 tries in 30 days (`bank.depositTriesMonth`) it is 12 / 9801 in that time, and some 1.5 % in a
 * year in which the registered mailbox is told of every single deposit.
 */
export const triesDays = 30

/**
 * How often a bank is asked in 24 hours for each order that it may have taken (`bank.ordersPerDay`). One that gave no
 * answer in time may have sent the amounts, or asked its customer, all the same: each time is another order to it. So
 * an outage costs nobody an order (I-10), and nobody can make money or questions out of it without end (ATK-42).
 */
export const askedPerOrder = 5

/**
 * Cents as people type what they read on a statement: `7`, `07`, `0,07`, `0.07`, `$0,07`. Undefined for what is no
 * amount from one cent to 99 dollars.
 */
export function readCents(raw: string): number | undefined {
  const bare = raw
    .normalize('NFKC')
    .replace(/^\s*\$/, '')
    .trim()
  const whole = /^\d{1,4}$/.exec(bare)
  const parts = /^(\d{0,2})[.,](\d{2})$/.exec(bare)
  const cents =
    whole === null
      ? parts === null
        ? 0
        : Number(parts[1] === '' ? 0 : parts[1]) * 100 + Number(parts[2])
      : Number(bare)
  return cents >= 1 && cents <= 9_900 ? cents : undefined
}
