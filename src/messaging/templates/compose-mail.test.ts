import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { langs } from '../../kernel/lang.ts'
import { instant } from '../../kernel/time.ts'
import { createTexts } from '../../platform/text/texts.ts'
import type { Template, TemplateParams } from '../domain/template.ts'
import { createCompose } from './compose-mail.ts'
import { longestWords, oneLine } from './mail-lines.ts'

const origin = 'https://clave.prueba.test'
const compose = createCompose({
  texts: createTexts(),
  origin,
  isDemo: false,
  writeDay: (day) => JSON.stringify(day),
})
const at = instant(Date.UTC(2026, 10, 24, 15, 30))
const common = { company: 'Comercial Ejemplo S.A.', ruc: '179••••••7001', at }
const link = {
  url: `${origin}/clave/ref123456789#token_token_token_token_tok`,
  code: '7Q4M-2K9T',
  lifeSeconds: 180,
}

const denial = { url: `${origin}/aviso/ref987654321#denial_denial_denial_denial`, code: '2K9T-7Q4M' }

const typed = { code: '024680', lifeSeconds: 900 }

const invitation = {
  url: `${origin}/acceso/ref123456789#invite_invite_invite_invite`,
  code: '4M7Q-9TK2',
  diesAt: instant(at + 7 * 86_400_000),
}

const appointment = {
  ...common,
  caseCode: 'CLV-7Q4M-2K9T',
  appointmentId: '0190a5b2-7c3d-7e4f-8a1b-2c3d4e5f6071',
  from: instant(at + 86_400_000),
  kind: 'counter',
  centre: 'Centro de Prueba',
  address: 'Calle 1',
} as const

const all: { readonly [T in Template]: TemplateParams[T] } = {
  'M-01': common,
  'M-02': common,
  'M-03': common,
  'M-04': { ...common, refused: 3, until: instant(at + 86_400_000) },
  'M-05': appointment,
  'M-06': { ...appointment, kind: 'video' },
  'M-07': { ...appointment, zone: 'galapagos' },
  'M-08': { ...common, caseCode: 'CLV-7Q4M-2K9T', paper: 'letter', reason: 'Falta la firma' },
  'M-11': {
    ...common,
    newMail: 'n•••••a@e•••••.example',
    usableFrom: instant(at + 3 * 86_400_000),
    begun: 'withKey',
  },
  'M-12': common,
  'M-13': { ...common, dueAt: instant(at + 15 * 86_400_000), days: 90, isForced: true, id: 'a1b2' },
  'M-46': {
    ...common,
    period: { year: 2026, month: 10 },
    endsAt: instant(at + 3 * 86_400_000),
    page: '/recordatorio/abcdefghijklmnopqrstuv',
  },
  'M-40': { ...common, browser: 'Firefox, Linux' },
  'M-41': { ...common, page: '/correo/abcdefghijkl' },
  'M-14': common,
  'M-38': common,
  'M-45': { ...common, how: 'invitation' },
  'M-39': { ...common, name: 'Ana Prueba Ejemplo', cedula: '•••••••482' },
  'M-15': { ...common, caseCode: 'CLV-7Q4M-2K9T' },
  'M-16': { ...common, caseCode: 'CLV-7Q4M-2K9T', keptUntil: instant(at + 86_400_000) },
  'M-17': { ...common, newMail: 'n•••••a@e•••••.example' },
  'M-47': { ...common, phoneEnd: '482' },
  'M-48': { ...common, phoneEnd: '482', since: null },
  'M-18': { ...common, page: '/contacto/confirmar/CLV-7Q4M-2K9T' },
  'M-19': { ...common, cedula: '•••••••482' },
  'M-27': appointment,
  'M-28': { ...appointment, earlier: instant(at + 3_600_000) },
  'M-29': appointment,
  'M-30': { ...common, cedula: '•••••••482' },
  'M-31': { ...common, cedula: '•••••••482' },
  'M-32': { ...common, cedula: '•••••••482' },
  'M-33': { ...common, caseCode: 'CLV-7Q4M-2K9T', reason: 'jointMissing', next: 'counter' },
  'M-34': { ...common, caseCode: 'CLV-7Q4M-2K9T' },
  'M-37': {
    ...common,
    certificate: { says: 'upToDate', until: instant(at + 30 * 86_400_000), code: 'K7QM-2X9T-4HWR-6PZN-D3FV' },
  },
  'M-42': common,
  'M-43': common,
  'M-44': common,
  'M-36': { ...common, caseCode: 'CLV-7Q4M-2K9T' },
  'M-35': { ...common, caseCode: 'CLV-7Q4M-2K9T', kind: 'deposit', until: common.at },
  'M-20': common,
  'M-25': common,
  'M-26': { ...common, why: 'recent', from: instant(at + 3_600_000) },
}
const templates = Object.keys(all) as Template[]
const mailOf = (template: Template, lang: 'es' | 'en', params: TemplateParams[Template] = all[template]) =>
  compose(
    template,
    lang,
    params as never,
    template === 'M-01' || template === 'M-25' ? link : undefined,
    [
      'M-02',
      'M-11',
      'M-17',
      'M-19',
      'M-20',
      'M-26',
      'M-30',
      'M-31',
      'M-32',
      'M-39',
      'M-40',
      'M-47',
      'M-48',
    ].includes(template)
      ? denial
      : undefined,
    typed,
    template === 'M-14' ? invitation : undefined,
  )

describe.each(templates)('%s', (template) => {
  it.each(langs)('reads as it should in %s', (lang) => {
    const { subject, text, html } = mailOf(template, lang)
    expect(`${subject}\n\n${text}\n${html}`).toMatchSnapshot()
  })

  it.each(langs)('keeps to the rules for mails in %s', (lang) => {
    const { subject, text, html } = mailOf(template, lang)
    expect(subject.length).toBeLessThan(60)
    expect(text).not.toMatch(/[{}]/)
    // A name that ends with a dot, before the dot of its sentence.
    expect(text).not.toMatch(/\.\.(\s|$)/)
    expect(html).not.toMatch(/<(?:img|script|style|link|iframe)|style=|https?:(?!\/\/clave\.prueba\.test)/)
    for (const address of text.match(/https?:\S+/g) ?? []) expect(text.split('\n')).toContain(address)
  })

  it.each(langs)('says the same words in text and HTML in %s', (lang) => {
    const { text, html } = mailOf(template, lang)
    const shown = html
      .replace(/[^]*<body>/, '')
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#39;', "'")
      .replace(/\s+/g, ' ')
      .replaceAll(' :', ':')
    expect(shown.trim()).toBe(text.replace(/\s+/g, ' ').trim())
  })
})

describe('M-01', () => {
  it('carries its link once and works without clicking (L-16)', () => {
    const { text, html } = mailOf('M-01', 'es')
    expect(text.match(/#token/g)).toHaveLength(1)
    expect(html.match(/href="[^"]*#token/g)).toHaveLength(1)
    expect(text.split('\n')).toContain(link.code)
  })

  it('is not written without a link', () => {
    expect(() => compose('M-01', 'es', common)).toThrow(TypeError)
  })
})

it('no notice carries a link that sets a key (I-26)', () => {
  const notices = templates.filter((template) => template !== 'M-01' && template !== 'M-25')
  expect(notices.filter((template) => mailOf(template, 'es').text.includes('/clave/'))).toEqual([])
})

it('names the public page for reporting when there is no address of its own', () => {
  expect(mailOf('M-03', 'es').text).toContain(`${origin}/aviso\n`)
  expect(mailOf('M-02', 'es').text).toContain(`${denial.url}\n`)
  expect(mailOf('M-02', 'es').text.split('\n')).toContain(denial.code)
})

it('marks every mail of a demonstration (B2)', () => {
  const demo = createCompose({ texts: createTexts(), origin, isDemo: true, writeDay: () => '' })
  for (const template of templates) {
    const { text } = demo(template, 'es', all[template] as never, link, denial, typed, invitation)
    expect(text).toMatch(/^Demostración/)
  }
})

describe('a name out of the records (ATK-41)', () => {
  const payloads = [
    'Uno\r\nBcc: evil@evil.test',
    '<script>alert(1)</script>',
    '<a href="https://evil.test">gane</a>',
    '{{7*7}}',
    '${7*7}',
    '{razonSocial}',
    'fin\r\n.\r\nMAIL FROM:<evil@evil.test>',
    'x'.repeat(10_000),
    '\u202Elasrever\u2066',
    'O\'Hara & Hijos "Ltda"',
  ]

  it.each(payloads)('stays a name: %j', (company) => {
    for (const template of templates) {
      for (const lang of langs) {
        const plain = mailOf(template, lang)
        const { subject, text, html } = mailOf(template, lang, { ...all[template], company })
        expect(subject).toBe(plain.subject)
        expect(text.split('\n')).toHaveLength(plain.text.split('\n').length)
        expect(html.match(/<\/?[a-z!][^>]*>/gi)).toEqual(plain.html.match(/<\/?[a-z!][^>]*>/gi))
        expect(text).not.toMatch(/49|^\.$/m)
        expect(text.length).toBeLessThan(2_500)
      }
    }
    expect(mailOf('M-01', 'es', { ...common, company }).text).toContain(oneLine(company))
  })

  it('is one line of at most 120 characters, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (value) => {
        const line = oneLine(value)
        expect(line.length).toBeLessThanOrEqual(120)
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
      }),
    )
  })
})

it.each(['Falta\r\nBcc: evil@evil.test', '<a href="https://evil.test">x</a>', '{caso}', 'x'.repeat(9_000)])(
  'the words of an officer stay words: %j (ATK-41)',
  (reason) => {
    for (const lang of langs) {
      const plain = mailOf('M-08', lang)
      const { subject, text, html } = mailOf('M-08', lang, { ...all['M-08'], reason })
      expect(subject).toBe(plain.subject)
      expect(text.split('\n')).toHaveLength(plain.text.split('\n').length)
      expect(html.match(/<\/?[a-z!][^>]*>/gi)).toEqual(plain.html.match(/<\/?[a-z!][^>]*>/gi))
      expect(text).toContain(oneLine(reason, longestWords))
      expect(text.length).toBeLessThan(2_500)
    }
  },
)

it('says the minute from which it may be tried again, as the page does, and none before it', () => {
  const until = instant(at + 86_400_000 + 30_000)
  expect(mailOf('M-04', 'es', { ...common, refused: 3, until }).text).toContain('a las 10:31')
})

it('carries its digits where a mailbox is confirmed, and only there', () => {
  for (const lang of ['es', 'en'] as const) {
    const carrying = templates.filter((template) => mailOf(template, lang).text.includes(typed.code))
    expect(carrying).toEqual(['M-41', 'M-17', 'M-47', 'M-18'])
  }
  expect(() => compose('M-17', 'es', all['M-17'], undefined, denial)).toThrow(TypeError)
})
