import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPdf } from '../../../test/support/read-pdf.ts'
import { instant } from '../../kernel/time.ts'
import type { Sheet } from '../../platform/ui/sheet.ts'
import { printSheet } from './print-sheet.ts'

const sheet: Sheet = {
  title: 'Hoja de prueba',
  lang: 'es-EC',
  author: 'Instituto de Seguridad Social de Prueba',
  at: instant(1_800_000_000_000),
  blocks: [
    { is: 'text', text: 'Quito, 24 de noviembre', right: true },
    { is: 'heading', level: 1, text: 'Título' },
    { is: 'facts', rows: [{ label: 'Empresa', values: ['Ñandú y Café', 'sucursal'] }] },
    { is: 'heading', level: 2, text: 'Papeles' },
    { is: 'list', mark: 'box', items: [{ text: 'Cédula', strong: true, notes: ['Llévela siempre.'] }] },
    { is: 'list', mark: 'number', items: [{ text: 'Pase a la ventanilla' }, { text: 'Espere' }] },
    {
      is: 'code',
      qr: 'CLV-7Q4M-2K9T',
      alt: 'Código de caso: CLV-7Q4M-2K9T',
      beside: [{ is: 'text', text: 'CLV-7Q4M-2K9T', strong: true }],
    },
    { is: 'signature', under: ['Firma', 'Ana Muestra'] },
  ],
}

describe('a printed sheet, read by somebody else', () => {
  it('has its title, its language, its tags and nothing that acts', async () => {
    expect(await readPdf(await printSheet(sheet))).toMatchObject({
      pages: 1,
      title: sheet.title,
      lang: 'es-EC',
      isTagged: true,
      active: [],
    })
  })

  it('is met in the order in which it was written', async () => {
    const { text, roles } = await readPdf(await printSheet(sheet))
    expect(text.split('\n')).toEqual([
      'Quito, 24 de noviembre',
      'Título',
      'Empresa',
      'Ñandú y Café sucursal',
      'Papeles',
      'Cédula',
      'Llévela siempre.',
      '1.',
      'Pase a la ventanilla',
      '2.',
      'Espere',
      'CLV-7Q4M-2K9T',
      'Firma',
      'Ana Muestra',
    ])
    expect(roles.join(' ')).toBe(
      'Document P H1 L LI Lbl LBody H2 L LI LBody P P L LI Lbl LBody P LI Lbl LBody P ' +
        'P Figure: Código de caso: CLV-7Q4M-2K9T P P',
    )
  })

  it('goes on, in order, on as many pages as it needs', async () => {
    const items = Array.from({ length: 90 }, (_, n) => ({ text: `Papel ${n}`, notes: ['a', 'b'] }))
    const { pages, text } = await readPdf(
      await printSheet({ ...sheet, blocks: [{ is: 'list', mark: 'box', items }, ...sheet.blocks] }),
    )
    expect(pages).toBeGreaterThan(3)
    expect(text.match(/Papel \d+/g)).toEqual(items.map((item) => item.text))
    expect(text.endsWith('Ana Muestra')).toBe(true)
  })

  it('is the same file every time', async () => {
    expect(await printSheet(sheet)).toEqual(await printSheet(sheet))
  })

  it('carries its fonts, only as much of them as it takes', async () => {
    const file = await printSheet({
      ...sheet,
      blocks: [
        ...sheet.blocks,
        { is: 'facts', rows: [{ label: 'Número', values: ['3F2A-77C1'], isDigest: true }] },
      ],
    })
    const text = file.toString('latin1')
    const named = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name ?? '')
    const fonts = named(/\/BaseFont \/(\S+)/g)
    expect(new Set(fonts.map((name) => name.replace(/^[A-Z]{6}\+/, '')))).toEqual(
      new Set(['SourceSans3-Regular', 'SourceSans3-Bold', 'SourceCodePro-Regular']),
    )
    // Each a part of a font, described, with its octets beside it.
    expect(fonts.every((name) => /^[A-Z]{6}\+/.test(name))).toBe(true)
    expect(named(/\/(FontFile2) /g)).toHaveLength(3)
    expect(file.length).toBeLessThan(150_000)
  })

  it.skipIf(spawnSync('pdffonts', ['-v']).error !== undefined)(
    'has them by the word of Poppler, too',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'clavero-fonts-'))
      try {
        writeFileSync(join(folder, 'sheet.pdf'), await printSheet(sheet))
        const [, , ...rows] = execFileSync('pdffonts', [join(folder, 'sheet.pdf')], { encoding: 'utf8' })
          .trim()
          .split('\n')
        expect(rows.length).toBeGreaterThan(1)
        // Columns of the right end: embedded, part of a font, to be read as text.
        for (const row of rows) expect(row).toMatch(/ yes yes yes +\d+ +\d+$/)
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  )

  it('has one classic table, as some signers ask, and one revision', async () => {
    const text = (await printSheet(sheet)).toString('latin1')
    expect(text.startsWith('%PDF-1.7')).toBe(true)
    expect(text.match(/\nxref\n/g)).toHaveLength(1)
    expect(text.match(/%%EOF/g)).toHaveLength(1)
    expect(text).not.toContain('/ObjStm')
  })

  it('has a letter for all that a sheet is written in', async () => {
    const { text } = await readPdf(
      await printSheet({ ...sheet, blocks: [{ is: 'text', text: 'Žižka, Šimić, Ÿ, œuvre: 10 € …' }] }),
    )
    expect(text).toBe('Žižka, Šimic, Ÿ, œuvre: 10 € …')
  })
})
