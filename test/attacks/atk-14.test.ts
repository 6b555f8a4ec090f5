import { expect, it } from 'vitest'
import { syntheticCedula, syntheticCompanyRuc } from '../../src/kernel/synthetic.ts'
import { attack, type Scene } from '../support/attack.ts'
import { answerAll, identify } from '../support/recover.ts'
import { visit, type Answered, type Visitor } from '../support/visitor.ts'

/** Octets between the longest and the shortest answer (SCREENS 7, 10). */
const tolerance = 32

/** What differs from visit to visit whoever asks: numbers of forms, checks, tickets and clocks. */
const sameEveryTime = (body: string): string =>
  body
    .replace(/name="(?:f|boleto)" value="[^"]*"/g, '')
    .replace(/data-challenge="[^"]*"/g, '')
    .replace(/\d\d:\d\d(?::\d\d)?/g, '')

interface Entry {
  readonly name: string
  /** Asks as a stranger who knows this number and nothing else. */
  ask(stranger: Visitor, identifier: string): Promise<Answered>
}

const post = async (stranger: Visitor, page: string, typed: Readonly<Record<string, string>>) => {
  await stranger.open(page)
  const body = await stranger.filled(page, typed)
  return stranger.ask(page, { method: 'POST', body })
}
const somebody = syntheticCedula(24, 97)

/** Every form of the service that takes the number of an employer from a stranger. */
const entriesOf = (scene: Scene): readonly Entry[] => [
  {
    name: 'P-02 with a cédula that does not belong to it',
    ask: (stranger, ruc) => post(stranger, '/empresa', { ruc, cedula: somebody }),
  },
  {
    name: 'P-02 without a script, up to the waiting page',
    ask: async (stranger, ruc) => {
      const answer = await post(stranger, '/empresa', { ruc, cedula: somebody, humanCheck: '' })
      expect([answer.status, answer.headers['location']]).toEqual([303, '/comprobacion'])
      return stranger.ask('/comprobacion')
    },
  },
  {
    name: 'P-02 without a script, after the waiting page',
    ask: async (stranger, ruc) => {
      await stranger.open('/empresa')
      await stranger.submit('/empresa', { ruc, cedula: somebody, humanCheck: '' })
      const body = await stranger.filled('/comprobacion')
      scene.service.moveWebClock(20)
      try {
        return await stranger.ask('/comprobacion', { method: 'POST', body })
      } finally {
        scene.service.moveWebClock(-20)
      }
    },
  },
  {
    name: 'P-02 with the number alone',
    ask: (stranger, ruc) => post(stranger, '/empresa', { ruc, cedula: '' }),
  },
  {
    name: 'U-01 with any key',
    ask: (stranger, ruc) => post(stranger, '/entrar', { ruc, clave: 'Otra+Cosa58' }),
  },
  { name: 'U-01 without a key', ask: (stranger, ruc) => post(stranger, '/entrar', { ruc, clave: '' }) },
  {
    name: 'P-15',
    ask: async (stranger, ruc) => {
      const answer = await post(stranger, '/aviso', { ruc, contacto: '0991234567' })
      expect([answer.status, answer.headers['location']]).toEqual([303, '/aviso/recibido'])
      return stranger.ask('/aviso/recibido')
    },
  },
  { name: 'P-15 without a contact', ask: (stranger, ruc) => post(stranger, '/aviso', { ruc, contacto: '' }) },
]

attack(
  'ATK-14',
  'telling known from unknown by content',
  (scene) => {
    it.each(entriesOf(scene))(
      'I-22: gets the same answer for any company and for a number that nobody has: $name',
      async ({ ask }) => {
        const { service } = scene
        const { E1, E2, E3, E4, E5, E7, SAS, THIN, DECEASED, CHANGED } = service.cast
        const known = [E1, E2, E3, E4, E5, E7, SAS, THIN, DECEASED, CHANGED].map(
          ({ identifier }) => identifier,
        )
        const unknown = [9_991, 9_992].map((n) => syntheticCompanyRuc(n))
        const answers: { status: number; body: string; length: number; headers: readonly string[] }[] = []
        for (const identifier of [...known, ...unknown]) {
          const { status, body, headers } = await ask(visit(service), identifier)
          answers.push({
            status,
            body: sameEveryTime(body.replaceAll(identifier, '#'.repeat(13))),
            length: Buffer.byteLength(body),
            headers: namesOf(headers),
          })
        }
        const [first] = answers
        for (const { status, body, headers } of answers)
          expect({ status, body, headers }).toEqual({
            status: first?.status,
            body: first?.body,
            headers: first?.headers,
          })
        const lengths = answers.map(({ length }) => length)
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(tolerance)
      },
    )

    it('ATK-16: sees one P-05 for every company whose public pair it knows, whatever is wrong with it', async () => {
      const { service } = scene
      const { E1, E3, E4, E5, E7 } = service.cast
      const pages: string[] = []
      for (const member of [E1, E3, E4, E5, E7]) {
        const stranger = visit(service)
        await identify(stranger, member)
        pages.push(
          sameEveryTime(stranger.page.html)
            .replaceAll(member.legalName.replaceAll('&', '&amp;'), '')
            .replace(/CLV-\w{4}-\w{4}/g, ''),
        )
      }
      expect(new Set(pages).size).toBe(1)
    })

    it('gets the same answers wrong for a company without mail, blocked or closed as for any other', async () => {
      const { service } = scene
      const { E2, E3, E5, E8 } = service.cast
      const results: string[] = []
      for (const member of [E2, E3, E5, E8]) {
        const stranger = visit(service)
        await identify(stranger, member)
        await stranger.press(stranger.t('p05.start'))
        await answerAll(stranger, member, 'wrong')
        results.push(
          `${stranger.page.status} ${sameEveryTime(stranger.page.html).replace(/CLV-\w{4}-\w{4}/g, '')}`,
        )
      }
      expect(new Set(results).size).toBe(1)
    })
  },
  { instances: 1 },
)

/** Names of the headers, and of the cookies with what may be done with them. */
const namesOf = (headers: Answered['headers']): readonly string[] => [
  ...Object.keys(headers),
  ...[headers['set-cookie'] ?? []].flat().map((line) => line.replace(/=[^;]*/, '')),
]
