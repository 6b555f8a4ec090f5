import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { htmlFindings } from '../../test/support/valid-html.ts'
import { langs } from '../kernel/lang.ts'
import { instant } from '../kernel/time.ts'
import { createTexts } from '../platform/text/texts.ts'
import { resultRows, toldCodes } from '../triage/domain/rows.ts'
import { answersOf, tree } from '../triage/domain/tree.ts'
import { runCli } from './cli/program.ts'

let folder: string
let origin = 'https://clave.example'
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'clavero-triage-'))))
afterAll(() => rmSync(folder, { recursive: true }))

async function clavero(...line: readonly string[]) {
  let out = ''
  let err = ''
  const exit = await runCli(line, {
    env: { CLAVERO_DATA: folder, CLAVERO_ORIGIN: origin },
    out: (text) => (out += text),
    err: (text) => (err += text),
    async *stdin() {},
    now: () => instant(1_800_000_000_000),
    terminal: false,
  })
  return { exit, out, err }
}

async function exported(...options: readonly string[]): Promise<string> {
  const file = join(folder, 'que-me-pasa.html')
  expect(await clavero('triage', 'export', ...options, file)).toMatchObject({ exit: 0, err: '' })
  expect(statSync(file).size).toBeLessThan(100_000)
  return readFileSync(file, 'utf8')
}

const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href)
const ids = (html: string) => [...html.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id)

describe('clavero triage export', () => {
  it('writes one sound page of both languages with every question, result and code', async () => {
    const html = await exported()
    expect(await htmlFindings(html)).toEqual([])
    const texts = createTexts()
    for (const lang of langs) {
      const t = texts.in(lang)
      for (const question of tree.questions) {
        expect(html).toContain(`id="${lang}-${question.id}"`)
        for (const { key } of answersOf(question)) expect(html).toContain(`>${t(key)}</a>`)
      }
      for (const { id } of resultRows) expect(ids(html)).toContain(`${lang}-${id}`)
    }
    for (const code of toldCodes) expect(html.split(`>${code}</a>`)).toHaveLength(langs.length + 1)
  })

  it('leads to places of its own and to the installation, and fetches nothing', async () => {
    const html = await exported()
    const [places, targets] = [new Set(ids(html)), hrefs(html)]
    const inside = targets.filter((href) => href.startsWith('#'))
    expect(inside.length).toBeGreaterThan(200)
    expect(inside.filter((href) => !places.has(href.slice(1)))).toEqual([])
    const outside = targets.filter((href) => !href.startsWith('#'))
    expect(outside.filter((href) => new URL(href).origin !== origin)).toEqual([])
    expect(html).not.toMatch(/<(script|img|link|iframe|form|object)\b|src=|url\(|@import/i)
  })

  it('names the pages of a demonstration, which has no https, and links none', async () => {
    origin = 'http://localhost:3000'
    const html = await exported()
    origin = 'https://clave.example'
    expect(html).toContain('Pedir un turno: http://localhost:3000/turno')
    expect(hrefs(html).filter((href) => !href.startsWith('#'))).toEqual([])
  })

  it('says when it was made and which version it is: the one of the page for other channels', async () => {
    const html = await exported()
    expect(html).toMatch(/Hecha el viernes 15 de enero de 2027\. Versión [0-9a-f]{12}\./)
  })

  it('writes one language alone on demand', async () => {
    const html = await exported('--lang', 'en')
    expect(html).toContain('<html lang="en">')
    expect(html).not.toContain('¿Qué le está pasando?')
    expect((await clavero('triage', 'export', '--lang', 'qu', join(folder, 'a'))).exit).toBe(2)
  })

  it('says that a file cannot be written, and in which words it was asked for', async () => {
    const { exit, err } = await clavero('triage', 'export', join(folder, 'nowhere', 'a.html'))
    expect([exit, err]).toEqual([2, expect.stringContaining('could not be written (ENOENT)')])
  })
})

describe('clavero triage check', () => {
  it('finds nothing in this release, and says how much it looked at', async () => {
    const { exit, out } = await clavero('triage', 'check')
    expect(exit).toBe(0)
    expect(out).toContain(`${tree.questions.length} questions, ${resultRows.length} results`)
    const json = await clavero('triage', 'check', '--json')
    expect(JSON.parse(json.out)).toMatchObject({ findings: [], codes: toldCodes.length })
  })
})
