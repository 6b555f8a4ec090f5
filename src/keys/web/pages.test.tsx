import { describe, expect, it } from 'vitest'
import type { EmployerId } from '../../kernel/ids.ts'
import { langs } from '../../kernel/lang.ts'
import { householdIdentifierOf, syntheticCedula, syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import { days, plus } from '../../kernel/time.ts'
import { htmlFindings } from '../../../test/support/valid-html.ts'
import { testNow, testVisit } from '../../../test/support/visit.ts'
import { asDescribed } from '../../policy/index.ts'
import { keyAge } from '../domain/key-age.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import { AccountPage, SignedOutPage } from './account-pages.tsx'
import { readSignIn } from './sign-in-form.ts'
import { SignInBlockedPage, SignInPage } from './sign-in-pages.tsx'

const formNumber = '0.number'
const session = { handle: 'a1', browser: 'Firefox, Linux', createdAt: testNow, seenAt: testNow, own: true }
const account = (visit: Visit, alone = false): Html =>
  AccountPage({
    visit,
    signedIn: {
      employerId: 'e' as EmployerId,
      identifier: syntheticCompanyRuc(1),
      branchCode: '0001',
      legalName: 'Demo & Hijos <S. A.>',
      keySetAt: plus(testNow, -days(1)),
      keyUnlocked: alone ? { at: testNow, caseCode: 'CLV-7F3K-92QD' } : null,
      now: testNow,
    },
    sessions: alone ? [session] : [session, { ...session, handle: 'b2', browser: '?, ?', own: false }],
    rotationDays: 90,
    age: keyAge(plus(testNow, -days(1)), testNow, asDescribed.key),
    isReminded: alone,
    notices: [],
    othersEnded: alone,
    pendingContact: alone
      ? { kind: 'mail', newMail: 'nueva@empresa.example', usableFrom: plus(testNow, days(3)) }
      : undefined,
    hasMobile: true,
    formNumbers: {
      endSession: 'end',
      endOthers: 'others',
      signOut: 'out',
      stopContact: 'stop',
      later: 'later',
    },
  })

const pages: Readonly<Record<string, (visit: Visit) => Html>> = {
  'U-01': (visit) => SignInPage({ visit, formNumber, askBranch: false }),
  'U-01 with branches': (visit) => SignInPage({ visit, formNumber, askBranch: true }),
  'U-01 empty': (visit) =>
    SignInPage({
      visit,
      formNumber,
      askBranch: true,
      typed: { ruc: '', sucursal: 'x', usuario: '' },
      errors: [
        { field: 'ruc', key: 'p02.err.ruc.empty' },
        { field: 'sucursal', key: 'p02.err.suc' },
        { field: 'clave', key: 'u01.err.key' },
      ],
    }),
  'U-01 no match': (visit) =>
    SignInPage({
      visit,
      formNumber,
      askBranch: false,
      typed: { ruc: '2499990001001', sucursal: '', usuario: '' },
      left: 1,
    }),
  'U-01 blocked': (visit) => SignInBlockedPage({ visit }),
  account,
  'account with one session': (visit) => account(visit, true),
  'signed out': (visit) => SignedOutPage({ visit }),
}

describe.each(langs)('every page of signing in, in %s', (lang) => {
  it.each(Object.entries(pages))('%s is sound HTML with one heading', async (_name, page) => {
    const html = String(page(testVisit(lang, '/entrar')))
    expect(await htmlFindings(html)).toEqual([])
    expect(html.match(/<h1/g)).toHaveLength(1)
  })
})

const any = { syntheticOnly: false }

describe('the account page', () => {
  it('says when the key was unlocked and in which case, and nothing of it where it never was', () => {
    const visit = testVisit('es')
    expect(String(account(visit, true))).toMatch(/Se desbloqueó el .+, en el caso CLV-7F3K-92QD\./)
    expect(String(account(visit))).not.toContain('Se desbloqueó')
  })

  it('lets a person end any session but the one that is looking', () => {
    const html = String(account(testVisit('es')))
    expect(html).toContain('name="sesion" value="b2"')
    expect(html).not.toContain('value="a1"')
    expect(html).toContain('un equipo que no reconocemos')
    expect(html).toContain('Demo &amp; Hijos &lt;S. A.&gt;')
  })
})

describe('the sign-in form', () => {
  const good = { ruc: syntheticCompanyRuc(1), sucursal: '', clave: ' Clave con espacios ' }

  it('keeps the number that was typed and forgets the key', () => {
    const typed = { ruc: good.ruc, sucursal: '0001', usuario: '' }
    const html = String(SignInPage({ visit: testVisit('es'), formNumber, askBranch: false, typed, left: 3 }))
    expect(html).toContain(`value="${good.ruc}"`)
    expect(html).toContain('Le quedan 3 intentos.')
    expect(/<input[^>]*type="password"[^>]*>/.exec(html)?.[0]).not.toContain('value=')
  })

  it('takes the key as it was typed, and the first branch unless another is named', () => {
    expect(readSignIn(good, any)).toMatchObject({
      ok: true,
      value: { identifier: good.ruc, branchCode: '0001', key: good.clave },
    })
    expect(readSignIn({ ...good, sucursal: '0 002' }, any)).toMatchObject({ value: { branchCode: '0002' } })
  })

  it('lets a household employer in with its own number, always as its one branch', () => {
    const ruc = householdIdentifierOf(syntheticCedula(1, 3))
    expect(readSignIn({ ...good, ruc, sucursal: '0007' }, any)).toMatchObject({
      ok: true,
      value: { identifier: ruc, branchCode: '0001' },
    })
  })

  it('R32: takes nobody’s real number in a demonstration, so that no count is kept of one (I-27)', () => {
    const ruc = '1790013235001'
    expect(readSignIn({ ...good, ruc }, any).ok).toBe(true)
    expect(readSignIn({ ...good, ruc }, { syntheticOnly: true })).toMatchObject({
      detail: [{ field: 'ruc', key: 'p02.err.demo' }],
    })
    expect(readSignIn(good, { syntheticOnly: true }).ok).toBe(true)
  })

  it('says every problem at once', () => {
    expect(readSignIn({ ruc: ' ', sucursal: 'abc', clave: '' }, any)).toMatchObject({
      ok: false,
      detail: [{ key: 'p02.err.ruc.empty' }, { key: 'p02.err.suc' }, { key: 'u01.err.key' }],
    })
  })
})

it('blames no tries alone for a block that a report may have brought about', () => {
  expect(String(SignInBlockedPage({ visit: testVisit('es') }))).toContain('o cuando alguien avisa')
})

it('says beside the date where the key is changed', () => {
  expect(String(account(testVisit('es')))).toMatch(/Cámbiela antes del[^<]*<a [^>]*href="\/cuenta\/clave"/)
})
