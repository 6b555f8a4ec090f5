import { expect, it } from 'vitest'
import { receiveFile } from '../../src/proofs/dossier/app/receive-file.ts'
import { checkPaper } from '../../src/desk/app/check-paper.ts'
import { loadDossier } from '../../src/proofs/dossier/app/load-dossier.ts'
import { documentKinds, documentRules } from '../../src/proofs/dossier/domain/documents.ts'
import { isSettled } from '../../src/proofs/dossier/domain/dossier.ts'
import { days, plus } from '../../src/kernel/time.ts'
import { attack } from '../support/attack.ts'
import { ask, attended, caseOf, checkAll, counterAt, dayOn, inOrder, officer } from '../support/counter.ts'
import { onePage, pdfOf } from '../support/files/pdfs.ts'
import { jpegOf } from '../support/files/pictures.ts'

attack('ATK-49', 'incomplete papers', (scene) => {
  // What a registry confirmed to the officer is not asked for; everything else is.
  const onPaper = documentKinds.filter((kind) => !['ruc', 'deed'].includes(kind))

  it.each(onPaper)(
    'nothing goes out while the paper "%s" was not found in order by a named officer',
    async (kind) => {
      const { service } = scene
      const vera = await officer(service)
      const { code } = await attended(service)
      await checkAll(service, vera, code, [kind])
      expect(await ask(service, vera, code)).toEqual({ ok: false, code: 'pending', detail: ['documents'] })
      await inOrder(service, vera, code, kind)
      expect(await ask(service, vera, code)).toMatchObject({ ok: true })
    },
  )

  it('in order means every point, and a registry that confirmed nothing makes no paper needless', async () => {
    const { service } = scene
    const vera = await officer(service)
    const { code } = await attended(service)
    const { id } = (await caseOf(service, code)).case
    const said = { kind: 'deed', reason: '', fileDigest: null, day: null } as const
    const counter = counterAt(service)
    expect(
      await checkPaper(counter, vera.duty, id, {
        ...said,
        result: 'ok',
        points: documentRules.deed.points.slice(1),
      }),
    ).toMatchObject({ code: 'points' })
    expect(await checkPaper(counter, vera.duty, id, { ...said, result: 'skip', points: [] })).toMatchObject({
      code: 'notOnRecord',
    })
  })

  it.each([
    ['letter', 16, 'old'],
    ['letter', -1, 'future'],
    ['letter', null, 'noDay'],
    ['ruc', 31, 'old'],
    ['deed', 366, 'ended'],
  ] as const)('a paper "%s" of %s days ago is not in order: %s', async (kind, ago, code) => {
    const { service } = scene
    const vera = await officer(service)
    const { code: caseCode } = await attended(service)
    const { id } = (await caseOf(service, caseCode)).case
    const asked = {
      kind,
      result: 'ok',
      points: documentRules[kind].points,
      reason: '',
      fileDigest: null,
      day: ago === null ? null : dayOn(kind, ago),
    } as const
    expect(await checkPaper(counterAt(service), vera.duty, id, asked)).toMatchObject({ code })
    // The person can still be told to mend it.
    const mend = { ...asked, result: 'fix', reason: 'De otra fecha' } as const
    expect(await checkPaper(counterAt(service), vera.duty, id, mend)).toMatchObject({ ok: true })
  })

  it('a letter that was in order goes too old while it waits, and nothing goes out on it', async () => {
    const { service } = scene
    const vera = await officer(service)
    const { code } = await attended(service)
    await checkAll(service, vera, code)
    const loaded = await caseOf(service, code)
    const dossier = await lookAt(code)
    const later = await loadDossier(counterAt(service), { ...loaded, now: plus(loaded.now, days(16)) })
    expect([isSettled(dossier.documents), isSettled(later.documents)]).toEqual([true, false])
    // What somebody approves is bound to it: the digest is another one.
    expect(later.digest).not.toBe(dossier.digest)
    await service.db.pool.query(
      `update dossier_check set paper_day = paper_day - 16 where case_id = $1 and kind = 'letter'`,
      [loaded.case.id],
    )
    expect(await ask(service, vera, code)).toEqual({ ok: false, code: 'pending', detail: ['documents'] })
  })

  it('a file that comes after the look has to be looked at, whichever comes first', async () => {
    const { service } = scene
    const vera = await officer(service)
    const { code } = await attended(service)
    const { id } = (await caseOf(service, code)).case
    const dossier = service.instances[1]?.parts.dossier
    if (dossier === undefined) throw new Error('no second instance')
    await receiveFile(dossier, { caseId: id, kind: 'letter', name: 'carta.pdf', content: pdfOf(onePage) })
    await checkAll(service, vera, code, ['letter'])
    const { documents } = await lookAt(code)
    const fileDigest = documents.find(({ kind }) => kind === 'letter')?.file?.digest ?? ''
    await checkPaper(counterAt(service), vera.duty, id, {
      kind: 'letter',
      result: 'ok',
      points: documentRules.letter.points,
      reason: '',
      fileDigest,
      day: dayOn('letter'),
    })
    const other = jpegOf(9, 9)
    const [sent] = await Promise.all([
      ask(service, vera, code),
      receiveFile(dossier, { caseId: id, kind: 'letter', name: 'carta.pdf', content: other }),
    ])
    // Either the link was out before the file was there, or the file has to be looked at.
    if (!sent.ok) expect(sent).toMatchObject({ code: 'pending', detail: ['documents'] })
    expect(await ask(service, vera, code)).toMatchObject({ ok: false })
  })

  const lookAt = async (code: string) =>
    loadDossier(counterAt(scene.service), await caseOf(scene.service, code))
})
