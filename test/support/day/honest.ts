import { minutes, secondsBetween, type Instant } from '../../../src/kernel/time.ts'
import type { InboxMail } from '../../../src/entry/demo/inbox-store.ts'
import { lawfulKey, answerTo, linkOf, openLink, screenCodeOn } from '../recover.ts'
import type { Visitor } from '../visitor.ts'
import type { DayService } from './service.ts'
import type { Errand, Life } from './person.ts'

type Screen = Visitor<DayService>

/** Times that somebody begins anew before going to an office instead. */
const mostRestarts = 4
/** After so many acts without a key anybody gives up. */
const mostActs = 200

interface Walk {
  readonly errand: Errand
  /** The computer on which it was begun. */
  readonly home: Screen
  /** What they look at now: the computer, or the telephone. */
  here: Screen
  /** The newest mail that was looked at. */
  read: number
  /** When the link that is waited for was asked for. */
  askedAt: Instant
  wrongSets: number
  earlyResends: number
  wasAway: boolean
  /** A link ran out: the next one is asked for with the longer life, where there is one. */
  wasLate: boolean
  /** The telephone did not do: from now on everything at the computer. */
  staysHome: boolean
}

/**
 * An honest person does what the page on the screen says, and nothing that it does not say. Nothing here
 * knows a clock of the product, a state of a case or a limit: only pages, a mailbox and patience.
 */
export async function* honest(errand: Errand): Life {
  const { person, kind } = errand
  const { chance } = person
  const home = person.browser({ lang: chance.isOne(85) ? 'es' : 'en' })
  const walk: Walk = {
    errand,
    home,
    here: home,
    read: 0,
    askedAt: errand.begunAt,
    wrongSets: kind === 'wrongAnswers' ? 1 : 0,
    earlyResends: kind === 'resendsEarly' ? 3 : 0,
    wasAway: false,
    wasLate: false,
    staysHome: false,
  }
  await home.open('/empresa')
  for (let acts = 0; errand.finishedAt === undefined && errand.gaveUp === undefined; acts += 1) {
    person.noteScreen(walk.here)
    if (acts > mostActs) errand.gaveUp = 'patience'
    else yield* onPage(walk)
  }
  person.note(errand.gaveUp === undefined ? 'has a key' : `gives up: ${errand.gaveUp}`)
}

/** What to do on which page; the first row that fits. */
const pages: readonly {
  readonly when: (page: Screen['page']) => boolean
  readonly act: (walk: Walk) => Life
}[] = [
  { when: ({ status }) => status === 410, act: onDeadLink },
  {
    when: ({ path, status }) => status === 429 && path === '/enlace',
    act: (walk) => beginsAgain(walk, 'no link left'),
  },
  { when: ({ status }) => status === 429, act: waitsForBetterTimes },
  { when: ({ code }) => code === 'CLV-910', act: (walk) => beginsAgain(walk, 'session over') },
  { when: ({ path }) => path === '/empresa', act: identifies },
  { when: ({ path }) => path === '/empresa/consulta', act: looksAgain },
  { when: ({ path }) => path === '/registro-sin-respuesta', act: waitsForRegistry },
  { when: ({ path }) => path === '/preguntas', act: (walk) => presses(walk, 'p05.start') },
  { when: ({ path }) => path === '/preguntas/resultado', act: (walk) => presses(walk, 'p07.retry') },
  { when: ({ path }) => path.startsWith('/preguntas/'), act: answers },
  { when: ({ path }) => path === '/enlace', act: asksForLink },
  { when: ({ path }) => path === '/enlace/enviado', act: waitsForMail },
  { when: ({ path }) => path === '/clave/nueva', act: makesKey },
  { when: ({ path }) => path === '/clave/lista', act: isDone },
  { when: ({ path }) => path.startsWith('/clave/'), act: codeNotTaken },
  { when: ({ path }) => path.startsWith('/caso/'), act: (walk) => beginsAgain(walk, 'proofs ran out') },
]

async function* onPage(walk: Walk): Life {
  const row = pages.find(({ when }) => when(walk.here.page))
  if (row === undefined) walk.errand.gaveUp = `sent to ${walk.here.page.path}`
  else yield* row.act(walk)
}

async function* presses({ here, errand }: Walk, button: 'p05.start' | 'p07.retry'): Life {
  yield errand.person.chance.between(5, 40)
  await here.press(here.t(button))
}

async function* identifies({ here, errand }: Walk): Life {
  const { member, chance } = errand.person
  if (here.page.path !== '/empresa' || here.page.status >= 400) {
    errand.gaveUp = `not known: ${here.page.errors.join('; ')}`
    return
  }
  // The human check of a page lives for five minutes.
  yield chance.between(15, 200)
  await here.submit('/empresa', { ruc: member.identifier, cedula: member.document })
}

async function* looksAgain({ here, errand }: Walk): Life {
  yield errand.person.chance.between(2, 5)
  await here.open('/empresa/consulta')
}

/** The page says that it is the registry's fault; where to go on stands on its button. */
async function* waitsForRegistry({ here, errand }: Walk): Life {
  yield errand.person.chance.between(minutes(4), minutes(12))
  const again = here.page.links.find(({ text }) => text === here.t('p21.retry'))?.href ?? '/empresa'
  await here.open(again)
}

async function* waitsForBetterTimes({ here, errand }: Walk): Life {
  yield errand.person.chance.between(minutes(2), minutes(10))
  await here.open(here.page.path)
}

async function* answers(walk: Walk): Life {
  const { here, errand } = walk
  const { member, chance } = errand.person
  const how = walk.wrongSets > 0 ? 'wrong' : 'right'
  while (/^\/preguntas\/\d$/.test(here.page.path) && here.page.status === 200) {
    yield chance.between(8, 75)
    await here.submit(here.page.path, await answerTo(here, member, how))
  }
  if (how === 'wrong') walk.wrongSets -= 1
  else if (here.page.path === '/enlace') errand.passed += 1
  else errand.person.note('answered rightly, and sent elsewhere')
}

async function* asksForLink(walk: Walk): Life {
  const { here, errand } = walk
  const { chance, day } = errand.person
  yield chance.between(4, 60)
  const life = walk.wasLate || chance.isOne(70) ? 'long' : 'short'
  await here.press(here.t('p09.send'), day.policy.link.longOffered ? { tiempo: life } : {})
  errand.links += 1
  walk.askedAt = day.now()
}

/** Looks into the mailbox now and then, ever more rarely, and at the waiting page when nothing is there. */
async function* waitsForMail(walk: Walk): Life {
  const { errand, here, home } = walk
  const { chance, day, note } = errand.person
  if (walk.earlyResends > 0 && here === home) {
    walk.earlyResends -= 1
    yield chance.between(10, 80)
    return resends(walk)
  }
  const absence = absenceOf(walk)
  if (absence !== undefined) note('closes the tab and goes away')
  yield absence ?? patience(walk)

  const mail = newMail(walk)
  if (mail !== undefined) {
    walk.read = mail.n
    if (linkOf(mail).path !== '') return yield* opensMail(walk, mail)
    note('a mail without a link: the request was kept')
  }
  // At first the mailbox is looked at more often than the page, which says that the mail is on its way.
  const isEarly = secondsBetween(walk.askedAt, day.now()) < minutes(4)
  if (mail === undefined && isEarly && chance.isOne(60)) return
  await home.open('/enlace/enviado')
  walk.here = home
  if (home.page.path === '/enlace/enviado' && home.page.status === 200) yield* readsThePage(walk)
}

/** What P-10 says of the mail, and what one does about it. */
async function* readsThePage(walk: Walk): Life {
  const { errand, home, askedAt } = walk
  const { chance, day } = errand.person
  const waited = secondsBetween(askedAt, day.now())
  const isPutOff = home.page.code === 'CLV-142' || home.page.code === 'CLV-143'
  if (home.page.h1 === home.t('p10.title.rejected')) errand.gaveUp = mailboxGone
  else if (waited > minutes(240)) errand.gaveUp = 'no mail in four hours'
  else if (
    home.page.words.includes(home.t('p10.state.answersAgain')) ||
    (!isPutOff && waited > patienceWithMail)
  ) {
    yield chance.between(3, 20)
    await resends(walk)
  }
}

/** The page says that the mail comes back, and where a mailbox is changed. */
export const mailboxGone = 'the mailbox is not known'

/** After this long anybody asks for another link, if nothing says that the mail is put off. Seconds. */
const patienceWithMail = minutes(12)

async function resends(walk: Walk): Promise<void> {
  const { home, errand } = walk
  const { day } = errand.person
  if (!home.page.forms.some(({ action }) => action === '/enlace/reenviar')) {
    errand.person.note('no other link can be asked for')
    return
  }
  await home.submit('/enlace/reenviar')
  errand.links += 1
  walk.askedAt = day.now()
}

/** Seconds until the next look: often at first, then while doing other things. */
function patience({ errand, askedAt }: Walk): number {
  const { chance, day } = errand.person
  const waited = secondsBetween(askedAt, day.now())
  if (waited < minutes(4)) return chance.between(15, 50)
  if (waited < minutes(20)) return chance.between(90, 400)
  return chance.between(minutes(5), minutes(20))
}

/** Seconds that they stay away after the first link was asked for; undefined for whoever stays, and the second time. */
function absenceOf(walk: Walk): number | undefined {
  const { kind, person } = walk.errand
  const span = walk.wasAway ? undefined : away[kind]
  walk.wasAway = true
  return span && person.chance.between(...span)
}
/** Seconds at least and at most; after the first link was asked for. */
const away: Readonly<Partial<Record<Errand['kind'], readonly [number, number]>>> = {
  closesTab: [minutes(6), minutes(25)],
  longAway: [minutes(45), minutes(180)],
}

const newMail = ({ errand, read }: Walk): InboxMail | undefined => {
  const { day, member } = errand.person
  return day.mail.seen(member.mail ?? '').find(({ n, subject }) => n > read && isAbout(day, subject))
}
const isAbout = ({ texts }: DayService, subject: string): boolean =>
  (['es', 'en'] as const).some(
    (lang) => subject === texts.t(lang, 'm01.subject') || subject === texts.t(lang, 'm16.subject'),
  )

async function* opensMail(walk: Walk, mail: InboxMail): Life {
  const { errand, home } = walk
  const { chance } = errand.person
  errand.person.note(`finds mail ${mail.n}`)
  yield chance.between(5, 40)
  if (errand.kind === 'otherDevice' && !walk.staysHome) {
    await home.open('/enlace/enviado')
    const code = screenCodeOn(home)
    walk.here = errand.person.browser({ lang: home.lang })
    await openLink(walk.here, mail, code === '' ? undefined : code)
  } else await openLink(home, mail)
}

/** The code of the screen was not taken, or nobody asks for one any more: the computer shows how things stand. */
async function* codeNotTaken(walk: Walk): Life {
  yield walk.errand.person.chance.between(5, 30)
  walk.here = walk.home
  walk.staysHome = true
  walk.read -= 1
  await walk.home.open('/enlace/enviado')
}

/** The page of a dead link says where to go on; on the telephone nothing goes on, so back to the computer. */
async function* onDeadLink(walk: Walk): Life {
  const { errand, here, home } = walk
  walk.wasLate = true
  yield errand.person.chance.between(5, 30)
  if (here !== home) {
    walk.here = home
    walk.staysHome = here.page.code === 'CLV-168'
    // The mail is still there to be opened at the computer.
    if (walk.staysHome) walk.read -= 1
    await home.open('/enlace/enviado')
    return
  }
  const again = here.page.links.find(({ text }) => text === here.t('p14.again'))
  if (again !== undefined) await here.open(again.href)
  else yield* beginsAgain(walk, `link dead, ${here.page.code ?? ''}`)
}

async function* beginsAgain(walk: Walk, why: string): Life {
  const { errand, home } = walk
  errand.restarts.push(why)
  errand.person.note(`begins again: ${why}`)
  if (errand.restarts.length > mostRestarts) {
    errand.gaveUp = 'too many beginnings'
    return
  }
  yield errand.person.chance.between(5, 60)
  walk.here = home
  await home.open('/empresa')
}

async function* makesKey({ here, errand }: Walk): Life {
  const { chance, day } = errand.person
  yield chance.between(10, 70)
  const isFirst = here.page.errors.length === 0
  // One in ten begins with a key that breaks a rule.
  const key = isFirst && chance.isOne(10) ? 'corta' : lawfulKey(day.policy.profile, chance.int(300))
  await here.press(here.t('p12.save'), { clave: key })
}

async function* isDone({ errand }: Walk): Life {
  errand.finishedAt = errand.person.day.now()
  yield 0
}
