import {
  accountOf,
  newestAt,
  askBankFor,
  reachAccount,
  testBank,
  typedAs,
  wrongAmounts,
  wrongly,
} from '../support/bank.ts'
import { actsOf } from '../support/rows.ts'
import { doorsOf, visit } from '../support/visitor.ts'
import { sender, type Contest } from './contest.ts'

const { store, parts } = testBank()

/** The banks that the contests order from. */
export const contestedBank = parts

/** What only one may win where a bank account is the proof (I-03, I-09, F-26). */
export const bankContests: readonly Contest[] = [
  {
    name: 'one deposit, its right amounts from everywhere',
    prizes: () => 1,
    async prepare(service) {
      const member = service.freshPerson()
      const ana = visit(service)
      await askBankFor(ana, member, 'deposito')
      const { cents = [1, 1] as const } = newestAt(store)
      const body = await ana.filled('/hogar/cuenta/montos', typedAs(cents))
      return {
        call: sender(doorsOf(service, ana), '/hogar/cuenta/montos', () => body),
        won: async () => (await actsOf(service, member))['bankAnswered'] ?? 0,
      }
    },
  },
  {
    name: 'one deposit, another wrong value from each',
    prizes: ({ policy }) => policy.bank.depositTries,
    async prepare(service) {
      const member = service.freshPerson()
      const ana = visit(service)
      await askBankFor(ana, member, 'deposito')
      const { cents = [1, 1] as const } = newestAt(store)
      const body = await ana.filled('/hogar/cuenta/montos', typedAs(cents))
      return {
        call: sender(doorsOf(service, ana), '/hogar/cuenta/montos', (rival) => ({
          ...body,
          ...typedAs(wrongAmounts(cents, rival)),
        })),
        won: async () => (await actsOf(service, member))['bankAnswerRefused'] ?? 0,
      }
    },
  },
  {
    name: 'one account, wrong values from one case',
    prizes: () => 1,
    async prepare(service) {
      const member = service.freshPerson()
      const ana = visit(service)
      await reachAccount(ana, member)
      const account = await accountOf(service, member)
      const body = await ana.filled('/hogar/cuenta', { ...account })
      return {
        call: sender(doorsOf(service, ana), '/hogar/cuenta', (rival) => ({
          ...body,
          ...wrongly({
            ...account,
            ultimos: String((Number(account.ultimos) + rival) % 10_000).padStart(4, '0'),
          }),
        })),
        // A further try costs the case a human check, so that one of them is judged and no more.
        won: async () => (await actsOf(service, member))['bankAccountRefused'] ?? 0,
      }
    },
  },
  {
    name: 'deposits of one employer, from many cases',
    prizes: ({ policy }) => policy.bank.ordersPerDay,
    async prepare(service) {
      const member = service.freshPerson()
      const account = await accountOf(service, member)
      const cases = await Promise.all(
        Array.from({ length: 5 }, async () => {
          const ana = visit(service)
          await reachAccount(ana, member)
          await ana.submit('/hogar/cuenta', { ...account })
          return {
            doors: doorsOf(service, ana),
            body: await ana.filled('/hogar/cuenta/forma', { forma: 'deposito' }),
          }
        }),
      )
      return {
        async call(rival) {
          const one = cases[rival % cases.length]
          return one && sender(one.doors, '/hogar/cuenta/forma', () => one.body)(rival)
        },
        won: async () => (await actsOf(service, member))['bankAsked'] ?? 0,
      }
    },
  },
]
