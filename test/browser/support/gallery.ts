import type { CastTag } from '../../../src/entry/demo/cast.ts'
import { langs, type Lang } from '../../../src/kernel/lang.ts'
import type { Database } from '../../../src/platform/database/database.ts'
import { statement } from '../../../src/platform/database/statement.ts'
import type { TextKey } from '../../../src/platform/text/keys.ts'
import { createTexts, type Translate } from '../../../src/platform/text/texts.ts'
import type { StaffRole } from '../../../src/staff/domain/roles.ts'
import type { Page } from '../../support/page.ts'
import { letTimePass } from '../../support/passing-time.ts'
import { visit, type Visited, type Visitor } from '../../support/visitor.ts'
import type { RunningDemonstration } from './demonstration.ts'
import { assistedScreens, careScreens, contactScreens, deskScreens, type Shelf } from './gallery-assisted.ts'
import { factScreens } from './gallery-facts.ts'
import { arrearsScreens } from './gallery-arrears.ts'
import { receiptScreens } from './gallery-receipts.ts'
import { affiliateScreens } from './gallery-affiliate.ts'
import { bankScreens } from './gallery-bank.ts'
import { signedScreens } from './gallery-signed.ts'
import { userScreens } from './gallery-users.ts'
import { lend } from './lend.ts'
import { readRole, type Mail, type Role } from './people.ts'
import { newKey } from './steps.ts'

/** One page in one state and one language, as the service sent it. */
export interface Screen {
  /** `P-02, nothing typed` */
  readonly name: string
  readonly lang: Lang
  readonly page: Page
  /** What the error summary says, which makes it an error state; empty for all others. */
  readonly errors: readonly string[]
  /** Heading of the page that the link to the other language leads to. */
  readonly elsewhere: string
}

/** Every screen of the recovery, of signing in and around them, and each of its error states. */
export async function gather(demonstration: RunningDemonstration, db: Database): Promise<readonly Screen[]> {
  const gallery = new Gallery(demonstration, db)
  // One after the other: several come as the same employer, whose questions are one round for all of them.
  await gallery.around()
  await gallery.forms()
  await gallery.staff()
  await gallery.recovery(db)
  await gallery.deadLinks()
  await gallery.refusals()
  await gallery.referrals()
  await gallery.undelivered()
  await gallery.assisted(db)
  await gallery.signed()
  await gallery.facts()
  await gallery.arrears()
  await gallery.users()
  await gallery.receipts()
  await gallery.bank()
  await gallery.affiliate()
  await gallery.campaign()
  await gallery.registries()
  return gallery.screens
}

const texts = createTexts()
const say: Readonly<Record<Lang, Translate>> = { es: texts.in('es'), en: texts.in('en') }
type Guest = Visitor<Visited>
type Words = (t: Translate) => readonly string[]

const campaignBegins = statement(
  'gallery.campaignBegins',
  `insert into campaign (since, holds_until, signs)
   values (clock_timestamp() - interval '1 hour', clock_timestamp() + interval '1 hour', '{burst}')`,
)
const campaignEnds = statement(
  'gallery.campaignEnds',
  `update campaign set holds_until = clock_timestamp() where holds_until > clock_timestamp()`,
)

/** A number of the right form that nobody in the demonstration has (ATK-16). */
const wrongCheck = 'x'

class Gallery {
  readonly screens: Screen[] = []
  readonly #place: Visited & { readonly db: Database }

  constructor({ origin }: RunningDemonstration, db: Database) {
    this.#place = { origin, port: Number(new URL(origin).port), texts, instances: [], db }
  }

  /** Goes to a place in both languages, and keeps what stands there. */
  async #open(guest: Guest, name: string, path: string): Promise<void> {
    await this.#keep(guest, name, () => guest.open(path))
  }

  /** Sends the form on the screen, which is refused, in both languages. */
  async #refused(
    guest: Guest,
    name: string,
    action: string,
    typed: Readonly<Record<string, string>>,
    errors: Words = () => [],
  ): Promise<void> {
    await this.#keep(
      guest,
      name,
      () => guest.submit(action, { ...unsolved(guest, action), ...typed }),
      errors,
    )
  }

  async #keep(
    guest: Guest,
    name: string,
    step: () => Promise<Page>,
    errors: Words = () => [],
  ): Promise<void> {
    const before = guest.page
    for (const lang of langs) {
      guest.page = before
      if (lang === 'es') guest.cookies.delete('clv-lang')
      else guest.cookies.set('clv-lang', lang)
      const page = await step()
      const other = guest.copy()
      const link = page.links.find(({ href }) => /[?&]lang=/.test(href))?.href ?? ''
      const elsewhere = (await other.open(link)).h1
      this.screens.push({ name, lang, page, errors: errors(say[lang]), elsewhere })
    }
    guest.cookies.delete('clv-lang')
  }

  async #role(tag: CastTag): Promise<Role> {
    const { body } = await visit(this.#place).ask(`/demo/empresas/${tag}`)
    return readRole(body, say.es)
  }

  async #mail({ mail }: Role, subject: TextKey): Promise<Mail> {
    for (let tries = 0; tries < 100; tries += 1) {
      const { body } = await visit(this.#place).ask(`/demo/correo/inbox.json?to=${mail}`)
      const found = (JSON.parse(body) as readonly Mail[]).find(
        (one) => one.subject === texts.in('es')(subject as 'm01.subject'),
      )
      if (found !== undefined) return found
      await new Promise((passed) => setTimeout(passed, 100))
    }
    throw new Error(`no mail ${subject} to ${mail}`)
  }

  /** P-02 of this role, up to the page where its case begins. */
  async #identified(role: Role): Promise<Guest> {
    const guest = visit(this.#place)
    await guest.open('/empresa')
    await guest.submit('/empresa', { ruc: role.ruc, cedula: role.cedula })
    return guest
  }

  async #answered(role: Role, how: 'right' | 'wrong' = 'right'): Promise<Guest> {
    const guest = await this.#identified(role)
    await guest.submit('/preguntas')
    await answers(guest, role, how)
    return guest
  }

  /** What stands around the recovery and asks nothing. */
  async around(): Promise<void> {
    const guest = visit(this.#place)
    const rows: readonly (readonly [string, string])[] = [
      ['P-00', '/'],
      ['P-01', '/tramite'],
      ['P-16', '/otras-formas'],
      ['P-23', '/representante'],
      ['P-15, received', '/aviso/recibido'],
      ['P-15, from a notice', '/aviso/abcdefghjkmn'],
      ['U-01, signed out', '/salir'],
      ['Help with this step', '/ayuda'],
      ['T-01', '/ayuda/que-me-pasa'],
      ['T-02', '/ayuda/que-me-pasa/T-02'],
      ['R-07, a result', '/ayuda/resultado/R-07'],
      ['R-12, that nothing hurries', '/ayuda/resultado/R-12?de=T-04'],
      ['X-01', '/no-hay'],
      ['X-05', '/preguntas'],
      ['X-09', '/accesibilidad'],
      ['X-10', '/estado'],
      ['X-11', '/privacidad'],
      ['Terms of use', '/terminos'],
      ['P-14, unknown', '/clave/abcdefghjkmn'],
      ['Demonstration', '/demo'],
      ['Demonstration, employers', '/demo/empresas'],
      ['Demonstration, registries', '/demo/registros'],
      ['Demonstration, mailbox', '/demo/correo'],
    ]
    for (const [name, path] of rows) await this.#open(guest, name, path)
  }

  /** The ways into the back office, and what each role finds behind them. */
  async staff(): Promise<void> {
    const guest = visit(this.#place)
    await this.#open(guest, 'S-01', '/interno')
    await this.#open(guest, 'S-01, a passkey is ready', '/interno?llave=lista')
    const shown = (name: string, llave: string, error: 's01.err' | 's01.noscript') =>
      this.#refused(guest, `S-01, ${name}`, '/interno', { llave }, (t) => [t(error)])
    await shown('no script', '', 's01.noscript')
    await shown('not recognised', '{}', 's01.err')
    await this.#open(guest, 'Invitation', '/interno/invitacion')
    await this.#open(guest, 'Invitation, over', '/interno/invitacion/llave')
    // All start pages are made of the same parts: one that waits for its own page, and one that has something to show.
    for (const role of ['counter', 'technical'] satisfies readonly StaffRole[]) {
      const officer = visit(this.#place)
      await officer.open('/interno')
      const form = await officer.filled('/interno/demostracion')
      await officer.ask('/interno/demostracion', { method: 'POST', body: { ...form, rol: role } })
      await this.#open(officer, `Start page, ${role}`, '/interno/inicio')
    }
  }

  /** Every form that a stranger may send, wrong in every way. */
  async forms(): Promise<void> {
    const guest = visit(this.#place)
    const [known, home] = [await this.#role('E2'), await this.#role('H1')]
    await guest.open('/tramite')
    await this.#refused(guest, 'P-01, nothing chosen', '/tramite', {}, (t) => [t('p01.err.none')])

    await this.#open(guest, 'P-02', '/empresa')
    const identity = (name: string, ruc: string, cedula: string, errors: Words) =>
      this.#refused(guest, `P-02, ${name}`, '/empresa', { ruc, cedula }, errors)
    await identity('nothing typed', '', '', (t) => [t('p02.err.ruc.empty'), t('p02.err.ced.empty')])
    await identity('too short', '179', '24', (t) => [t('p02.err.ruc.len'), t('p02.err.ced.len')])
    await identity('wrong digits', '2490000000002', '2400000000', (t) => [
      t('p02.err.ruc.001'),
      t('p02.err.ced.check'),
    ])
    await identity('household employer', home.ruc, home.cedula, (t) => [t('p02.err.household')])
    await identity('human check failed', known.ruc, known.cedula, () => [])
    await this.#keep(
      guest,
      'P-02, no match',
      async () => {
        // A solved check serves once.
        await guest.open('/empresa')
        return guest.submit('/empresa', { ruc: known.ruc, cedula: home.cedula })
      },
      (t) => [t('p02.err.match')],
    )

    await guest.open('/empresa')
    await guest.submit('/empresa', { ruc: known.ruc, cedula: known.cedula, humanCheck: '' })
    await this.#open(guest, 'P-04', '/comprobacion')
    await this.#refused(guest, 'P-04, too early', '/comprobacion', {})

    await this.#open(guest, 'T-06', '/ayuda/cuentenos')
    await this.#refused(guest, 'T-06, nothing typed', '/ayuda/cuentenos', { texto: ' ' }, (t) => [
      t('t06.err'),
    ])
    await this.#open(guest, 'T-06, code', '/ayuda/cuentenos/respuesta')
    await this.#open(guest, 'T-05', '/ayuda/codigo')
    const find = (name: string, texto: string, errors: Words = () => []) =>
      this.#refused(guest, `T-05, ${name}`, '/ayuda/codigo', { texto }, errors)
    await find('nothing typed', ' ', (t) => [t('t05.err')])
    await find('a code', 'CLV-130')
    await find('words and a number', 'la clave está bloqueada 2449999016')
    await find('a guess', 'algo del correo')
    await find('nothing near', 'feliz navidad a todos')

    await this.#open(guest, 'P-15', '/aviso')
    await this.#refused(guest, 'P-15, nothing typed', '/aviso', {}, (t) => [
      t('p02.err.ruc.empty'),
      t('p15.err.contact'),
    ])
    const notice = '/aviso/abcdefghjkmn'
    await guest.open(notice)
    await this.#refused(guest, 'P-15 from a notice, nothing typed', notice, { contacto: 'x' }, (t) => [
      t('p11.mailCode.err'),
      t('p15.err.contact'),
    ])
    await this.#refused(guest, 'P-15 from a notice, unknown', notice, { codigo: 'ABCD-EFGH', contacto: '' })

    await this.#open(guest, 'P-95', '/caso')
    await this.#refused(guest, 'P-95, nothing typed', '/caso', {}, (t) => [
      t('p95.err.code'),
      t('p95.err.ced4'),
    ])
    await this.#refused(
      guest,
      'P-95, no such case',
      '/caso',
      { codigo: 'CLV-7Q4M-2K9T', cedula: '1111' },
      (t) => [t('p95.err.none')],
    )

    await this.#open(guest, 'U-01', '/entrar')
    await this.#refused(guest, 'U-01, nothing typed', '/entrar', {}, (t) => [
      t('p02.err.ruc.empty'),
      t('u01.err.key'),
    ])
    const wrong = { ruc: '2499999999001', clave: 'Otra+Cosa58' }
    // The same form in the other language is the same form: it costs no second try (F-27).
    await this.#refused(guest, 'U-01, no match', '/entrar', wrong, (t) => [t('u01.err', { n: 4 })])
    while ((await guest.submit('/entrar', wrong)).status === 422);
    await guest.open('/entrar')
    await this.#keepBlocked(guest, wrong)

    await guest.open('/caso')
    const asked = { codigo: 'CLV-7Q4M-2K9T', cedula: '1111' }
    const form = guest.page
    while ((await guest.submit('/caso', asked)).h1 !== say.es('x06.title')) guest.page = form
    guest.page = form
    await this.#refused(guest, 'X-06', '/caso', asked)
    guest.page = form
    await this.#refused(guest, 'X-17', '/caso', { f: 'foreign' })
  }

  async #keepBlocked(guest: Guest, typed: Readonly<Record<string, string>>): Promise<void> {
    const form = guest.page
    await this.#keep(guest, 'U-01, blocked', async () => {
      guest.page = form
      return guest.submit('/entrar', typed)
    })
  }

  /** From the questions to a new key and its stop, both of which are undone at the end. */
  async recovery(db: Database): Promise<void> {
    const role = await this.#role('E2')
    const giveBack = await lend(db, role.ruc)
    const guest = await this.#identified(role)
    await this.#open(guest, 'P-05', '/preguntas')
    const code = /CLV-\w{4}-\w{4}/.exec(guest.page.html)?.[0] ?? ''
    await this.#open(guest, 'P-96, proving', `/caso/${code}`)
    await this.#open(guest, 'P-96, taking it back', `/caso/${code}/retirar`)
    await guest.open('/preguntas')
    await guest.submit('/preguntas')
    const kinds = new Set<string>()
    await answers(guest, role, 'right', async (n) => {
      const path = `/preguntas/${n}`
      await this.#open(guest, `P-06, question ${n}`, path)
      const isDate = guest.page.forms.some(({ fields }) => fields.some(({ name }) => name === 'year'))
      const isWhole = guest.page.forms.some(({ fields }) => fields.some(({ name }) => name === 'day'))
      // Which four are asked is chance; of each kind of answer one is sent wrong in every way.
      const kind = unanswered(guest, say.es)
      if (kinds.has(kind)) return
      kinds.add(kind)
      await this.#refused(guest, `P-06, question ${n} not answered`, path, {}, (t) => [unanswered(guest, t)])
      if (!isDate) return
      const dated = (name: string, typed: Readonly<Record<string, string>>, errors: Words) =>
        this.#refused(guest, `P-06, question ${n} ${name}`, path, isWhole ? typed : without(typed), errors)
      await dated('in part', { day: '3', month: '', year: '1999' }, (t) => [
        t('p06.err.date.part', { parte: 'month' }),
      ])
      await dated('no date', { day: '3', month: '13', year: '1999' }, (t) => [
        t(isWhole ? 'p06.err.date.real' : 'p06.err.month.real'),
      ])
      await dated('in the future', { day: '3', month: '3', year: '2999' }, (t) => [t('p06.err.date.future')])
    })
    await this.#open(guest, 'P-09', '/enlace')
    await guest.open('/enlace')
    await guest.submit('/enlace')
    const { link } = await this.#mail(role, 'm01.subject')
    await this.#accepted(guest)
    await this.#open(guest, 'P-10, received', '/enlace/enviado')
    await this.#refused(guest, 'P-10, no code typed', '/enlace/codigo', {}, (t) => [t('p10.mailCode.err')])
    await this.#open(guest, 'P-96, link sent', `/caso/${code}`)

    const { pathname, hash } = new URL(link ?? '')
    await this.#open(guest, 'P-11', pathname)
    await this.#refused(guest, 'P-11, nothing typed', pathname, {}, (t) => [t('p11.mailCode.err')])
    const elsewhere = visit(this.#place)
    await this.#open(elsewhere, 'P-11, another browser', pathname)
    await this.#refused(elsewhere, 'P-11, another browser and nothing typed', pathname, {}, (t) => [
      t('p11.err.code.empty'),
      t('p11.mailCode.err'),
    ])
    await guest.open('/enlace/enviado')
    await this.#refused(guest, 'P-10, wrong code typed', '/enlace/codigo', { codigo: 'x' }, (t) => [
      t('p10.mailCode.err.bad'),
    ])

    await guest.open(pathname)
    await guest.submit(pathname, { token: hash.slice(1) })
    await this.#open(guest, 'P-12', '/clave/nueva')
    await this.#refused(guest, 'P-12, nothing typed', '/clave/nueva', {}, (t) => [
      t('p12.heading.published'),
      t('p12.err.empty'),
    ])
    await this.#refused(guest, 'P-12, every rule broken', '/clave/nueva', { clave: 'aaaa' }, (t) => [
      t('p12.heading.published'),
      t('p12.err.short', { min: 8 }),
      t('p12.err.upper'),
      t('p12.err.digit'),
      t('p12.err.symbol'),
      t('p12.err.seq'),
      t('p12.err.common'),
    ])
    await this.#refused(guest, 'P-12, used before', '/clave/nueva', { clave: role.key }, (t) => [
      t('p12.heading.published'),
      t('p12.err.reused'),
    ])
    const key = newKey()
    await guest.submit('/clave/nueva', { clave: key })
    await this.#open(guest, 'P-13', '/clave/lista')
    await this.#open(guest, 'P-14, used', pathname)
    await this.#open(guest, 'P-96, finished', `/caso/${code}`)

    const office = visit(this.#place)
    for (const one of [guest, office]) {
      await one.open('/entrar')
      await one.submit('/entrar', { ruc: role.ruc, clave: key })
    }
    await this.#open(guest, 'U-01, the account with two sessions', '/cuenta')
    await guest.open('/cuenta')
    await guest.submit('/cuenta/sesiones/otras')
    await this.#open(guest, 'U-01, the other sessions ended', '/cuenta?otras=cerradas')

    const notice = await this.#mail(role, 'm02.subject')
    const denial = notice.addresses.find((address) => address.includes('/aviso/')) ?? ''
    const owner = visit(this.#place)
    await owner.open(new URL(denial).pathname)
    await this.#refused(
      owner,
      'P-15 from a notice, wrong code',
      new URL(denial).pathname,
      { codigo: 'ABCD-EFGH' },
      (t) => [t('p11.mailCode.err.bad')],
    )
    const token = new URL(denial).hash.slice(1)
    const stopped = await owner.ask(new URL(denial).pathname, {
      method: 'POST',
      body: await owner.filled(new URL(denial).pathname, { token, contacto: '0991234567' }),
    })
    await this.#open(owner, 'P-15, stopped', String(stopped.headers['location']))
    await giveBack()
  }

  /** The delivery is in the database a moment after the mail is in the box. */
  async #accepted(guest: Guest): Promise<void> {
    for (let tries = 0; tries < 50; tries += 1) {
      if ((await guest.ask('/enlace/estado')).body.includes('"accepted"')) return
      await new Promise((passed) => setTimeout(passed, 50))
    }
  }

  async deadLinks(): Promise<void> {
    const role = await this.#role('PUBLIC')
    const guest = await this.#answered(role)
    await guest.submit('/enlace')
    const { link } = await this.#mail(role, 'm01.subject')
    const { pathname } = new URL(link ?? '')
    await letTimePass(this.#place, { identifier: role.ruc }, 61)
    await guest.open('/enlace/enviado')
    await this.#open(guest, 'P-10, not opened for a minute', '/enlace/enviado')
    await guest.open('/enlace/enviado')
    await guest.submit('/enlace/reenviar')
    await this.#accepted(guest)
    await this.#open(guest, 'P-14, replaced', pathname)
    await letTimePass(this.#place, { identifier: role.ruc }, 181)
    await this.#open(guest, 'P-14, expired', '/enlace/enviado')
  }

  /** Three wrong sets, and everything that a suspended employer sees. */
  async refusals(): Promise<void> {
    const role = await this.#role('NONPROFIT')
    const guest = await this.#answered(role, 'wrong')
    await this.#open(guest, 'P-07, two tries left', '/preguntas/resultado')
    const code = /CLV-\w{4}-\w{4}/.exec(guest.page.html)?.[0] ?? ''
    await guest.submit('/preguntas')
    await answers(guest, role, 'wrong')
    await this.#open(guest, 'P-07, one try left', '/preguntas/resultado')
    await guest.submit('/preguntas')
    await answers(guest, role, 'wrong')
    await this.#open(guest, 'P-08', '/suspendido')
    await this.#open(guest, 'P-16, suspended', '/otras-formas')
    await this.#open(guest, 'P-96, suspended', `/caso/${code}`)
  }

  async referrals(): Promise<void> {
    const rows: readonly (readonly [CastTag, string, string])[] = [
      ['E3', 'P-20, cancelled', '/ruc-no-activo'],
      ['E4', 'P-20, suspended', '/ruc-no-activo'],
      ['E5', 'P-22', '/sin-correo'],
      ['E7', 'P-24', '/bloqueada'],
    ]
    for (const [tag, name, path] of rows)
      await this.#open(await this.#answered(await this.#role(tag)), name, path)
    const thin = await this.#identified(await this.#role('THIN'))
    await thin.submit('/preguntas')
    await this.#open(thin, 'P-05, too little on record', '/preguntas')
    await this.#open(
      await this.#identified(await this.#role('CHANGED')),
      'P-16, in person only',
      '/otras-formas',
    )
  }

  async undelivered(): Promise<void> {
    for (const [tag, name] of [
      ['NADIE', 'P-10, refused'],
      ['LLENO', 'P-10, put off'],
    ] as const) {
      const guest = await this.#answered(await this.#role(tag))
      await guest.submit('/enlace')
      for (let tries = 0; tries < 50; tries += 1) {
        if (!(await guest.ask('/enlace/estado')).body.includes('"queued"')) break
        await new Promise((passed) => setTimeout(passed, 50))
      }
      await this.#open(guest, name, '/enlace/enviado')
    }
  }

  #shelf(): Shelf {
    return {
      guest: () => visit(this.#place),
      open: (...what) => this.#open(...what),
      refused: (...what) => this.#refused(...what),
    }
  }

  /** A request with an electronic signature, from both sides of the counter. */
  async signed(): Promise<void> {
    const tag = 'LIQUIDATION'
    await signedScreens(this.#shelf(), await this.#identified(await this.#role(tag)), tag)
  }

  /** Why it did not work, what helps, and what will. */
  async facts(): Promise<void> {
    const guest = await this.#answered(await this.#role('E4'), 'right')
    await factScreens(this.#shelf(), guest)
  }

  /** What is owed, and certificates of it. */
  async arrears(): Promise<void> {
    await arrearsScreens(this.#shelf())
  }

  /** Access of their own for others. */
  async users(): Promise<void> {
    await userScreens(this.#shelf(), await this.#role('THIN'))
  }

  /** Receipts of acts, and what officers see of reports. */
  async receipts(): Promise<void> {
    await receiptScreens(this.#shelf(), await this.#role('LIQUIDATION'))
  }

  async affiliate(): Promise<void> {
    await affiliateScreens(this.#shelf(), await this.#role('H1'))
  }

  async bank(): Promise<void> {
    const [home, natural, moved] = await Promise.all([this.#role('H1'), this.#role('N1'), this.#role('H2')])
    await bankScreens(this.#shelf(), { home, natural, moved })
  }

  /** Everything that ends in person, from both sides of the counter. */
  async assisted(db: Database): Promise<void> {
    const shelf = this.#shelf()
    const guest = await this.#identified(await this.#role('FOREIGN'))
    const role = await this.#role('ESTATE')
    const giveBack = await lend(db, role.ruc)
    await contactScreens(shelf, role)
    await careScreens(shelf, role)
    await giveBack()
    await deskScreens(shelf, await assistedScreens(shelf, guest))
  }

  /** After what guesses above, since a campaign concerns everybody. */
  async campaign(): Promise<void> {
    const { db } = this.#place
    const guest = await this.#answered(await this.#role('CONSORTIUM'), 'wrong')
    await db.run(campaignBegins)
    try {
      await this.#open(guest, 'P-05, during a campaign', '/preguntas')
    } finally {
      await db.run(campaignEnds)
    }
  }

  /** Last, since a registry that is out is out for everybody. */
  async registries(): Promise<void> {
    const switches = visit(this.#place)
    const set = async (civil: string) => {
      await switches.open('/demo/registros')
      const others = { taxpayer: 'none', companies: 'none', institution: 'none' }
      await switches.submit('/demo/registros', { ...others, civil })
    }
    const role = await this.#role('E1')
    try {
      await set('down')
      const guest = await this.#identified(role)
      await this.#open(guest, 'P-21', '/registro-sin-respuesta')
      await guest.open('/registro-sin-respuesta')
      await guest.submit('/registro-sin-respuesta')
      await this.#open(guest, 'P-21, will be told', '/registro-sin-respuesta')
    } finally {
      await set('none')
    }
  }
}

/** Fields that hold a solved check are not worth solving where the form is refused before. */
const unsolved = (guest: Guest, action: string): Readonly<Record<string, string>> =>
  guest.page.forms.some(
    (form) => form.action === action && form.fields.some(({ name }) => name === 'humanCheck'),
  )
    ? { humanCheck: wrongCheck }
    : {}

const without = ({ day: _day, ...rest }: Readonly<Record<string, string>>) => rest

function unanswered({ page }: Guest, t: Translate): string {
  const fields = page.forms.flatMap((form) => form.fields)
  if (fields.some(({ type }) => type === 'radio')) return t('p06.err.choice')
  if (fields.some(({ name }) => name === 'day')) return t('p06.err.date.empty')
  if (fields.some(({ name }) => name === 'year')) return t('p06.err.month.empty')
  return t(/\binputmode="numeric"/.test(page.html) ? 'p06.err.number.empty' : 'p06.err.text')
}

/** Answers one question after the other as the page on the screen asks; `look` sees each before. */
async function answers(
  guest: Guest,
  role: Role,
  how: 'right' | 'wrong',
  look: (n: number) => Promise<void> = async () => undefined,
): Promise<void> {
  for (let n = 1; guest.page.path === `/preguntas/${n}`; n += 1) {
    await look(n)
    await guest.open(`/preguntas/${n}`)
    await guest.submit(`/preguntas/${n}`, answer(guest, role, how))
  }
}

function answer({ page }: Guest, role: Role, how: 'right' | 'wrong'): Readonly<Record<string, string>> {
  const fields = page.forms.flatMap((form) => form.fields)
  const right = role.answers.get(page.h1)
  if (right === undefined) throw new Error(`nobody knows: ${page.h1}`)
  if (fields.some(({ type }) => type === 'radio'))
    return { answer: how === 'right' ? right : say.es('p06.none') }
  if (!fields.some(({ name }) => name === 'year')) return { answer: how === 'right' ? right : '9' }
  const [year = '', month = '', day] = right.split('-')
  return { ...(day !== undefined && { day }), month, year: how === 'right' ? year : '1961' }
}
