import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { fileInspector } from '../../src/adapters/files/inspector.ts'
import { refused } from '../../src/kernel/outcome.ts'
import { onePage, pdfOf } from '../support/files/pdfs.ts'
import { formOf, upload } from '../support/files/upload.ts'
import { caseCodeOn, recover } from '../support/recover.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

/** Whether so many files are being looked at that the next one is not. */
let isFull = false
const own = fileInspector()

let service: Service
beforeAll(async () => {
  service = await startService({
    profile: 'as-described',
    inspector: { inspect: (...file) => (isFull ? Promise.resolve(refused('busy')) : own.inspect(...file)) },
  })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

it('a file that comes when too many are being looked at is kept, and checked without being sent again', async () => {
  const company = service.fresh()
  const ana = visit(service)
  await recover(ana, company, { stopAt: 'identified' })
  await ana.open('/otras-formas')
  const code = caseCodeOn(ana)
  await ana.press(ana.t('p20.prepare'))
  const path = `/caso/${code}/documentos/letter`
  const content = pdfOf(onePage)
  isFull = true
  const answer = await upload(ana, code, 'letter', { name: 'mi carta.pdf', content })
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, '60'])
  expect(answer.body).toContain('CLV-224')
  expect(answer.body).toContain(ana.t('p91.err.busy'))
  expect(answer.body).toContain('mi carta.pdf')
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(answer.body)?.[1] ?? ''
  const send = () => {
    const { type, body } = formOf({ f: field('f'), huella: field('huella'), nombre: field('nombre') })
    return ana.ask(path, { method: 'POST', headers: { 'content-type': type }, body })
  }
  // Asked too early, it is still there.
  expect((await send()).status).toBe(503)
  isFull = false
  expect(await send()).toMatchObject({ status: 303, headers: { location: path } })
  await ana.open(path)
  expect(ana.page.words).toContain(ana.t('p91.done', { documento: ana.t('p90.letter') }))
  // Nothing of it is kept twice.
  const { rows } = await service.db.pool.query('select 1 from dossier_upload')
  expect(rows).toEqual([])
})
