import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { fileInspector } from '../../src/adapters/files/inspector.ts'
import { refused } from '../../src/kernel/outcome.ts'
import type { FileInspector } from '../../src/proofs/dossier/app/ports.ts'
import { onePage, pdfOf } from '../support/files/pdfs.ts'
import { formOf, pieceByPiece, upload } from '../support/files/upload.ts'
import { projectRoot } from '../support/project-files.ts'
import { caseCodeOn, recover } from '../support/recover.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

const own = fileInspector()
const swelling = fileInspector({ program: `${projectRoot}/test/support/files/programs/swells.mjs` })
const full: FileInspector = { inspect: () => Promise.resolve(refused('busy')) }
let inspector = own

let service: Service
beforeAll(async () => {
  service = await startService({ inspector: { inspect: (content, by) => inspector.inspect(content, by) } })
})
afterAll(() => service.stop())
afterEach(() => {
  inspector = own
  expect(service.faultLines()).toEqual([])
})

const whole = pdfOf(onePage)

async function ready() {
  const ana = visit(service)
  await recover(ana, service.fresh(), { stopAt: 'identified' })
  await ana.open('/otras-formas')
  const code = caseCodeOn(ana)
  return { ana, code, path: `/caso/${code}/documentos/letter` }
}
const filesOf = async (code: string) =>
  (
    await service.db.pool.query(
      `select f.name, f.size from dossier_file f join recovery_case c on c.id = f.case_id where c.code = $1`,
      [code],
    )
  ).rows

describe('F-04: a file whose reader takes more memory than it may', () => {
  it('is answered with a code and another way, and the page beside is there', async () => {
    const { ana, code } = await ready()
    inspector = swelling
    const sending = upload(ana, code, 'letter', { content: whole })
    expect((await visit(service).ask('/ayuda')).status).toBe(200)
    const { status, body } = await sending
    expect([status, body.includes('CLV-225'), body.includes(ana.t('p91.err.deep'))]).toEqual([
      422,
      true,
      true,
    ])
    // Another way is in its words, and another file is taken.
    expect(ana.t('p91.err.deep')).toContain('papel')
    expect(await filesOf(code)).toEqual([])
    inspector = own
    expect((await upload(ana, code, 'letter', { content: whole })).status).toBe(303)
  })
})

describe('ATK-53: a file for which there is no reader just now', () => {
  it('is kept, told with a code, and sent on with one button without being chosen again', async () => {
    const { ana, code, path } = await ready()
    inspector = full
    const { status, body, headers } = await upload(ana, code, 'letter', { content: whole, name: 'mía.pdf' })
    expect([status, headers['retry-after'], body.includes('CLV-224')]).toEqual([503, '60', true])
    expect(body).toContain(ana.t('p91.err.busy'))
    expect(body).toContain(ana.t('p91.check'))
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''
    const form = formOf({ f: field('f'), huella: field('huella'), nombre: field('nombre') })
    const again = () =>
      ana.ask(path, { method: 'POST', headers: { 'content-type': form.type }, body: form.body })
    // Still none: the same answer, and still nothing is lost.
    expect((await again()).status).toBe(503)
    expect(await filesOf(code)).toEqual([])
    inspector = own
    expect((await again()).status).toBe(303)
    expect(await filesOf(code)).toEqual([{ name: 'mía.pdf', size: whole.length }])
    // Nothing of it waits any more.
    const { rowCount } = await service.db.pool.query(
      `select 1 from dossier_upload u join recovery_case c on c.id = u.case_id where c.code = $1`,
      [code],
    )
    expect(rowCount).toBe(0)
  })

  it('that came in pieces is kept as they are', async () => {
    const { ana, code } = await ready()
    const up = pieceByPiece(ana, code, 'letter', whole)
    await up.open()
    await up.send(0)
    inspector = full
    const { status, body } = await up.finish()
    expect([status, body.includes('CLV-224')]).toEqual([503, true])
    inspector = own
    expect((await up.finish()).status).toBe(303)
  })
})
