import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readCatalogue, textsFolder } from './catalogues.ts'
import { compile, isPlain } from './compile.ts'
import { langs } from './lang.ts'
import { createTexts } from './texts.ts'

const texts = createTexts()

describe('a text', () => {
  it('is said in the language of the page', () => {
    expect(texts.t('es', 'p00.start')).toBe('Empezar ahora')
    expect(texts.t('en', 'p00.start')).toBe('Start now')
  })

  it('takes the values of its placeholders as they come', () => {
    const es = texts.in('es')
    expect(es('p10.expires', { hora: '10:42:30' })).toBe(
      'El enlace vence a las 10:42:30. Sirve una sola vez.',
    )
    expect(es('p11.company', { razonSocial: 'A & B <S.A.> {x}' })).toBe('Empresa: A & B <S.A.> {x}')
  })

  it('counts as the language does', () => {
    expect(texts.t('es', 'p07.left', { n: 1 })).toBe('Le queda 1 intento.')
    expect(texts.t('es', 'p07.left', { n: 2 })).toBe('Le quedan 2 intentos.')
    expect(texts.t('en', 'p07.left', { n: 1 })).toBe('You have 1 attempt left.')
    expect(texts.t('es', 'p10.live', { n: 2_000_000 })).toBe('Quedan 2.000.000 de segundos')
  })

  it('chooses among words', () => {
    expect(texts.t('es', 'p12.err.own', { dato: 'cedula' })).toBe('Quite de la clave las partes de su cédula')
    expect(texts.t('en', 'p12.err.own', { dato: 'other' })).toBe(
      'Remove from the key the parts of your company',
    )
  })

  it('needs, for one key of several, what all of them need', () => {
    const key = 'p14.expired.body' as 'p14.expired.body' | 'p14.used.body'
    expect(texts.t('es', key, { fecha: 'hoy', hora: '10:42' })).toContain('10:42')
    // @ts-expect-error one of the two also says the date
    expect(texts.t('es', key, { hora: '10:42' })).toContain('10:42')
  })

  it('that does not exist is a defect, for the compiler and at run time', () => {
    // @ts-expect-error no such key
    expect(() => texts.t('es', 'p00.nothing')).toThrow('no text es/p00.nothing')
    expect(() => texts.in('en')('constructor' as 'p00.title')).toThrow('no text en/constructor')
  })

  it('without one of its values is a defect, for the compiler and at run time', () => {
    // @ts-expect-error the hour is missing
    expect(() => texts.t('es', 'p10.expires', {})).toThrow('hora')
    // @ts-expect-error an instant is no text
    texts.t('es', 'p10.expires', { hora: 1_795_531_350_000 })
  })

  it('without placeholders is its own result, as ICU would say it', () => {
    for (const lang of langs) {
      const plain = [...readCatalogue(textsFolder, lang).values()].filter(isPlain)
      expect(plain.length).toBeGreaterThan(500)
      expect(plain.map((text) => compile(text, lang).format())).toEqual(plain)
    }
  })
})

describe('the catalogues', () => {
  const folder = mkdtempSync(join(tmpdir(), 'texts-'))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const write = (files: Record<string, unknown>) => {
    for (const lang of langs) {
      mkdirSync(join(folder, lang), { recursive: true })
      for (const [name, area] of Object.entries(files)) {
        writeFileSync(join(folder, lang, name), JSON.stringify(area))
      }
    }
  }

  it('are every JSON file of the folder, and nothing else in it', () => {
    write({ 'a.json': { 'p00.title': 'Uno' }, 'b.json': { 'p00.lead': 'Dos' }, 'notes.txt': {} })
    expect([...readCatalogue(folder, 'es')]).toEqual([
      ['p00.title', 'Uno'],
      ['p00.lead', 'Dos'],
    ])
    expect(createTexts(folder).t('es', 'p00.title')).toBe('Uno')
  })

  it('do not start with a key in two files or with a value that is no text', () => {
    write({ 'a.json': { 'p00.title': 'Uno' }, 'b.json': { 'p00.title': 'Dos' } })
    expect(() => createTexts(folder)).toThrow('es/b.json: p00.title is in two files')
    write({ 'b.json': { 'p00.lead': ['Dos'] } })
    expect(() => createTexts(folder)).toThrow('es/b.json: p00.lead is not a text')
  })
})
