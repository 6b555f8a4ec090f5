import { describe, expect, it } from 'vitest'
import { htmlFindings } from '../../../test/support/valid-html.ts'
import { testNow, testVisit } from '../../../test/support/visit.ts'
import type { DelegateId, DelegationId, EmployerId } from '../../kernel/ids.ts'
import { langs } from '../../kernel/lang.ts'
import { syntheticCedula, syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import { days, instant, plus, zones, wallClock } from '../../kernel/time.ts'
import { liveRules } from '../../keys/domain/live-rules.ts'
import { asDescribed } from '../../policy/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { Invitation, ListedUser } from '../app/ports.ts'
import type { EmployerRow, SignedInUser } from '../app/session-ports.ts'
import type { StoredState } from '../domain/standing.ts'
import { AdviserPage, EmployerPage, OwnKeyPage } from './adviser-pages.tsx'
import {
  AcceptedPage,
  AcceptPage,
  InvitationOverPage,
  MailboxTakenPage,
  OpenPage,
} from './invitation-pages.tsx'
import { RestsPage } from './rests-page.tsx'
import { boxesOf, readPower, readUser, type TypedUserForm } from './user-form.ts'
import { RemovePage, UserPage } from './user-page.tsx'
import { NewUserPage, StopPage, UsersPage } from './users-pages.tsx'

const name = 'Marta "Prueba" <Ejemplo>'
const user = (state: StoredState, more: Partial<ListedUser> = {}): ListedUser => ({
  id: `id-${state}` as DelegationId,
  name,
  masked: '•••••••482',
  mail: 'marta@contadores.example',
  lang: 'es',
  scopes: ['payroll', 'read'],
  state,
  until: plus(testNow, days(30)),
  inviteUntil: plus(testNow, days(7)),
  usedAt: state === 'active' ? testNow : null,
  acceptedAt: null,
  now: testNow,
  ...more,
})
const states: readonly StoredState[] = ['invited', 'active', 'suspended', 'unconfirmed']
const numbers = { change: 'c', suspend: 's', give: 'g' }
const one = (visit: Visit, state: StoredState, more: Partial<Parameters<typeof UserPage>[0]> = {}): Html =>
  UserPage({
    visit,
    user: user(state),
    longestDays: 730,
    keyAgain: true,
    done: undefined,
    formNumbers: numbers,
    ...more,
  })
const invitation: Invitation = {
  employerId: 'e' as EmployerId,
  ref: 'abcdefghijkl',
  delegationId: 'd' as DelegationId,
  digest: new Uint8Array(32),
  codeDigest: new Uint8Array(32),
  browser: null,
  isLive: true,
  isUsed: false,
  codeTries: 0,
  personTries: 0,
  company: 'Demo & Hijos <S. A.>',
  class: 'company',
  identifier: syntheticCompanyRuc(1),
  tradeName: null,
  user: { ...user('invited'), person: new Uint8Array(32) },
}
const rules = liveRules(asDescribed.key, {
  ruc: '',
  cedula: '',
  legalName: '',
  representativeNames: [],
  institutionWords: [],
})
const who: SignedInUser = {
  delegate: 'd' as DelegateId,
  name,
  mail: 'marta@contadores.example',
  access: null,
  accessOver: true,
  now: testNow,
}
const employer = (standing: EmployerRow['standing']): EmployerRow => ({
  employerId: 'e' as EmployerId,
  id: `a-${standing}` as DelegationId,
  legalName: 'Demo & Hijos <S. A.>',
  class: 'company',
  identifier: syntheticCompanyRuc(1),
  province: null,
  scopes: ['pay'],
  until: null,
  standing,
})
const session = { handle: 'a1', browser: 'Firefox, Linux', createdAt: testNow, own: true }
const accept = (visit: Visit, kind: 'new' | 'present', hasKey: boolean): Html =>
  AcceptPage({ visit, invitation, formNumber: 'f', kind, hasKey, rules })

const pages: Readonly<Record<string, (visit: Visit) => Html>> = {
  'U-03': (visit) =>
    UsersPage({ visit, users: states.map((state) => user(state)), most: 20, done: 'invited' }),
  'U-03 empty': (visit) => UsersPage({ visit, users: [], most: 20, done: undefined }),
  'U-03 add': (visit) =>
    NewUserPage({ visit, formNumber: 'f', now: testNow, longestDays: 730, keyAgain: true }),
  'U-03 add, everything wrong': (visit) =>
    NewUserPage({
      visit,
      formNumber: 'f',
      now: testNow,
      longestDays: 730,
      keyAgain: true,
      errors: [
        { field: 'nombre', key: 'u03.err.name' },
        { field: 'planillas', key: 'u03.err.can' },
        { field: 'hasta', key: 'u03.err.until.far' },
      ],
      left: 2,
    }),
  ...Object.fromEntries(states.map((state) => [`U-03 ${state}`, (visit: Visit) => one(visit, state)])),
  'U-03 no key': (visit) => one(visit, 'active', { trouble: { form: 'change', words: 'no' } }),
  'U-03 no key to confirm': (visit) => one(visit, 'unconfirmed', { trouble: { form: 'give', words: 'no' } }),
  'U-03 remove': (visit) => RemovePage({ visit, user: user('active'), formNumber: 'f' }),
  'U-03 full': (visit) => StopPage({ visit, why: 'full' }),
  'U-03 frozen': (visit) => StopPage({ visit, why: 'frozen' }),
  invitation: (visit) => OpenPage({ visit, reference: 'abcdefghijkl', formNumber: 'f' }),
  'invitation, no code': (visit) =>
    OpenPage({ visit, reference: 'abcdefghijkl', formNumber: 'f', error: 'no' }),
  'invitation over': (visit) => InvitationOverPage({ visit }),
  'mailbox taken': (visit) => MailboxTakenPage({ visit }),
  'first key': (visit) => accept(visit, 'new', false),
  'key of before': (visit) => accept(visit, 'present', true),
  'another key': (visit) => accept(visit, 'new', true),
  'key that breaks a rule': (visit) =>
    AcceptPage({
      visit,
      invitation,
      formNumber: 'f',
      kind: 'new',
      hasKey: false,
      rules,
      person: 'no',
      problems: [{ rule: 'short', min: 8 }, { rule: 'reused' }],
    }),
  accepted: (visit) => AcceptedPage({ visit }),
  rests: (visit) => RestsPage({ visit, pause: 1_800 }),
  employers: (visit) =>
    AdviserPage({
      visit,
      who,
      employers: (['active', 'suspended', 'unconfirmed', 'expired', 'stopped'] as const).map(employer),
      dueOf: () => plus(testNow, days(9)),
      sessions: [session, { ...session, handle: 'b2', browser: '?, ?', own: false }],
      keyChanged: true,
      formNumbers: { choose: 'c', endSession: 'e', endOthers: 'o', signOut: 's' },
    }),
  employer: (visit) =>
    EmployerPage({ visit, access: { ...employer('active') }, due: plus(testNow, days(9)) }),
  'own key': (visit) =>
    OwnKeyPage({ visit, formNumber: 'f', rules, present: 'no', problems: [{ rule: 'seq' }] }),
}

describe.each(langs)('every page of secondary users, in %s', (lang) => {
  it.each(Object.entries(pages))('%s is sound HTML with one heading', async (_name, page) => {
    const html = String(page(testVisit(lang, '/cuenta/usuarios')))
    expect(await htmlFindings(html)).toEqual([])
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).not.toContain('<Ejemplo>')
  })
})

describe('the page of one person', () => {
  const formsOf = (state: StoredState) =>
    [...String(one(testVisit('es'), state)).matchAll(/action="\/cuenta\/usuarios\/[^"]*?(\/[a-z]+)?"/g)].map(
      ([, act = '/']) => act,
    )
  it('offers what can be done as it stands, and nothing else', () => {
    expect(Object.fromEntries(states.map((state) => [state, formsOf(state)]))).toEqual({
      invited: ['/', '/acceso'],
      active: ['/', '/suspender', '/acceso'],
      suspended: ['/acceso'],
      unconfirmed: ['/acceso'],
    })
  })

  it('shows the number masked, and offers the day on which it ends', () => {
    const html = String(one(testVisit('es'), 'active'))
    expect(html).toContain('•••••••482')
    const { day, year } = wallClock(plus(testNow, days(30) - 1), zones.mainland)
    expect(html).toContain(`value="${day}"`)
    expect(html).toContain(`value="${year}"`)
  })
})

describe('the form for a person', () => {
  const rulesOf = { syntheticOnly: true, longestDays: 730, now: instant(Date.UTC(2026, 10, 24, 15)) }
  const good: TypedUserForm = {
    nombre: '  Marta  Prueba ',
    cedula: syntheticCedula(1, 4),
    correo: ' marta@contadores.example ',
    planillas: 'payroll',
    pagos: '',
    consulta: '',
    'hasta-day': '30',
    'hasta-month': '11',
    'hasta-year': '2026',
  }

  it('takes a name, a number, an address, what they may do, and the last day whole', () => {
    expect(readUser(good, rulesOf)).toMatchObject({
      ok: true,
      value: {
        name: 'Marta Prueba',
        mail: 'marta@contadores.example',
        scopes: ['payroll'],
        // Midnight after it, in mainland Ecuador.
        until: Date.UTC(2026, 11, 1, 5),
      },
    })
    expect(boxesOf(instant(Date.UTC(2026, 11, 1, 5)))).toEqual({
      'hasta-day': '30',
      'hasta-month': '11',
      'hasta-year': '2026',
    })
  })

  it.each([
    [{ nombre: 'Marta' }, 'u03.err.name.form'],
    [{ nombre: '' }, 'u03.err.name'],
    [{ nombre: 'Marta\r\nBcc: x' }, 'u03.err.name.form'],
    [{ cedula: ['171003', '4065'].join('') }, 'p02.err.demo'],
    [{ cedula: '171003' }, 'p02.err.ced.len'],
    [{ cedula: ['171003', '4066'].join('') }, 'p02.err.ced.check'],
    [{ correo: 'a@b.example,c@d.example' }, 'p81.err.form'],
    [{ correo: ['marta@contadores', 'ec'].join('.') }, 'p02.err.demo'],
    [{ planillas: 'everything' }, 'u03.err.can'],
    [{ 'hasta-day': '24' }, 'u03.err.until.past'],
    [{ 'hasta-year': '2199' }, 'u03.err.until.far'],
    [{ 'hasta-month': '13' }, 'u03.err.until'],
  ] as const)('says what is wrong with %o', (change, key) => {
    const read = readUser({ ...good, ...change }, rulesOf)
    if (read.ok) throw new Error('taken')
    expect(read.detail.map((error) => error.key)).toEqual([key])
  })

  it('takes no end where none was typed', () => {
    const { power, errors } = readPower(
      { ...good, 'hasta-day': '', 'hasta-month': '', 'hasta-year': '' },
      rulesOf,
    )
    expect([power.until, errors]).toEqual([null, []])
  })
})
