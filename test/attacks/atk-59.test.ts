import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { attended, caseOf, officer } from '../support/counter.ts'
import {
  askOnPage,
  checkAllOnPages,
  checkOnPage,
  confirmOnPage,
  decideOnPage,
  openApproval,
  receive,
} from '../support/counter-pages.ts'
import { dumpOf } from '../support/dump.ts'
import { upload } from '../support/files/upload.ts'
import { jpegOf } from '../support/files/pictures.ts'
import { mailHandedOver } from '../support/passing-time.ts'
import { linkOf, newest, nextMail, openLink } from '../support/recover.ts'
import { change } from '../support/rows.ts'
import { comeIn } from '../support/staff.ts'

/** Where what officers do is written down; whom it is about stands in the case, and is forgotten with it. */
const ofTheCounter =
  /^public\.(?:attendance|registry_inquiry|reset_request|desk_case|dossier_\w+|audit_entry|staff_\w+) /

attack('ATK-59', 'stealing the database: what the counter has written', (scene) => {
  it('opens nothing: no token, code, key or session, no paper, and no number of a person in what officers wrote', async () => {
    const { service, key } = scene
    const [vera, sara] = [await officer(service), await officer(service, ['supervisor'])]
    for (const one of [vera, sara]) await comeIn(one)
    const company = service.fresh()
    await change(
      service,
      company,
      'update employer_key set blocked_at = clock_timestamp() where employer_id = $1',
    )
    const { ana, code } = await attended(service, 'firstKey', company)
    await upload(ana, code, 'letter', { name: 'carta.jpg', type: 'image/jpeg', content: jpegOf(64, 64) })
    await receive(vera, code)
    const file = await vera.browser.ask(`/interno/casos/${code}/documentos/letter/archivo`)
    const paper = file.octets ?? Buffer.alloc(0)
    expect(paper.length).toBeGreaterThan(100)
    await checkOnPage(vera, code, 'letter', { resultado: 'fix', motivo: 'Falta la firma', original: '' })
    await checkAllOnPages(service, vera, code)
    await confirmOnPage(vera, code)
    await askOnPage(vera, code, 'blocked')
    const since = newest(ana)
    await decideOnPage(sara, await openApproval(sara, code), 'approved')
    const mail = await nextMail(ana, company, since)
    await mailHandedOver(service, company)
    await openLink(ana, mail)
    await ana.press(ana.t('p12.save'), { clave: key })
    expect((await caseOf(service, code)).case.state.is).toBe('completed')

    const dump = await dumpOf(service.db)
    const { token, code: typed } = linkOf(mail)
    const sessions = [vera, sara].map(
      ({ browser }) => [...browser.cookies].find(([name]) => name.includes('staff'))?.[1],
    )
    const secrets = [token, typed, typed.replace('-', ''), key, ...sessions]
    for (const secret of secrets) {
      expect(secret?.length).toBeGreaterThan(6)
      expect(dump).not.toContain(secret)
    }
    // No 24 octets of the paper; its digest alone is there.
    expect(dump).toContain(createHash('sha256').update(paper).digest('hex'))
    for (let at = 0; at + 24 <= paper.length; at += 24)
      expect(dump).not.toContain(paper.subarray(at, at + 24).toString('hex'))
    const written = dump.split('\n').filter((line) => ofTheCounter.test(line))
    expect(written.length).toBeGreaterThan(20)
    for (const number of [company.document, company.identifier]) {
      expect(written.filter((line) => line.includes(number))).toEqual([])
      // Nor by trying them all: what stands for a person takes a key that is not in the dump.
      for (const hash of ['sha256', 'sha1', 'md5'])
        expect(dump).not.toContain(createHash(hash).update(number).digest('hex'))
    }
  })
})
