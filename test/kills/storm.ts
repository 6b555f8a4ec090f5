import type { Lab, LabInstance } from '../support/lab/lab.ts'
import { persevere } from '../support/lab/persevere.ts'
import type { Member } from '../support/members.ts'
import { letTimePass } from '../support/passing-time.ts'
import type { OwnChance } from '../support/chance.ts'
import { visit } from '../support/visitor.ts'

/** Statements within which the next process dies. */
const soonest = 5
const latest = 90
/** So many in a hundred kills take both processes at once (F-02). */
const both = 20

/** Milliseconds after which a living worker has looked for what a dead one had taken. */
const nextSweep = 16_000

export interface Storm {
  readonly kills: number
  readonly people: readonly Member[]
}

/**
 * Two processes, several people at a time, and a process that dies somewhere, again and again, until `kills`
 * have died; everybody who had begun goes on to the key.
 */
export async function storm(lab: Lab, kills: number, crowd: number, random: OwnChance): Promise<Storm> {
  const people: Member[] = []
  let killed = 0
  const serving: [LabInstance | undefined, LabInstance | undefined] = await Promise.all([
    lab.launch(),
    lab.launch(),
  ])
  const alive = () => serving.filter((one): one is LabInstance => one !== undefined)
  lab.serve(...alive())

  const arm = (place: 0 | 1) => {
    let left = random.between(soonest, latest)
    serving[place]?.database.arm(() => {
      left -= 1
      if (left > 0 || killed >= kills) return 'pass'
      const struck = random.isOne(both) ? ([0, 1] as const) : [place]
      for (const each of struck) die(each)
      return 'lose'
    })
  }
  const rising = new Set<Promise<void>>()
  const die = (place: 0 | 1) => {
    const victim = serving[place]
    if (victim === undefined) return
    killed += 1
    serving[place] = undefined
    lab.serve(...alive())
    victim.database.arm(undefined)
    victim.kill()
    const risen = victim.ended
      .then(() => lab.launch())
      .then((next) => {
        serving[place] = next
        lab.serve(...alive())
        arm(place)
        rising.delete(risen)
      })
    rising.add(risen)
  }
  arm(0)
  arm(1)

  /** When somebody answers again. */
  const answered = async (): Promise<void> => {
    do await new Promise((passed) => setTimeout(passed, 50))
    while (alive().length === 0)
  }
  const somebody = async (): Promise<void> => {
    while (killed < kills) {
      const company = lab.fresh()
      people.push(company)
      await persevere(visit(lab), company, {
        lost: answered,
        async wait() {
          await letTimePass(lab, company, 90)
          // What a dead worker had taken is put in again by the next process, or by those that live in a while.
          await untilMail(lab, company, nextSweep)
        },
      })
    }
  }
  await Promise.all(Array.from({ length: crowd }, somebody))
  await Promise.all(rising)
  for (const one of alive()) one.kill()
  return { kills: killed, people }
}

async function untilMail(lab: Lab, { mail }: Member, longest: number): Promise<void> {
  const known = lab.inbox.list(mail ?? '')[0]?.n ?? 0
  await lab.inbox
    .next((one) => one.to === mail && one.n > known, AbortSignal.timeout(longest))
    .catch(() => undefined)
}
