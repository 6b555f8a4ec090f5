import { afterAll, beforeAll, expect, it } from 'vitest'
import { clamdScanner } from '../../src/adapters/clamav/clamd.ts'
import { eicar, startClamd, type Clamd } from '../support/files/clamd.ts'
import { onePage, pdfOf, streamOf } from '../support/files/pdfs.ts'
import { upload } from '../support/files/upload.ts'
import { attended, caseOf, checkAll, officer } from '../support/counter.ts'
import {
  captureOf,
  challenge,
  enrol,
  fingersAt,
  partsWith,
  show,
  signed,
  standInComparer,
  station,
} from '../support/fingers.ts'
import { caseCodeOn, recover } from '../support/recover.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

const comparer = standInComparer()
let clamd: Clamd
let service: Service
beforeAll(async () => {
  clamd = await startClamd()
  const scanner = clamdScanner({ place: { host: '127.0.0.1', port: clamd.port }, patience: 500 })
  service = await startService({ scanner, fingers: partsWith(comparer) })
})
afterAll(async () => {
  await service.stop()
  await clamd.close()
})

async function ready() {
  const ana = visit(service)
  await recover(ana, service.fresh(), { stopAt: 'identified' })
  await ana.open('/otras-formas')
  const code = caseCodeOn(ana)
  const page = `/caso/${code}/documentos/letter`
  return { ana, code, page, send: (content: Buffer) => upload(ana, code, 'letter', { content }) }
}

const whole = pdfOf(onePage)
const infected = pdfOf({ ...onePage, 4: streamOf(Buffer.from(eicar)) })

/** Lets the next scan come now, and waits for what it leaves behind. */
async function scannedAgain(code: string, isDone: string): Promise<void> {
  const { pool } = service.db
  for (let tries = 0; tries < 100; tries += 1) {
    await pool.query(
      `select graphile_worker.add_job('rescanFile', json_build_object('id', f.id), job_key => 'scan:' || f.id)
         from dossier_file f join recovery_case c on c.id = f.case_id
        where c.code = $1 and f.quarantined and not f.infected and f.replaced_at is null`,
      [code],
    )
    const { rowCount } = await pool.query(
      `select 1 from dossier_file f join recovery_case c on c.id = f.case_id
        where c.code = $1 and f.replaced_at is null and ${isDone}`,
      [code],
    )
    if (rowCount === 1) return
    await new Promise((later) => setTimeout(later, 100))
  }
  throw new Error(`never ${isDone}`)
}

it.each(['hangs', 'nonsense', 'dies'] as const)(
  'F-25: with a scanner that %s nothing is let through and nothing is lost, and there is another way',
  async (mood) => {
    const { ana, code, page, send } = await ready()
    clamd.mood = mood
    expect((await send(whole)).status).toBe(303)
    await ana.open(page)
    expect(ana.page.html).toContain('CLV-222')
    expect(ana.page.html).toContain(ana.t('p91.waits'))
    // It was kept, sealed, and is still shown to nobody.
    const { rows } = await service.db.pool.query(
      `select f.quarantined, count(p.*)::int as pieces from dossier_file f join recovery_case c on c.id = f.case_id
         join dossier_piece p on p.file_id = f.id where c.code = $1 group by 1`,
      [code],
    )
    expect(rows).toEqual([{ quarantined: true, pieces: 1 }])
    // The day is better: it is let out by itself, and the person did nothing.
    clamd.mood = 'well'
    await scannedAgain(code, 'not f.quarantined')
    await ana.open(page)
    expect(ana.page.html).not.toContain('CLV-222')
    expect(ana.page.html).toContain(ana.t('p91.done', { documento: ana.t('p90.letter') }))
    expect(service.faultLines()).toEqual([])
  },
)

it('F-25: what turns out to be infected when the scanner is back is gone, and the person is told what to do', async () => {
  const { ana, code, page, send } = await ready()
  clamd.mood = 'hangs'
  expect((await send(infected)).status).toBe(303)
  clamd.mood = 'well'
  await scannedAgain(code, 'f.infected')
  await ana.open(page)
  expect(ana.page.html).toContain('CLV-221')
  await ana.open(`/caso/${code}/documentos`)
  expect(ana.page.html).toContain(ana.t('p90.st.fix'))
  const { rows } = await service.db.pool.query(
    `select count(p.*)::int as pieces from dossier_file f join recovery_case c on c.id = f.case_id
       left join dossier_piece p on p.file_id = f.id where c.code = $1`,
    [code],
  )
  expect(rows).toEqual([{ pieces: 0 }])
  // Another file stands in its place.
  expect((await send(whole)).status).toBe(303)
  await ana.open(page)
  expect(ana.page.html).not.toContain('CLV-221')
})

it('F-25: a comparer of fingers that is out is no "no match": nothing is spent, and it matches when it is back', async () => {
  const vera = await officer(service)
  const { code } = await attended(service, 'attendedUnlock')
  await checkAll(service, vera, code)
  await enrol(service, vera, code, 40)
  const hand = await station(service)
  const compare = async () => {
    const nonce = await challenge(service, vera, code)
    return show(service, vera, code, await signed(hand, vera, code, { nonce, template: captureOf(41) }))
  }
  comparer.mood = 'down'
  // More often than there are tries, of the finger and of the person.
  for (let n = 0; n < 6; n += 1) expect(await compare()).toMatchObject({ ok: false, code: 'down' })
  const { rows } = await service.db.pool.query(
    `select (select sum(spent)::int from finger_tries) as finger, (select sum(failures)::int from finger_tally) as person`,
  )
  expect(rows).toEqual([{ finger: 0, person: 0 }])
  // The institution hears of it.
  expect(service.faultLines().length).toBe(6)
  // Nor does an outage bring a match by itself.
  const { claimant, employer, case: its } = await caseOf(service, code)
  const place = { employerId: employer.id, caseId: its.id }
  const { live, subjectOf } = fingersAt(service)
  expect(await live.freshMatch(place, subjectOf(claimant))).toBeUndefined()
  comparer.mood = 'match'
  expect(await compare()).toMatchObject({ ok: true })
})

it('F-25: a template that was tampered with is compared with nothing, and counts for nothing', async () => {
  const vera = await officer(service)
  const { code } = await attended(service, 'attendedUnlock')
  await checkAll(service, vera, code)
  await enrol(service, vera, code, 50)
  const hand = await station(service)
  const { pool } = service.db
  await pool.query('alter table finger_template disable trigger finger_template_kept')
  await pool.query(
    `update finger_template set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) where case_code = $1`,
    [code],
  )
  await pool.query('alter table finger_template enable trigger finger_template_kept')
  const nonce = await challenge(service, vera, code)
  const sent = await signed(hand, vera, code, { nonce, template: captureOf(51) })
  expect(await show(service, vera, code, sent)).toMatchObject({ ok: false, code: 'down' })
  expect(service.faultLines()).toHaveLength(1)
})
