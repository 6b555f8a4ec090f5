import { expect, it } from 'vitest'
import { attack, type Scene } from '../support/attack.ts'
import { sendFile } from '../support/files/upload.ts'
import type { Member } from '../support/members.ts'
import { change } from '../support/rows.ts'
import { issueAgain, issued, sendSigned, standInParts, standInSigned, uploadOf } from '../support/signed.ts'
import { visit, type Visitor } from '../support/visitor.ts'

// What a signature is, and whose, is looked at where it is read: here is what may be done with a good one.
attack(
  'ATK-51',
  'a good signature, used for what it does not say',
  (scene) => {
    it('the same file opens nothing a second time, in its own case or in another of the same company', async () => {
      const { ana, company, file } = await signed(scene)
      await sendSigned(ana, file)
      expect(await linksAsked(scene, company)).toBe(1)
      // Its own case, where another request is open now.
      await issueAgain(ana)
      await refusedAs(scene, ana, company, file, 'NOT_THE_ISSUED_DOCUMENT')
      // Another case of the same company.
      const again = visit(scene.service)
      await issued(again, company)
      await refusedAs(scene, again, company, file, 'NOT_THE_ISSUED_DOCUMENT')
      expect(await linksAsked(scene, company)).toBe(1)
    })

    it('the request of one company opens nothing for another, and no officer is asked about it', async () => {
      const { file } = await signed(scene)
      const other = scene.service.fresh()
      const luis = visit(scene.service)
      await issued(luis, other)
      await refusedAs(scene, luis, other, file, 'NOT_THE_ISSUED_DOCUMENT')
      expect(await linksAsked(scene, other)).toBe(0)
    })

    it('a request that took the place of another leaves that one worth nothing', async () => {
      const { ana, company, file } = await signed(scene)
      await issueAgain(ana)
      await refusedAs(scene, ana, company, file, 'NOT_THE_ISSUED_DOCUMENT')
      expect(await linksAsked(scene, company)).toBe(0)
    })

    it('nothing is taken after a request expired', async () => {
      const { ana, company, file } = await signed(scene)
      await ana.open('/solicitud/subir')
      const { f = '' } = await ana.filled('/solicitud/subir')
      await change(
        scene.service,
        company,
        `update signed_request set issued_at = issued_at - interval '4 days', expires_at = clock_timestamp() where employer_id = $1`,
      )
      expect(f).not.toBe('')
      const answer = await sendFile(ana, '/solicitud/subir', { content: file })
      expect(answer.status).toBe(303)
      expect(await uploadOf(scene.service, company)).toBeUndefined()
      await ana.open('/solicitud/subir')
      expect(ana.page.words).toContain(ana.t('p52.over'))
      expect(await linksAsked(scene, company)).toBe(0)
    })

    it('of fifty that come at once, over two instances, one is accepted and one link goes out', async () => {
      const { ana, company, file } = await signed(scene)
      await ana.open('/solicitud/subir')
      const windows = Array.from({ length: 50 }, () => ana.copy())
      const answers = await Promise.all(
        windows.map((one) => sendFile(one, '/solicitud/subir', { content: file })),
      )
      expect(answers.filter(({ status }) => status >= 500)).toEqual([])
      const { rows } = await scene.service.db.pool.query<{ state: string; n: number }>(
        `select u.state, count(*)::int as n from signed_upload u join employer e on e.id = u.employer_id
          where e.identifier = $1 group by u.state order by u.state`,
        [company.identifier],
      )
      expect(rows[0]).toEqual({ state: 'accepted', n: 1 })
      expect(rows.reduce((sum, { n }) => sum + n, 0)).toBeLessThanOrEqual(10)
      expect(await linksAsked(scene, company)).toBe(1)
    })

    it('a signature by somebody else, or over another number, is no word of the representative', async () => {
      const company = scene.service.fresh()
      const ana = visit(scene.service)
      const document = await issued(ana, company)
      const stranger = scene.service.fresh().document
      await refusedAs(
        scene,
        ana,
        company,
        standInSigned(document, { cedula: stranger }),
        'SIGNER_NOT_REPRESENTATIVE',
      )
      const altered = Buffer.from(document)
      altered[document.length - 100] = (altered[document.length - 100] ?? 0) ^ 1
      const file = standInSigned(altered, { cedula: company.document })
      await refusedAs(scene, ana, company, file, 'NOT_THE_ISSUED_DOCUMENT')
      expect(await linksAsked(scene, company)).toBe(0)
    })
  },
  {
    profiles: ['as-described'],
    employers: 64,
    signatures: standInParts(),
    scanner: { scan: () => Promise.resolve('clean') },
  },
)

async function signed(
  scene: Scene,
): Promise<{ readonly ana: Visitor; readonly company: Member; readonly file: Buffer }> {
  const company = scene.service.fresh()
  const ana = visit(scene.service)
  const document = await issued(ana, company)
  return { ana, company, file: standInSigned(document, { cedula: company.document }) }
}

async function refusedAs(
  scene: Scene,
  ana: Visitor,
  company: Member,
  file: Buffer,
  code: string,
): Promise<void> {
  expect((await sendSigned(ana, file)).status).toBe(422)
  expect(await uploadOf(scene.service, company)).toMatchObject({ state: 'refused', code, pieces: 0 })
}

/** Over all cases of the company: what is minted follows from it, when the worker comes to it. */
const linksAsked = async (scene: Scene, { identifier }: Member): Promise<number> =>
  (
    await scene.service.db.pool.query<{ n: number }>(
      `select count(*)::int as n from audit_entry a
         join recovery_case c on c.code = a.case_code join employer e on e.id = c.employer_id
        where e.identifier = $1 and a.act = 'linkRequested'`,
      [identifier],
    )
  ).rows[0]?.n ?? 0
