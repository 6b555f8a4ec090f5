import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readCatalogue, textsFolder } from '../../src/platform/text/catalogues.ts'
import { compile } from '../../src/platform/text/compile.ts'
import { generateKeys } from '../../src/platform/text/generate-keys.ts'
import { langs } from '../../src/platform/text/lang.ts'
import type { Lang } from '../../src/platform/text/lang.ts'
import { placeholders } from '../../src/platform/text/placeholders.ts'
import { inflesz, sentencesOf } from '../support/inflesz.ts'
import { spoken } from '../support/spoken.ts'

const source = fileURLToPath(new URL('../../src', import.meta.url))
const catalogues = { es: readCatalogue(textsFolder, 'es'), en: readCatalogue(textsFolder, 'en') }
const every = langs.flatMap((lang) => [...catalogues[lang]].map(([key, text]) => ({ lang, key, text })))
const name = ({ lang, key }: { lang: Lang; key: string }) => `${lang} ${key}`

describe('both languages', () => {
  it('have the same keys in the same order', () => {
    expect([...catalogues.en.keys()]).toEqual([...catalogues.es.keys()])
  })

  it('say each text once: of two with one key a reader of the file sees the first, and the page the last', () => {
    const keys = globSync('*/*.json', { cwd: textsFolder }).flatMap((file) =>
      [...readFileSync(`${textsFolder}/${file}`, 'utf8').matchAll(/^ {2}"([\w.]+)": /gm)].map(
        ([, key]) => `${file.split('/')[0]} ${key}`,
      ),
    )
    expect(keys).toHaveLength(every.length)
    expect(keys.filter((key, n) => keys.indexOf(key) !== n)).toEqual([])
  })

  it('have the same placeholders, of the same kind, in every text', () => {
    const typed = (lang: Lang) =>
      [...catalogues[lang]].map(([key, text]) => [key, [...placeholders(compile(text, lang))]])
    expect(typed('en')).toEqual(typed('es'))
  })

  it('are known to the compiler: keys.ts is up to date', () => {
    expect(readFileSync(`${source}/platform/text/keys.ts`, 'utf8')).toBe(generateKeys())
  })

  it('say a key once: JSON lets the last of two win, and the other is never seen', () => {
    const twice = langs.flatMap((lang) =>
      globSync(`${textsFolder}/${lang}/*.json`).flatMap((file) => {
        const keys = [...readFileSync(file, 'utf8').matchAll(/^\s*"([^"]+)":/gm)].map(([, key]) => key)
        return keys.filter((key, at) => keys.indexOf(key) !== at)
      }),
    )
    expect(twice).toEqual([])
  })

  it('form every plural: each has at least one and other', () => {
    const lacking = every.filter(({ text }) => /, plural,/.test(text) && !/ one \{.* other \{/.test(text))
    expect(lacking.map(name)).toEqual([])
  })
})

describe('the style of SCREENS 0.1', () => {
  it.each([
    ['contraseña', /contraseña/iu],
    ['cita, for an appointment', /\bcitas?\b/iu],
    ['e-mail', /\be-?mail\b/iu],
    ['tú', /\b(tu|tus|tú)\b/iu],
  ])('never says %s in Spanish', (_word, pattern) => {
    expect(every.filter(({ lang, text }) => lang === 'es' && pattern.test(text)).map(name)).toEqual([])
  })

  it('says no duration that a rule sets: those reach it in words', () => {
    // What is left are experience and other people's work.
    const ours = every.filter(
      ({ key }) => !/\.(time|time\.\w+|feedback)$|\.online\.|^p\d\d\.\w+\.time$/.test(key),
    )
    const fixed = /\b\d+[ -](?:segundo|minuto|hora|second|minute|hour)s?\b/u
    expect(ours.filter(({ text }) => fixed.test(text)).map(name)).toEqual([])
  })

  it('ends no heading with a full stop', () => {
    expect(every.filter(({ key, text }) => key.endsWith('.title') && text.endsWith('.')).map(name)).toEqual(
      [],
    )
  })

  it('gives every step of the flow a heading of its own', () => {
    const titles = ['p09', 'p10', 'p11', 'p12'].flatMap((page) =>
      langs.map((lang) => catalogues[lang].get(`${page}.title`)),
    )
    expect(new Set(titles).size).toBe(titles.length)
  })

  it('never accuses in a heading', () => {
    const headings = every.filter(({ key }) => /\.(title|panel|subject)(\.|$)/.test(key))
    const accusing = headings.filter(({ text }) => /error|inv[áa]lid|fallid|failed|\b\d{3}\b/iu.test(text))
    expect(headings.length).toBeGreaterThan(100)
    expect(accusing.map(name)).toEqual([])
  })

  it('keeps every sentence to 25 words', () => {
    const long = every.filter(({ text, lang }) =>
      sentencesOf(spoken(text, lang)).some((sentence) => sentence.trim().split(/\s+/).length > 25),
    )
    expect(long.map(name)).toEqual([])
  })

  it('carries no markup, no stray spaces and no empty text', () => {
    const untidy = every.filter(({ text }) => /[<>]|^$|^\s|\s$|\s\s/.test(text))
    expect(untidy.map(name)).toEqual([])
  })

  it('keeps the subject of a mail under 60 characters', () => {
    const subjects = every.filter(({ key }) => /^m\d\d\.subject$/.test(key))
    expect(subjects.length).toBeGreaterThan(0)
    expect(subjects.filter(({ text }) => text.length >= 60).map(name)).toEqual([])
  })
})

describe('ease of reading (SCREENS 0.1 and 7.9)', () => {
  const pages = new Map<string, string[]>()
  for (const [key, text] of catalogues.es) {
    const page = key.slice(0, key.indexOf('.'))
    if (!/^(p\d\d|u01|x\d\d|help)$/.test(page)) continue
    pages.set(page, [...(pages.get(page) ?? []), spoken(text, 'es')])
  }
  const scores = [...pages].map(([page, texts]) => ({ page, score: inflesz(texts) }))

  it('is at least 55 on every public page', () => {
    expect(scores.length).toBeGreaterThan(40)
    expect(scores.filter(({ score }) => score < 55)).toEqual([])
  })

  it('is at least 60 over all of them', () => {
    const mean = scores.reduce((sum, { score }) => sum + score, 0) / scores.length
    expect(mean).toBeGreaterThanOrEqual(60)
  })
})

describe('every text is said somewhere', () => {
  /** Built from data, so that no literal stands in the source. */
  const fromData = [/^clv\./, /^m\d\d\.subject$/]

  const code = globSync('**/*.{ts,tsx}', { cwd: source })
    .filter((file) => !/\.test\.tsx?$|text\/keys\.ts$/.test(file))
    .map((file) => readFileSync(`${source}/${file}`, 'utf8'))
    .join('\n')
  const literals = new Set([...code.matchAll(/['"`]([a-z]+\d*(?:\.\w+)+)['"`]/g)].map(([, key]) => key))
  const templates = [...code.matchAll(/`([a-z]+\d*\.[\w.]*\$\{[^`]*)`/g)].map(([, body = '']) =>
    patternOf(body),
  )
  const isSaid = (key: string) =>
    literals.has(key) || [...templates, ...fromData].some((pattern) => pattern.test(key))

  it('by a page, a mail or a letter', () => {
    expect([...catalogues.es.keys()].filter((key) => !isSaid(key))).toEqual([])
  })
})

/** A template literal as the keys it can make: each `${…}` is any run of letters, digits and dots. */
function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[\\w.]+')}$`)
}
