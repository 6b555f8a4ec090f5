import { afterAll, beforeAll, expect, it } from 'vitest'
import { entries } from '../lab/enumeration/entries.ts'
import { populate, type Population } from '../lab/enumeration/named.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

/** Longer than any of these answers takes by itself. */
const beat = 250

let service: Service
let people: Population
beforeAll(async () => {
  service = await startService({
    policy: (base) => ({
      ...base,
      humanCheck: { ...base.humanCheck, ticketWait: 0 },
      network: { ...base.network, answerBeat: beat },
    }),
  })
  people = await populate(service, 1)
})
afterAll(() => service.stop())

/** What naming somebody costs more or less than naming nobody is not heard: npm run lab:enumeration measures it. */
const doors = entries.filter(({ id }) =>
  /^(?:P-02 pair|P-04|P-21 registry down|P-95|P-15|U-01 wrong)/.test(id),
)

it.each(doors)(
  'ATK-15: an answer that names an employer or nobody waits for the beat: $id',
  async (entry) => {
    const [named] = people.known
    if (named === undefined) throw new Error('nobody is known')
    entry.during?.set(service)
    try {
      const stranger = visit(service)
      const posted = (await entry.come(stranger, named)).filter(({ asking }) => asking?.method === 'POST')
      expect(posted).not.toEqual([])
      for (const { path, asking } of posted) {
        const begun = performance.now()
        await stranger.ask(path, asking)
        expect(performance.now() - begun).toBeGreaterThanOrEqual(beat)
      }
    } finally {
      entry.during?.reset(service)
    }
  },
)
