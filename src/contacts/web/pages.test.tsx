import { describe, expect, it } from 'vitest'
import type { ChangeId } from '../../kernel/ids.ts'
import { langs } from '../../kernel/lang.ts'
import { hours, plus } from '../../kernel/time.ts'
import { htmlFindings } from '../../../test/support/valid-html.ts'
import { testNow, testVisit } from '../../../test/support/visit.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { ChangeView, MailChangeView, PhoneChangeView } from '../app/ports.ts'
import type { ChangeEnd } from '../domain/change.ts'
import { readNewMail } from './contact-form.ts'
import { ChangeDonePage } from './change-done-page.tsx'
import { CodePage } from './code-page.tsx'
import { NewMailPage, NotNowPage, OfficePage, StartPage } from './contact-pages.tsx'
import { MobilePage } from './mobile-page.tsx'

// Put together here, so that no address that somebody may have stands in the tree.
const [slip, meant] = [['ana@empresa', 'cmo'].join('.'), ['ana@empresa', 'com'].join('.')]
const newMail = 'nueva-direccion@empresa.example'
const presentMail = 'gerencia@empresa.example'
const change = (over: Partial<MailChangeView>): MailChangeView => ({
  id: 'c' as ChangeId,
  state: { is: 'presentMail' },
  kind: 'mail',
  newMail,
  presentMail,
  legalName: 'Demo & Hijos <S. A.>',
  code: 'sent',
  codeUntil: plus(testNow, 900),
  triesLeft: 5,
  startedAt: testNow,
  confirmedAt: null,
  begunAtCounter: false,
  caseCode: null,
  reviewReason: null,
  ...over,
})
const mobile = (over: Partial<PhoneChangeView>): PhoneChangeView => {
  const { kind: _kind, newMail: _newMail, ...common } = change({})
  return { ...common, kind: 'phone', newPhone: '+593990000482', ...over }
}
const formNumbers = { code: 'c', again: 'a', stop: 's' }
const usableFrom = plus(testNow, hours(72))
const start = (
  visit: Visit,
  over: { presentMail?: string | null; ended?: ChangeEnd; nothingChosen?: boolean } = {},
) =>
  StartPage({
    visit,
    formNumber: 'n',
    presentMail,
    ended: undefined,
    hasMobile: true,
    coolOff: hours(72),
    ...over,
  })
const code = (visit: Visit, view: ChangeView, said: Partial<Parameters<typeof CodePage>[0]> = {}) =>
  CodePage({ visit, change: view, formNumbers, sentAgain: false, ...said })

const onRecord = {
  formNumber: 'n',
  phone: '+593990000482',
  choices: { another: true, none: true },
  hasMail: true,
  ended: undefined,
  coolOff: hours(72),
} as const

const pages: Readonly<Record<string, (visit: Visit) => Html>> = {
  'P-80': (visit) => start(visit),
  'P-80 unanswered': (visit) => start(visit, { nothingChosen: true }),
  'P-80 without a mail': (visit) => start(visit, { presentMail: null, ended: 'reported' }),
  'P-80 in person': (visit) => OfficePage({ visit }),
  'P-80 used up': (visit) => NotNowPage({ visit, why: 'limit', kind: 'mail' }),
  'P-84 used up': (visit) => NotNowPage({ visit, why: 'limit', kind: 'phone' }),
  'P-84 unrepresented': (visit) => NotNowPage({ visit, why: 'unrepresented', kind: 'phone' }),
  'P-81': (visit) => NewMailPage({ visit, formNumber: 'n' }),
  'P-81 with a slip': (visit) =>
    NewMailPage({
      visit,
      formNumber: 'n',
      typed: { correo: slip, dudado: '' },
      errors: [{ field: 'correo', key: 'p81.err.typo' }],
      suggestion: meant,
    }),
  'P-81 with a wrong key': (visit) => NewMailPage({ visit, formNumber: 'n', left: 2 }),
  'P-82 first': (visit) => code(visit, change({ code: 'onItsWay', codeUntil: null })),
  'P-82 second': (visit) =>
    code(visit, change({ state: { is: 'newMail', shownBy: 'presentMail' } }), { sentAgain: true }),
  'P-82 undelivered': (visit) => code(visit, change({ code: 'refused' })),
  'P-82 mistyped': (visit) => code(visit, change({ triesLeft: 3 }), { error: 'p82.err.bad', left: 3 }),
  'P-82 spent': (visit) => code(visit, change({ triesLeft: 0 })),
  'P-82 mobile first': (visit) => code(visit, mobile({})),
  'P-82 mobile going': (visit) => code(visit, mobile({ newPhone: null })),
  'P-82 mobile second': (visit) => code(visit, mobile({ state: { is: 'newPhone' } })),
  'P-82 mobile unsent': (visit) => code(visit, mobile({ state: { is: 'newPhone' }, code: null })),
  'P-83 mobile': (visit) =>
    ChangeDonePage({ visit, change: mobile({ state: { is: 'cooling', usableFrom } }), stopNumber: 's' }),
  'P-83 mobile over': (visit) =>
    ChangeDonePage({ visit, change: mobile({ state: { is: 'done', at: testNow } }), stopNumber: 's' }),
  'P-83 mobile gone': (visit) =>
    ChangeDonePage({
      visit,
      change: mobile({ newPhone: null, state: { is: 'done', at: testNow } }),
      stopNumber: 's',
    }),
  'P-84': (visit) => MobilePage({ visit, ...onRecord }),
  'P-84 nothing typed': (visit) =>
    MobilePage({
      visit,
      ...onRecord,
      typed: { que: '', celular: '' },
      errors: [
        { field: 'que', key: 'p84.err.what' },
        { field: 'clave', key: 'u01.err.key' },
      ],
    }),
  'P-84 with a wrong key': (visit) => MobilePage({ visit, ...onRecord, left: 2 }),
  'P-84 none yet': (visit) =>
    MobilePage({
      visit,
      ...onRecord,
      phone: null,
      choices: { another: true, none: false },
      ended: 'withdrawn',
    }),
  'P-84 none, without a mail': (visit) => MobilePage({ visit, ...onRecord, hasMail: false }),
  'P-84 without messages': (visit) =>
    MobilePage({ visit, ...onRecord, choices: { another: false, none: true } }),
  'P-83': (visit) =>
    ChangeDonePage({ visit, change: change({ state: { is: 'cooling', usableFrom } }), stopNumber: 's' }),
  'P-83 waiting': (visit) =>
    ChangeDonePage({ visit, change: change({ state: { is: 'approval' } }), stopNumber: 's' }),
  'P-83 over': (visit) =>
    ChangeDonePage({ visit, change: change({ state: { is: 'done', at: testNow } }), stopNumber: 's' }),
}

describe.each(langs)('every page of a change of mail, in %s', (lang) => {
  it.each(Object.keys(pages))('%s is sound HTML with one heading, and hides both addresses', async (name) => {
    const html = pages[name]?.(testVisit(lang)).toString() ?? ''
    expect(await htmlFindings(html)).toEqual([])
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect([html.includes(newMail), html.includes(presentMail)]).toEqual([false, false])
  })
})

describe('what the pages offer', () => {
  const visit = testVisit('es')
  it('a way out wherever a change is on its way, and none when it is over', () => {
    const stops = Object.keys(pages).filter((name) =>
      pages[name]?.(visit).toString().includes('/contacto/anular'),
    )
    expect(stops).toEqual([
      'P-82 first',
      'P-82 second',
      'P-82 undelivered',
      'P-82 mistyped',
      'P-82 spent',
      'P-82 mobile first',
      'P-82 mobile going',
      'P-82 mobile second',
      'P-82 mobile unsent',
      'P-83 mobile',
      'P-83',
      'P-83 waiting',
    ])
  })

  it('no code to type once the tries are spent', () => {
    expect(pages['P-82 spent']?.(visit).toString()).not.toContain('name="codigo"')
  })
})

describe('P-81 is read', () => {
  const read = (correo: string, over = {}) =>
    readNewMail({ correo, clave: 'k', dudado: '', ...over }, { syntheticOnly: true })

  it('byte for byte, but for blanks around it', () => {
    expect(read(' Ana.P@Empresa.example ')).toMatchObject({
      ok: true,
      value: { mail: 'Ana.P@Empresa.example' },
    })
  })

  it('and asks once about what looks like a slip', () => {
    expect(read(slip)).toMatchObject({ ok: false, detail: { suggestion: meant } })
    expect(readNewMail({ correo: slip, clave: 'k', dudado: slip }, { syntheticOnly: false })).toMatchObject({
      ok: true,
    })
  })

  it('and takes nothing but one plain address, in a demonstration one that nobody has (ATK-39, I-27)', () => {
    for (const typed of [
      'a@b.example,c@d.example',
      'a@b.example;c@d.example',
      'a b@c.example',
      '<a@b.example>',
      'mıke@a.example',
    ])
      expect([typed, read(typed)]).toMatchObject([
        typed,
        { ok: false, detail: { errors: [{ key: 'p81.err.form' }] } },
      ])
    expect(read('')).toMatchObject({ detail: { errors: [{ key: 'p81.err.empty' }] } })
    expect(read(meant)).toMatchObject({ detail: { errors: [{ key: 'p02.err.demo' }] } })
  })
})
