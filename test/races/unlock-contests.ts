import { lawfulKey } from '../support/recover.ts'
import { actsOf, standingOf } from '../support/rows.ts'
import { blockedOnFile, toOnFile, unlockOpened } from '../support/unlock.ts'
import { doorsOf, visit } from '../support/visitor.ts'
import { sender, type Contest } from './contest.ts'

/** What only one may win where a block is lifted (F-26). */
export const unlockContests: readonly Contest[] = [
  {
    name: 'one link to unlock, used many times',
    prizes: () => 1,
    async prepare(service) {
      const { company, ana } = await unlockOpened(service)
      const body = await ana.filled('/clave/desbloquear', { fin: 'seguir' })
      return {
        call: sender(doorsOf(service, ana), '/clave/desbloquear', () => body),
        async won() {
          const { consumed } = await standingOf(service, company)
          const { keyUnblocked = 0 } = await actsOf(service, company)
          return Math.max(consumed, keyUnblocked)
        },
      }
    },
  },
  {
    name: 'one link, for the present key and for a new one at once',
    prizes: () => 1,
    async prepare(service) {
      const { company, ana } = await unlockOpened(service)
      const keep = await ana.filled('/clave/desbloquear', { fin: 'seguir' })
      await ana.press(ana.t('g.continue'), { fin: 'otra' })
      const make = await ana.filled('/clave/nueva', {})
      const doors = doorsOf(service, ana)
      const keeping = sender(doors, '/clave/desbloquear', () => keep)
      const making = sender(doors, '/clave/nueva', (rival) => ({
        ...make,
        clave: lawfulKey('as-described', rival),
      }))
      return {
        call: (rival) => (rival % 2 === 0 ? keeping(rival) : making(rival)),
        async won() {
          const { generation } = await standingOf(service, company)
          const { keyUnblocked = 0, keySet = 0 } = await actsOf(service, company)
          return Math.max(keyUnblocked + keySet, generation - 1 + keyUnblocked)
        },
      }
    },
  },
  {
    name: 'requests to unlock, from many browsers',
    prizes: ({ policy }) => policy.unlock.triesPerDay,
    async prepare(service) {
      const company = await blockedOnFile(service)
      // Each of them has passed a check of its own.
      const askers = await Promise.all(
        Array.from({ length: 10 }, async () => {
          const ana = visit(service)
          await toOnFile(ana, company)
          return { body: await ana.filled('/desbloqueo/biometria'), doors: doorsOf(service, ana) }
        }),
      )
      return {
        async call(rival) {
          const asker = askers[rival]
          if (asker === undefined) return undefined
          return sender(asker.doors, '/desbloqueo/biometria', () => asker.body)(rival)
        },
        won: async () => (await actsOf(service, company))['unlockAsked'] ?? 0,
      }
    },
  },
  {
    name: 'one human check, many requests to unlock',
    prizes: () => 1,
    async prepare(service) {
      const company = await blockedOnFile(service)
      const ana = visit(service)
      await toOnFile(ana, company)
      const body = await ana.filled('/desbloqueo/biometria')
      return {
        call: sender(doorsOf(service, ana), '/desbloqueo/biometria', () => body),
        won: async () => (await actsOf(service, company))['unlockAsked'] ?? 0,
      }
    },
  },
]
