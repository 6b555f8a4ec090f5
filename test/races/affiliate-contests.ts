import { backFromPlain, plainAffiliate, reachAffiliate } from '../support/affiliate.ts'
import { actsOf } from '../support/rows.ts'
import { doorsOf, visit } from '../support/visitor.ts'
import { sender, type Contest } from './contest.ts'

const plain = plainAffiliate()

/** The service of the affiliate key that the contests ask. */
export const contestedAffiliate = plain.parts

/** What only one may win where the affiliate key is the proof (I-01, I-03, F-26). */
export const affiliateContests: readonly Contest[] = [
  {
    name: 'one way back from the affiliate service, from everywhere',
    prizes: () => 1,
    async prepare(service) {
      const member = service.freshPerson()
      const ana = visit(service)
      await reachAffiliate(ana, member)
      await backFromPlain(ana, plain)
      plain.says = { is: 'good', value: member.document }
      const body = await ana.filled('/hogar/afiliado')
      const before = plain.judged
      return {
        call: sender(doorsOf(service, ana), '/hogar/afiliado', () => body),
        // A code that was shown twice is one too many, also where one proof came of it.
        won: async () =>
          Math.max(plain.judged - before, (await actsOf(service, member))['proofObtained'] ?? 0),
      }
    },
  },
]
