import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { mod10CheckDigit } from '../../src/kernel/cedula.ts'
import { syntheticCedula, syntheticCompanyRuc } from '../../src/kernel/synthetic.ts'
import { identify, waitForRegistries } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Answered } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({
    instances: 2,
  })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

/** Right in form and beyond what the demonstration takes; written so that no number of anybody stands here. */
const beyond = '244888888'
const outside = {
  ruc: `${beyond}${mod10CheckDigit(beyond)}001`,
  cedula: `${beyond}${mod10CheckDigit(beyond)}`,
}

/** A company and a person that are in no registry. */
const nobody = { identifier: syntheticCompanyRuc(9_999), document: syntheticCedula(24, 98) }

describe('what a stranger learns', () => {
  async function answerFor(pair: {
    identifier: string
    document: string
  }): Promise<Answered & { page: string }> {
    const stranger = visit(service)
    await stranger.open('/empresa')
    const body = await stranger.filled('/empresa', { ruc: pair.identifier, cedula: pair.document })
    const answer = await stranger.ask('/empresa', { method: 'POST', body })
    // What is random in every answer, and what was typed, made the same.
    const page = answer.body
      .replaceAll(pair.identifier, '9'.repeat(13))
      .replaceAll(pair.document, '9'.repeat(10))
      .replace(/data-challenge="[^"]*"/, '')
      .replace(/name="f" value="[^"]*"/, '')
    return { ...answer, page }
  }

  it('ATK-14, ATK-16, I-22: a wrong pair looks the same whatever is known of the company, or whether there is one', async () => {
    const { E1, E2, E3, E4, E5, E6, E7, THIN, DECEASED, H1, N1 } = service.cast
    const wrongFor = [E1, E3, E4, E5, E6, E7, THIN, DECEASED].map(({ identifier }) => ({
      identifier,
      document: E2.document,
    }))
    const pairs = [
      ...wrongFor,
      { identifier: E1.identifier, document: nobody.document },
      { identifier: nobody.identifier, document: E1.document },
      nobody,
      { identifier: N1.identifier, document: E1.document },
      { identifier: E1.identifier, document: H1.document },
    ]
    const [first, ...others] = await oneByOne(pairs, answerFor)
    if (first === undefined) throw new Error('no answer')
    expect(first.status).toBe(422)
    expect(first.page).toContain('CLV-110')
    for (const other of others) {
      expect([other.status, other.headers['location']]).toEqual([first.status, undefined])
      expect(other.page).toBe(first.page)
      expect(Math.abs(other.body.length - first.body.length)).toBeLessThanOrEqual(32)
      expect(Object.keys(other.headers)).toEqual(Object.keys(first.headers))
      expect(cookieNames(other)).toEqual(cookieNames(first))
    }
    for (const member of [E1, E3, E4, E5, E6, E7])
      expect(await standingOf(service, member)).toMatchObject({ cases: 0, refused: 0 })
  })

  it('the former representative is no one', async () => {
    const { E1 } = service.cast
    const answer = await answerFor({ identifier: E1.identifier, document: E1.formerDocument ?? '' })
    expect([answer.status, answer.page.includes('CLV-110')]).toEqual([422, true])
  })
})

async function oneByOne<A, B>(all: readonly A[], act: (one: A) => Promise<B>): Promise<readonly B[]> {
  const done: B[] = []
  for (const one of all) done.push(await act(one))
  return done
}

const cookieNames = ({ headers }: Answered): readonly string[] =>
  [headers['set-cookie'] ?? []].flat().map((line) => line.replace(/=[^;]*/, ''))

describe('the form of P-02', () => {
  it.each([
    ['', '', ['p02.err.ruc.empty', 'p02.err.ced.empty']],
    ['179', '24', ['p02.err.ruc.len', 'p02.err.ced.len']],
    ['2490000000002', '2400000000', ['p02.err.ruc.001', 'p02.err.ced.check']],
    ['ñ', '💥', ['p02.err.ruc.len', 'p02.err.ced.len']],
    // Real numbers are not for a demonstration (I-27, B2).
    [outside.ruc, outside.cedula, ['p02.err.demo', 'p02.err.demo']],
  ] as const)('%s and %s: every mistake at once, and what was typed stays', async (ruc, cedula, keys) => {
    const ana = visit(service)
    await ana.open('/empresa')
    await ana.submit('/empresa', { ruc, cedula })
    expect([ana.page.status, ana.page.errors]).toEqual([422, keys.map((key) => ana.t(key))])
    expect(ana.page.title).toMatch(/^Error: /)
    const fields = ana.page.forms.find(({ action }) => action === '/empresa')?.fields
    expect(fields?.find(({ name }) => name === 'ruc')?.value).toBe(ruc)
    expect(fields?.find(({ name }) => name === 'cedula')?.value).toBe(cedula)
  })

  it('takes numbers as people write them', async () => {
    const { E1 } = service.cast
    const ana = visit(service)
    await ana.open('/empresa')
    const spaced = E1.identifier.replace(/^(\d{3})(\d{4})/, ' $1 $2-')
    await ana.submit('/empresa', {
      ruc: spaced,
      cedula: `${E1.document.slice(0, 9)}-${E1.document.slice(9)}\t`,
    })
    await waitForRegistries(ana)
    expect(ana.page.h1).toBe(ana.t('p05.title'))
  })

  it('sends the number of a household employer its own way', async () => {
    const { H1 } = service.cast
    const ana = visit(service)
    await identify(ana, H1)
    expect([ana.page.status, ana.page.errors]).toEqual([422, [ana.t('p02.err.household')]])
    await ana.follow(ana.t('p02.err.household.link'))
    expect(ana.page.path).toBe('/hogar')
  })

  it('F-27, I-14: sent twice at once, opens one case, and both answers lead to it', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await ana.open('/empresa')
    const body = await ana.filled('/empresa', { ruc: company.identifier, cedula: company.document })
    const answers = await Promise.all(
      [0, 1, 2, 3].map(() => ana.copy().ask('/empresa', { method: 'POST', body })),
    )
    expect(new Set(answers.map(({ headers }) => headers['location']))).toEqual(new Set(['/preguntas']))
    expect(await standingOf(service, company)).toMatchObject({ cases: 1 })
  })
})
