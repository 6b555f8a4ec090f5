import { brokenInvariants } from '../support/invariants.ts'
import type { Lab } from '../support/lab/lab.ts'
import type { Member } from '../support/members.ts'
import { letTimePass } from '../support/passing-time.ts'
import { standingOf } from '../support/rows.ts'

/** Times that a dead worker's messages are given the time to be taken over. */
const rounds = 4
/** Milliseconds in which a living worker sends what there is to send. */
const untilQuiet = 3_000

/**
 * Waits until every notice is out, and says whatever is not as it would be had nothing died.
 * @param restart replaces the process that serves: a worker that starts takes over what a dead one had begun.
 */
export async function aftermath(
  lab: Lab,
  people: readonly Member[],
  restart: () => Promise<void>,
): Promise<readonly string[]> {
  for (let round = 0; round < rounds && (await unsent(lab)) > 0; round += 1) {
    for (const company of people) await letTimePass(lab, company, 90)
    await restart()
    await untilSent(lab, untilQuiet)
  }
  // A notice that a dead worker had taken comes late; that it comes is asked below.
  const lines = [...(await brokenInvariants(lab.db, lab.policy, ['I-26']))]
  if ((await unsent(lab)) > 0) lines.push('I-26: a notice was never sent')
  for (const company of people) {
    const { generation, consumed, refused, suspended, blocked } = await standingOf(lab, company)
    // Nothing done twice, and nothing that counts against somebody who did nothing wrong (I-14).
    if (generation !== 2 || consumed !== 1 || refused !== 0 || suspended || blocked)
      lines.push(
        `I-14 ${company.identifier}: ${JSON.stringify({ generation, consumed, refused, suspended, blocked })}`,
      )
  }
  return lines
}

/** Notices of a new key that the mail server has not accepted. */
export async function unsent({ db }: Lab): Promise<number> {
  const { rows } = await db.pool.query<{ n: number }>(
    `select count(*)::int as n from message where template = 'M-02' and state <> 'accepted'`,
  )
  return rows[0]?.n ?? 0
}

/** Comes back when all are, when `isOver` says so, or after so many milliseconds. */
export async function untilSent(lab: Lab, longest: number, isOver = () => false): Promise<void> {
  const until = performance.now() + longest
  while (performance.now() < until && !isOver() && (await unsent(lab)) > 0)
    await new Promise((passed) => setTimeout(passed, 20))
}
