import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { activePdfs } from '../support/files/hostile-actions.ts'
import { onePage, pdfOf } from '../support/files/pdfs.ts'
import { jpegOf } from '../support/files/pictures.ts'
import { upload } from '../support/files/upload.ts'
import { caseCodeOn } from '../support/recover.ts'
import { comeIn, enrolled } from '../support/staff.ts'
import { visit } from '../support/visitor.ts'

attack(
  'ATK-55',
  'active content when staff open it',
  (scene) => {
    it('what an officer opens is a file to keep: it runs, fetches and frames nothing, and the look is written down', async () => {
      const { ana } = await scene.at('identified')
      await ana.open('/otras-formas')
      const code = caseCodeOn(ana)
      const officer = await enrolled(scene.service, ['counter'])
      await comeIn(officer)
      const address = `/interno/casos/${code}/documentos/letter/archivo`
      expect((await officer.browser.ask(address)).status).toBe(404)
      const sent = [
        ...Object.values(activePdfs)
          .slice(0, 5)
          .map(({ make }) => ({ content: make(), type: 'application/pdf', ending: 'pdf' })),
        { content: jpegOf(9, 9), type: 'image/jpeg', ending: 'jpg' },
      ]
      for (const { content, type, ending } of sent) {
        const name = '"><script>.html'
        expect((await upload(ana, code, 'letter', { content, name, type: 'text/html' })).status).toBe(303)
        const { status, headers } = await officer.browser.ask(address)
        expect(status).toBe(200)
        expect(headers).toMatchObject({
          'content-type': type,
          'content-disposition': `attachment; filename="${code}-letter.${ending}"`,
          'content-security-policy':
            "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'cache-control': 'no-store',
          'cross-origin-resource-policy': 'same-origin',
        })
      }
      const { rows } = await scene.service.db.pool.query(
        `select count(*)::int as n, min(detail) as detail, count(distinct actor)::int as officers
           from audit_entry where act = 'documentSeen'`,
      )
      expect(rows).toMatchObject([{ n: sent.length, officers: 1 }])
      expect(JSON.stringify(rows)).toContain('checkDocuments')
    })

    it('nobody but the staff who may see papers comes to it, and whoever tries is written down (ATK-50)', async () => {
      const { ana } = await scene.at('identified')
      await ana.open('/otras-formas')
      const code = caseCodeOn(ana)
      await upload(ana, code, 'letter', { content: pdfOf(onePage) })
      const address = `/interno/casos/${code}/documentos/letter/archivo`
      for (const stranger of [ana, visit(scene.service)])
        expect((await stranger.ask(address)).headers['location']).toBe('/interno')
      const technical = await enrolled(scene.service, ['technical'])
      await comeIn(technical)
      const [theirs, nobodys] = await Promise.all(
        [address, address.replace(code, 'CLV-7Q4M-2K9T')].map(async (path) => {
          const { status, body } = await technical.browser.copy().ask(path)
          return [status, body.replaceAll(code, '#').replaceAll('CLV-7Q4M-2K9T', '#')]
        }),
      )
      expect(theirs).toEqual(nobodys)
      expect(theirs?.[0]).toBe(404)
      const { rowCount } = await scene.service.db.pool.query(
        `select 1 from audit_entry where act = 'sightRefused'`,
      )
      expect(rowCount).toBe(2)
    })
  },
  { profiles: ['as-described'] },
)
