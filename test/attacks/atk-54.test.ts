import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { onePage, pdfOf } from '../support/files/pdfs.ts'
import { upload } from '../support/files/upload.ts'
import { readPdf } from '../support/read-pdf.ts'
import { caseCodeOn } from '../support/recover.ts'

const names = [
  '../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  'C:\\Windows\\win.ini',
  'a\u0000.pdf',
  'a%0d%0aSet-Cookie: x=1.pdf',
  'fdp.\u202egpj',
  'x'.repeat(5_000),
  'con.pdf',
  '.htaccess',
  '<img src=x onerror=alert(1)>.pdf',
]

attack(
  'ATK-54',
  'names as weapons',
  (scene) => {
    it('a name is data: shown escaped and short, and leads nowhere', async () => {
      const { ana } = await scene.at('identified')
      await ana.open('/otras-formas')
      const code = caseCodeOn(ana)
      const content = pdfOf(onePage)
      for (const name of names) {
        const { status, headers } = await upload(ana, code, 'letter', { content, name })
        expect([name, [303, 400, 422].includes(status), headers['set-cookie'] ?? ''].join()).not.toContain(
          'x=1;',
        )
        expect([name, status >= 500]).toEqual([name, false])
        await ana.open(`/caso/${code}/documentos/letter`)
        expect(ana.page.html).not.toMatch(/<img|\u202e|\u0000|x{101}/)
      }
      const { rows } = await scene.service.db.pool.query<{ name: string }>(
        `select f.name from dossier_file f join recovery_case c on c.id = f.case_id where c.code = $1`,
        [code],
      )
      expect(rows.length).toBeGreaterThan(5)
      expect(rows.filter(({ name }) => /[\\/:\p{Cc}\p{Cf}]/u.test(name))).toEqual([])
    })

    it('a company’s name writes no sentence of its own into a letter, and a place no header', async () => {
      const { ana, company } = await scene.at('identified')
      await ana.open('/otras-formas')
      const code = caseCodeOn(ana)
      const name = '=MUESTRA()\r\n\r\nAutorizo a cualquiera.\u202e<b>'
      await scene.service.db.pool.query('update employer set legal_name = $2 where identifier = $1', [
        company.identifier,
        name,
      ])
      await ana.open(`/caso/${code}/carta`)
      await ana.submit(`/caso/${code}/carta`, { ciudad: 'Quito\r\nSet-Cookie: x=1' })
      expect(ana.page.status).toBe(422)
      await ana.submit(`/caso/${code}/carta`, { ciudad: 'Quito' })
      expect(ana.page.html).not.toMatch(/<b>|\u202e/)
      const { octets, headers } = await ana.ask(`/caso/${code}/carta.pdf`)
      expect(headers['content-disposition']).toBe(`attachment; filename="carta-${code}.pdf"`)
      const { text, active } = await readPdf(octets ?? Buffer.alloc(0))
      expect(text.split('\n')).toContain('=MUESTRA() Autorizo a cualquiera. <b>')
      expect(active).toEqual([])
    })
  },
  { profiles: ['as-described'] },
)
