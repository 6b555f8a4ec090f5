import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { onePage, pdfOf } from '../support/files/pdfs.ts'
import { upload } from '../support/files/upload.ts'
import { caseCodeOn, recover } from '../support/recover.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn, enrolled, type Colleague } from '../support/staff.ts'
import { visit } from '../support/visitor.ts'

let service: Service
let officer: Colleague
beforeAll(async () => {
  service = await startService()
  officer = await enrolled(service, ['counter'])
  await comeIn(officer)
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

async function withLetter(): Promise<string> {
  const ana = visit(service)
  await recover(ana, service.fresh(), { stopAt: 'identified' })
  await ana.open('/otras-formas')
  const code = caseCodeOn(ana)
  expect((await upload(ana, code, 'letter', { content: pdfOf(onePage) })).status).toBe(303)
  return code
}
const open = (code: string) => officer.browser.ask(`/interno/casos/${code}/documentos/letter/archivo`)

const damages = {
  'an octet of a piece': `update dossier_piece p set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) from hurt where p.file_id = hurt.id`,
  'the key beside it': `update dossier_file f set wrapped_key = set_byte(wrapped_key, 20, get_byte(wrapped_key, 20) # 1) from hurt where f.id = hurt.id`,
  'a piece that is gone': `delete from dossier_piece p using hurt where p.file_id = hurt.id`,
  'the digest': `update dossier_file f set digest = set_byte(digest, 0, get_byte(digest, 0) # 1) from hurt where f.id = hurt.id`,
}

it.each(Object.entries(damages))(
  'F-12: with %s changed nothing is shown in its stead, and other cases go on',
  async (_, damage) => {
    const [hurt, sound] = [await withLetter(), await withLetter()]
    await service.db.pool.query(
      `with hurt as (select f.id from dossier_file f join recovery_case c on c.id = f.case_id where c.code = $1) ${damage}`,
      [hurt],
    )
    const { status, body, headers } = await open(hurt)
    expect([status, body.includes('CLV-223'), String(headers['content-type'])]).toEqual([
      409,
      true,
      'text/html; charset=utf-8',
    ])
    expect(body).not.toContain('%PDF')
    expect((await open(sound)).status).toBe(200)
  },
)
