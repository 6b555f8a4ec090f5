import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { onePage, pdfOf } from '../support/files/pdfs.ts'
import { jpegOf } from '../support/files/pictures.ts'
import { multipartOf, upload } from '../support/files/upload.ts'
import { caseCodeOn } from '../support/recover.ts'
import { visit, type Visitor } from '../support/visitor.ts'

const whole = pdfOf(onePage)

attack(
  'ATK-52',
  'wrong kind of file',
  (scene) => {
    it('what is none of the three is refused, whatever it is called and said to be; what is one of them is taken', async () => {
      const { ana } = await scene.at('identified')
      const code = await codeOf(ana)
      for (const content of [
        '<html><script>alert(1)</script>',
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        '#!/bin/sh\nid\n',
        'MZ\u0090\u0000',
        'PK\u0003\u0004[Content_Types].xml',
        '%PDF-1.7 <script>alert(1)</script>',
        Buffer.concat([whole, Buffer.from('<html><script>alert(1)</script>')]),
        Buffer.concat([Buffer.from('<html>'), whole]),
      ])
        for (const type of ['application/pdf', 'text/html']) {
          const { status, body } = await upload(ana, code, 'letter', { content, type })
          expect([status, body.includes(ana.t('p91.err.type'))]).toEqual([422, true])
        }
      // Taken for what it is, not for what it is said to be.
      const { status } = await upload(ana, code, 'letter', {
        content: jpegOf(9, 9),
        type: 'text/html',
        name: 'a.exe',
      })
      expect(status).toBe(303)
      const { rows } = await scene.service.db.pool.query(
        `select f.type from dossier_file f join recovery_case c on c.id = f.case_id where c.code = $1`,
        [code],
      )
      expect(rows).toEqual([{ type: 'jpeg' }])
    })

    it('nobody uploads without a case of their own whose pair was confirmed', async () => {
      const { ana } = await scene.at('identified')
      const code = await codeOf(ana)
      const path = `/caso/${code}/documentos/letter`
      await ana.open(path)
      const { f = '' } = await ana.filled(path)
      const { type, body } = multipartOf(f, { content: whole })
      const stranger = visit(scene.service)
      await stranger.open('/')
      const asking = { method: 'POST', headers: { 'content-type': type }, body }
      expect((await stranger.ask(path, asking)).status).toBe(404)
      // Nor without the number of a form that was shown, nor for a paper that is only ever brought.
      const unnumbered = multipartOf('', { content: whole })
      expect((await ana.ask(path, { ...asking, body: unnumbered.body })).status).toBe(403)
      expect((await ana.ask(`/caso/${code}/documentos/cedula`, asking)).status).toBe(404)
      expect((await ana.ask(path, asking)).status).toBe(303)
    })
  },
  { profiles: ['as-described'] },
)

async function codeOf(ana: Visitor): Promise<string> {
  await ana.open('/otras-formas')
  return caseCodeOn(ana)
}
