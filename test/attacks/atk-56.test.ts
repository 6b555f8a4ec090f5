import { afterAll, expect, it } from 'vitest'
import { clamdScanner } from '../../src/adapters/clamav/clamd.ts'
import { attack } from '../support/attack.ts'
import { eicar, startClamd } from '../support/files/clamd.ts'
import { onePage, pdfOf, streamOf } from '../support/files/pdfs.ts'
import { upload } from '../support/files/upload.ts'
import { caseCodeOn } from '../support/recover.ts'

const clamd = await startClamd()
afterAll(() => clamd.close())

const scanner = clamdScanner({ place: { host: '127.0.0.1', port: clamd.port }, patience: 400 })

attack(
  'ATK-56',
  'malware, and a silent scanner',
  (scene) => {
    const filesOf = async (code: string) =>
      (
        await scene.service.db.pool.query(
          `select f.quarantined, f.seen_at from dossier_file f join recovery_case c on c.id = f.case_id where c.code = $1`,
          [code],
        )
      ).rows
    const ready = async () => {
      const { ana } = await scene.at('identified')
      await ana.open('/otras-formas')
      return { ana, code: caseCodeOn(ana) }
    }

    it('a known signature is refused with its code, plain and inside of a PDF, and nothing of it is kept', async () => {
      clamd.mood = 'well'
      const { ana, code } = await ready()
      const plain = await upload(ana, code, 'letter', { content: eicar })
      expect([plain.status, plain.body.includes(ana.t('p91.err.type'))]).toEqual([422, true])
      const content = pdfOf({ ...onePage, 4: streamOf(Buffer.from(eicar)) })
      const inside = await upload(ana, code, 'letter', { content })
      expect([
        inside.status,
        inside.body.includes(ana.t('p91.err.virus')),
        inside.body.includes('CLV-221'),
      ]).toEqual([422, true, true])
      expect(await filesOf(code)).toEqual([])
    })

    it('without a clear verdict a file stays in quarantine, and no other case waits for it', async () => {
      const { ana, code } = await ready()
      const content = pdfOf(onePage)
      for (const mood of ['hangs', 'nonsense', 'dies', 'full', 'babbles'] as const) {
        clamd.mood = mood
        const { status } = await upload(ana, code, 'letter', { content })
        expect([mood, status]).toEqual([mood, 303])
      }
      const files = await filesOf(code)
      expect(files).toHaveLength(5)
      expect(files.filter(({ quarantined }) => quarantined !== true)).toEqual([])
      clamd.mood = 'well'
      const other = await ready()
      expect((await upload(other.ana, other.code, 'letter', { content })).status).toBe(303)
      expect(await filesOf(other.code)).toEqual([{ quarantined: false, seen_at: null }])
    })
  },
  { profiles: ['as-described'], scanner },
)
