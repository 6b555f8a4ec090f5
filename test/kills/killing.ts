import type { Lab, LabInstance } from '../support/lab/lab.ts'
import { persevere } from '../support/lab/persevere.ts'
import type { Member } from '../support/members.ts'
import { letTimePass } from '../support/passing-time.ts'
import { visit } from '../support/visitor.ts'
import { aftermath, untilSent } from './aftermath.ts'

/** Where a process dies: after its n-th statement, or after the n-th word of a server that it called. */
export interface KillPoint {
  readonly of: 'database' | 'mail' | 'registries'
  /** From 1. */
  readonly n: number
  /** Counts only statements of this name, or words said after this one. */
  readonly only?: string
}

/** `kill`: SIGKILL, and the answer is lost. `lose`: the answer is lost with its connection, the process lives (F-06). */
export type Blow = 'kill' | 'lose'

/** What it died after; `undefined` when it did not come that far. */
export type Struck = string | undefined

/** Milliseconds in which a worker sends the notice, or is struck while it does. */
const untilQuiet = 1_500

/** People who recover one after the other, each under a process that is struck at a point of its own. */
export function createKilling(lab: Lab) {
  let serving: LabInstance | undefined
  let spare = lab.launch()
  const people: Member[] = []

  /** The next process takes over, and another one starts. */
  const replace = async (): Promise<void> => {
    serving = await spare
    spare = lab.launch()
    lab.serve(serving)
  }

  /** A worker that starts takes over what a dead one had begun, and is not asked to wait its quarter of a minute. */
  const startAnew = async (): Promise<void> => {
    const former = [serving, await spare]
    spare = lab.launch()
    await replace()
    for (const one of former) one?.kill()
  }

  return {
    async strike(point: KillPoint, blow: Blow): Promise<Struck> {
      if (serving === undefined) await replace()
      const victim = serving
      if (victim === undefined) throw new Error('nothing serves')
      const company = lab.fresh()
      people.push(company)
      const struck = arm(victim, point, blow)
      await persevere(visit(lab), company, {
        async lost() {
          if (struck() !== undefined && blow === 'kill' && serving === victim) {
            await victim.ended
            await replace()
          }
        },
        async wait() {
          await letTimePass(lab, company, 90)
          await startAnew()
        },
      })
      await untilSent(lab, untilQuiet, () => struck() !== undefined)
      if (struck() !== undefined && blow === 'kill' && serving === victim) {
        await victim.ended
        await replace()
      }
      victim.database.arm(undefined)
      victim.mail.arm(undefined)
      victim.registries.arm(undefined)
      return struck()
    },

    startAnew,
    aftermath: () => aftermath(lab, people, startAnew),

    async end(): Promise<void> {
      for (const one of [serving, await spare]) one?.kill()
    },
  }
}

function arm(victim: LabInstance, { of, n, only }: KillPoint, blow: Blow): () => Struck {
  let struck: Struck
  const strike = (what: string) => {
    struck = what
    if (blow === 'kill') victim.kill()
  }
  let counted = 0
  if (of === 'database')
    victim.database.arm(({ statement }) => {
      if (only !== undefined && statement !== only) return 'pass'
      counted += 1
      if (counted !== n) return 'pass'
      strike(statement)
      return 'lose'
    })
  else
    victim[of].arm(({ after }) => {
      if (only !== undefined && after !== only) return false
      counted += 1
      if (counted !== n) return false
      strike(`${of}: ${after}`)
      return true
    })
  return () => struck
}
