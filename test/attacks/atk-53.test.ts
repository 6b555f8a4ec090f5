import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { heaviest } from '../support/files/hostile-files.ts'
import { onePage, pdfOf, streamOf } from '../support/files/pdfs.ts'
import { overSlowLine } from '../support/files/raw-line.ts'
import { multipartOf, upload } from '../support/files/upload.ts'
import { caseCodeOn } from '../support/recover.ts'
import { visit } from '../support/visitor.ts'

attack(
  'ATK-53',
  'too big, too many, too deep',
  (scene) => {
    const ready = async () => {
      const { ana } = await scene.at('identified')
      await ana.open('/otras-formas')
      return { ana, code: caseCodeOn(ana) }
    }
    const kept = async (code: string) =>
      (
        await scene.service.db.pool.query(
          `select 1 from dossier_file f join recovery_case c on c.id = f.case_id where c.code = $1`,
          [code],
        )
      ).rowCount

    it('what is too big is told so without being read, and nothing of it is kept', async () => {
      const { ana, code } = await ready()
      for (const size of [5 * 1024 * 1024 + 1, 9_000_000]) {
        const { status, body } = await upload(ana, code, 'letter', { content: randomBytes(size) })
        expect([size, status, body.includes(ana.t('p91.err.big'))]).toEqual([size, 422, true])
      }
      // A gigabyte that was announced: answered, and cut off.
      const path = `/caso/${code}/documentos/letter`
      await ana.open(path)
      const { f = '' } = await ana.filled(path)
      const form = multipartOf(f, { content: randomBytes(64_000_000) })
      const line = await overSlowLine(ana, path, form, { octets: 4_000_000, pause: 5 })
      expect(['HTTP/1.1 422 Unprocessable Entity', '']).toContain(line)
      expect(await kept(code)).toBe(0)
    })

    it('a hostile set is refused within ten seconds each, twenty at once, while pages beside it are there', async () => {
      const { ana, code } = await ready()
      // Made before: whoever makes them would hold up the service, which is in the same process here.
      const hostile = heaviest.map(({ name, make }) => ({ name, content: make() }))
      const slowest = { refusal: 0, page: 0 }
      const timed = async <T>(what: keyof typeof slowest, act: () => Promise<T>): Promise<T> => {
        const begun = Date.now()
        const result = await act()
        slowest[what] = Math.max(slowest[what], Date.now() - begun)
        return result
      }
      const beside = visit(scene.service)
      let isOver = false
      const looking = (async () => {
        while (!isOver) {
          expect((await timed('page', () => beside.ask('/ayuda'))).status).toBe(200)
          await new Promise((later) => setTimeout(later, 50))
        }
      })()
      for (const { name, content } of hostile) {
        const { status } = await timed('refusal', () => upload(ana, code, 'letter', { content }))
        expect([name, status]).toEqual([name, 422])
      }
      expect(slowest.refusal).toBeLessThan(10_000)
      expect(slowest.page).toBeLessThan(1_000)
      const refusing = { ...slowest }
      const whole = pdfOf({ ...onePage, 4: streamOf(randomBytes(1_000_000)) })
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => upload(ana.copy(), code, 'letter', { content: whole })),
      )
      isOver = true
      await looking
      expect(answers.filter(({ status }) => ![303, 422, 503].includes(status))).toEqual([])
      console.log(
        `hostile files: the slowest refusal ${refusing.refusal} ms, the slowest page beside ${refusing.page} ms; ` +
          `beside twenty uploads of 1 MB at once ${slowest.page} ms, senders and service in one process`,
      )
    }, 300_000)

    it('the eleventh file of a case is not taken, whoever sends at once', async () => {
      const { ana, code } = await ready()
      for (let n = 0; n < 12; n += 1) {
        const { status, body } = await upload(ana, code, 'letter', { content: pdfOf(onePage) })
        expect([n, status]).toEqual([n, n < 10 ? 303 : 422])
        if (n >= 10) expect(body).toContain(ana.t('p91.err.tooMany', { n: 10 }))
      }
      expect(await kept(code)).toBe(10)
    })
  },
  { profiles: ['as-described'] },
)
