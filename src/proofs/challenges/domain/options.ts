import type { Option, RandomInt } from './template.ts'

/** Options of a choice question; "Ninguna de estas" is shown below them. */
export const optionCount = 5

/**
 * Five options, the right one always among them.
 *
 * "Ninguna de estas" is the honest way out of a choice and never right. Were it right in one of six
 * draws, a guess would fall from 1 in 5 to 1 in 6, and a person who half remembers would be refused
 * for trusting the list: that costs more than it brings.
 *
 * The wrong ones are drawn evenly from all that the answer could be, and the five are then put in the
 * pool's own order. So each of the five is as likely as any other to have produced this very list: it
 * tells nothing. A pool of five or fewer is shown whole.
 *
 * `random` must give the same numbers for the same question of the same employer whenever it is asked:
 * with new wrong options each time, the right one would be whatever the two lists share.
 */
export function optionsOf(pool: readonly Option[], answer: string, random: RandomInt): readonly Option[] {
  const wrong = pool.filter((option) => option.value !== answer)
  const shown = new Set([answer])
  while (shown.size < Math.min(optionCount, pool.length)) {
    const [drawn] = wrong.splice(random(wrong.length), 1)
    if (drawn) shown.add(drawn.value)
  }
  return pool.filter((option) => shown.has(option.value))
}
