import { minutes, type Instant } from '../../../src/kernel/time.ts'
import { answerTo, linkOf, openLink } from '../recover.ts'
import type { Visitor } from '../visitor.ts'
import type { Member } from '../members.ts'
import type { Life, Person } from './person.ts'
import type { DayService } from './service.ts'

type Screen = Visitor<DayService>

export const hostileKinds = [
  'guessesAnswers',
  'floodsResend',
  'replaysLinks',
  'guessesCodes',
  'enumerates',
] as const
export type HostileKind = (typeof hostileKinds)[number]

/** What somebody hostile sets out to do, and the key that they must never have. */
export interface Attack {
  readonly person: Person
  readonly kind: HostileKind
  /** Whose mail was overheard: sees everything that arrives there. */
  readonly overheard: Member
  readonly begunAt: Instant
  /** The page of the finished key was seen, or a key of theirs opened the portal. */
  hasKey: boolean
}

const spoils = 'faro gris y siete ladrones'
const spoilsShort = 'Fq+Bk7mhZx'

/** Does one thing over and over, at the pace of somebody who does not want to be seen. */
export async function* hostile(attack: Attack): Life {
  yield* lives[attack.kind](attack)
  attack.person.note(attack.hasKey ? 'HAS A KEY' : 'has nothing')
}

const lives: Readonly<Record<HostileKind, (attack: Attack) => Life>> = {
  guessesAnswers,
  floodsResend,
  replaysLinks,
  guessesCodes,
  enumerates,
}

async function* identifies({ person }: Attack, thief: Screen, member: Member): Life {
  for (let tries = 0; tries < 4; tries += 1) {
    await thief.open('/empresa')
    yield person.chance.between(5, 60)
    await thief.submit('/empresa', { ruc: member.identifier, cedula: member.document })
    person.noteScreen(thief)
    if (thief.page.path === '/preguntas') return
    yield minutes(15)
  }
}

/** Knows two public numbers, and neither the answers nor the mailbox. */
async function* guessesAnswers(attack: Attack): Life {
  const { person } = attack
  const { chance, member } = person
  for (let round = 0; round < 6; round += 1) {
    const thief = person.browser()
    yield* identifies(attack, thief, member)
    for (let sets = 0; sets < 3 && thief.page.path.startsWith('/preguntas'); sets += 1) {
      const start = thief.page.path === '/preguntas' ? 'p05.start' : 'p07.retry'
      if (!has(thief, start)) break
      await thief.press(thief.t(start))
      while (/^\/preguntas\/\d$/.test(thief.page.path) && thief.page.status === 200) {
        yield chance.between(5, 30)
        await thief.submit(thief.page.path, await answerTo(thief, member, 'wrong'))
      }
      person.noteScreen(thief)
    }
    // Jumps over what was not proven.
    for (const path of ['/enlace', '/clave/nueva', '/clave/lista']) await tries(attack, thief, path)
    yield chance.between(minutes(20), minutes(90))
  }
}

/** Was employed there: has the answers, and not the mailbox. */
async function* asInsider(attack: Attack, thief: Screen): Life {
  const { chance, member } = attack.person
  yield* identifies(attack, thief, member)
  if (!has(thief, 'p05.start')) return
  await thief.press(thief.t('p05.start'))
  while (/^\/preguntas\/\d$/.test(thief.page.path) && thief.page.status === 200) {
    yield chance.between(5, 40)
    await thief.submit(thief.page.path, await answerTo(thief, member))
  }
  attack.person.noteScreen(thief)
  if (!has(thief, 'p09.send')) return
  yield chance.between(5, 40)
  await thief.press(thief.t('p09.send'), thief.service.policy.link.longOffered ? { tiempo: 'long' } : {})
}

async function* floodsResend(attack: Attack): Life {
  const { person } = attack
  const { chance } = person
  for (let cases = 0; cases < 4; cases += 1) {
    const thief = person.browser()
    yield* asInsider(attack, thief)
    for (let times = 0; times < 12 && thief.page.path === '/enlace/enviado'; times += 1) {
      yield chance.between(5, 70)
      await thief.open('/enlace/enviado')
      if (!thief.page.forms.some(({ action }) => action === '/enlace/reenviar')) break
      await thief.submit('/enlace/reenviar')
    }
    person.noteScreen(thief)
    yield chance.between(minutes(10), minutes(60))
  }
}

/** Guesses the code of the mail on the waiting page of a case of their own. */
async function* guessesCodes(attack: Attack): Life {
  const { person } = attack
  const { chance } = person
  for (let cases = 0; cases < 3; cases += 1) {
    const thief = person.browser()
    yield* asInsider(attack, thief)
    for (let times = 0; times < 10 && thief.page.path === '/enlace/enviado'; times += 1) {
      yield chance.between(20, 120)
      await thief.open('/enlace/enviado')
      if (!thief.page.forms.some(({ action }) => action === '/enlace/codigo')) continue
      await thief.submit('/enlace/codigo', { codigo: `${guess(attack, 4)}-${guess(attack, 4)}` })
      await looks(attack, thief)
    }
    person.noteScreen(thief)
    yield chance.between(minutes(5), minutes(40))
  }
}

/** Reads the mail of another, and has not the browser that asked: opens each link at once, and again later. */
async function* replaysLinks(attack: Attack): Life {
  const { person, overheard } = attack
  const { chance, day } = person
  let read = 0
  for (let looksTaken = 1; looksTaken <= 60; looksTaken += 1) {
    yield chance.between(20, 150)
    const mails = day.mail.seen(overheard.mail ?? '').filter((mail) => linkOf(mail).path !== '')
    const fresh = mails.filter(({ n }) => n > read)
    read = mails[0]?.n ?? read
    for (const mail of looksTaken % 15 === 0 ? mails.slice(0, 3) : fresh) {
      const thief = person.browser()
      const digits = String(chance.int(1_000_000)).padStart(6, '0')
      await openLink(thief, mail, chance.isOne(50) ? digits : undefined)
      person.noteScreen(thief)
      await looks(attack, thief)
    }
  }
}

/** Asks for pairs that nobody confirmed, to learn who is there. */
async function* enumerates(attack: Attack): Life {
  const { person, overheard } = attack
  const { chance, member } = person
  const thief = person.browser()
  for (let times = 0; times < 15; times += 1) {
    await thief.open('/empresa')
    yield chance.between(10, 120)
    if (!thief.page.forms.some(({ action }) => action === '/empresa')) continue
    // Each number exists; together they are nobody.
    await thief.submit('/empresa', { ruc: member.identifier, cedula: overheard.document })
    if (times % 5 === 0) person.noteScreen(thief)
    await tries(attack, thief, '/clave/lista')
  }
}

const has = ({ page, t }: Screen, button: 'p05.start' | 'p07.retry' | 'p09.send'): boolean =>
  page.forms.some(({ buttons }) => buttons.includes(t(button)))

/** A code of our own alphabet, of so many letters. */
const guess = ({ person }: Attack, length: number): string =>
  Array.from({ length }, () => alphabet[person.chance.int(alphabet.length)]).join('')
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

async function tries(attack: Attack, thief: Screen, path: string): Promise<void> {
  await thief.open(path)
  await looks(attack, thief)
}

/** Wherever a key can be typed, types one; whoever gets to see that it is ready has broken in. */
async function looks(attack: Attack, thief: Screen): Promise<void> {
  if (thief.page.path === '/clave/nueva' && thief.page.status === 200) {
    attack.person.noteScreen(thief)
    const { policy } = thief.service
    await thief.press(thief.t('p12.save'), { clave: policy.profile === 'standards' ? spoils : spoilsShort })
  }
  if (thief.page.path !== '/clave/lista' || thief.page.status !== 200) return
  attack.hasKey = true
  attack.person.noteScreen(thief)
}
