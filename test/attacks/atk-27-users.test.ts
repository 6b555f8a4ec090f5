import { expect, it } from 'vitest'
import type { Member } from '../support/members.ts'
import { attack } from '../support/attack.ts'
import { lawfulKey } from '../support/recover.ts'
import type { Service } from '../support/service.ts'
import { enter, staffed, type Person } from '../support/users.ts'
import { visit, type Visitor } from '../support/visitor.ts'

/** Strangers, from another browser each time, until the mailbox rests. */
async function wearOut(service: Service, person: Person, company: Member): Promise<void> {
  const { attempts } = service.policy.secondaryUsers
  let last = visit(service)
  for (let n = 0; n <= attempts; n += 1) {
    last = visit(service)
    await enter(last, { mail: person.mail, key: `no es esta ${n}` }, company)
  }
  expect(last.page.code).toBe('CLV-317')
}

const wordOf = (visitor: Visitor): string => visitor.cookies.get('clv-known') ?? ''

/** A browser with nothing but what is kept of an earlier time. */
function withWord(service: Service, word: string): Visitor {
  const browser = visit(service)
  browser.cookies.set('clv-known', word)
  return browser
}

attack('ATK-27', 'keeping the sign-in of a user resting', (scene) => {
  it('a browser that was signed in with before goes on, whatever strangers use up, and gives them nothing back', async () => {
    const { service } = scene
    const { company, person } = await staffed(service)
    const own = visit(service)
    await enter(own, person, company)
    expect(own.page.path).toBe('/asesor/empresa')
    const later = withWord(service, wordOf(own))
    await wearOut(service, person, company)
    await enter(later, person, company)
    expect(later.page.path).toBe('/asesor/empresa')
    // The strangers' tries are as used up as before.
    const stranger = visit(service)
    await enter(stranger, person, company)
    expect(stranger.page.code).toBe('CLV-317')
  })

  it('its own misses count, apart from everybody’s, and rest in the end', async () => {
    const { service } = scene
    const { company, person } = await staffed(service)
    const own = visit(service)
    await enter(own, person, company)
    const thief = withWord(service, wordOf(own))
    const { attempts } = service.policy.secondaryUsers
    for (let n = 0; n < attempts; n += 1)
      await enter(thief, { mail: person.mail, key: `no es esta ${n}` }, company)
    expect(thief.page.code).toBe('CLV-317')
    const other = visit(service)
    await enter(other, person, company)
    expect(other.page.path).toBe('/asesor/empresa')
  })

  it('no word that was made up, of another mailbox or too old is one', async () => {
    const { service } = scene
    const { company, person } = await staffed(service)
    const other = await staffed(service)
    const [own, their] = [visit(service), visit(service)]
    await enter(own, person, company)
    await enter(their, other.person, other.company)
    const [issued = '', number = '', seal = ''] = wordOf(own).split('.')
    const { knownBrowserDays } = service.policy.secondaryUsers
    const old = String(Number(issued) - knownBrowserDays * 86_400_000)
    await wearOut(service, person, company)
    for (const word of [
      wordOf(their),
      `${old}.${number}.${seal}`,
      `${issued}.${number.split('').reverse().join('')}.${seal}`,
      `${issued}.${number}.${seal.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))}`,
      '',
      'x'.repeat(4_000),
    ]) {
      const browser = withWord(service, word)
      await enter(browser, person, company)
      expect([word, browser.page.code]).toEqual([word, 'CLV-317'])
    }
  })

  it('whoever is signed in still changes their key', async () => {
    const { service } = scene
    const { company, person } = await staffed(service)
    const own = visit(service)
    await enter(own, person, company)
    await wearOut(service, person, company)
    await own.open('/asesor/clave')
    await own.press(own.t('p12.save'), { actual: person.key, clave: lawfulKey(service.policy.profile, 5) })
    expect(own.page.words).toContain(own.t('u05.key.done'))
  })

  it('whoever accepts an invitation in a new browser is known in it', async () => {
    const { service } = scene
    const { company, person, marta } = await staffed(service)
    await wearOut(service, person, company)
    await enter(marta, person, company)
    expect(marta.page.path).toBe('/asesor/empresa')
  })
})
