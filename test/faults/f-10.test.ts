import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addNote } from '../../src/desk/app/add-note.ts'
import { confirmIdentity } from '../../src/desk/app/confirm-identity.ts'
import { attended, caseOf, checkAll, ask, counterAt, officer, type Officer } from '../support/counter.ts'
import { onePage, pdfOf } from '../support/files/pdfs.ts'
import { upload } from '../support/files/upload.ts'
import { smallDisk, type SmallDisk } from '../support/small-disk.ts'
import { projectRoot } from '../support/project-files.ts'
import { startService, type Service } from '../support/service.ts'

let service: Service
let vera: Officer
let disk: SmallDisk
beforeAll(async () => {
  service = await startService()
  vera = await officer(service)
  disk = await smallDisk(service.db)
})
afterAll(async () => {
  await disk.remove()
  await service.stop()
})
afterEach(() => disk.free())

/** Does it until there is no room for it any more; how often it went well before. */
async function untilFull(act: () => Promise<unknown>): Promise<number> {
  for (let done = 0; done < 400; done += 1) {
    const fault = await act().then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    if (fault === undefined) continue
    expect(fault).toMatchObject({ code: '53100' })
    return done
  }
  throw new Error('there was always room')
}
const count = async (text: string, value: string): Promise<number> => {
  const { rows } = await service.db.pool.query<{ n: number }>(text, [value])
  return rows[0]?.n ?? -1
}
const entriesOf = (code: string, act: string) =>
  count(`select count(*)::int as n from audit_entry where case_code = $1 and act = '${act}'`, code)

describe('F-10: no room is left', () => {
  it('for the log of activities: nothing of an act is written without its entry', async () => {
    const { code } = await attended(service)
    const { id } = (await caseOf(service, code)).case
    const note = () => addNote(counterAt(service), vera.duty, id, 'Llamó por teléfono.')
    await disk.fill('audit_entry')
    const done = await untilFull(note)
    const notes = () => count('select count(*)::int as n from desk_note where case_id = $1', id)
    expect([await notes(), await entriesOf(code, 'noteAdded')]).toEqual([done, done])
    await disk.free()
    expect(await note()).toMatchObject({ ok: true })
    expect([await notes(), await entriesOf(code, 'noteAdded')]).toEqual([done + 1, done + 1])
  })

  it('for the data: no entry of the log tells of what was not written, and the case goes on afterwards', async () => {
    const { code } = await attended(service)
    await checkAll(service, vera, code, ['identity'])
    const { id } = (await caseOf(service, code)).case
    const see = (result: 'confirmed' | 'notConfirmed') =>
      confirmIdentity(counterAt(service), vera.duty, {
        caseId: id,
        result,
        points: ['face', 'questions'],
      })
    await disk.fill('attendance')
    const done = await untilFull(() => see('notConfirmed'))
    const kept = await count('select count(*)::int as n from attendance where case_id = $1', id)
    expect([kept, await entriesOf(code, 'identityChecked')]).toEqual([done, done])
    expect((await caseOf(service, code)).case.state).toEqual({ is: 'proving' })
    await disk.free()
    expect(await see('confirmed')).toMatchObject({ ok: true })
    expect(await ask(service, vera, code)).toEqual({ ok: true, value: { is: 'sent' } })
  })

  it('for a file: it is refused with a code, nothing of it stays, somebody is told, and it can be sent again', async () => {
    const { ana, code } = await attended(service)
    const { id } = (await caseOf(service, code)).case
    const send = () => upload(ana, code, 'letter', { content: pdfOf(onePage) })
    const files = () => count('select count(*)::int as n from dossier_file where case_id = $1', id)
    await disk.fill('dossier_piece')
    service.faultLines()
    let refused = await send()
    for (let sent = 0; sent < 30 && refused.status === 303; sent += 1) refused = await send()
    expect([refused.status, refused.body.includes('CLV-907')]).toEqual([503, true])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(await entriesOf(code, 'documentReceived')).toBe(await files())
    expect(service.faultLines().join('\n')).toContain('53100')
    // Every other page goes on, and so does the way with the paper in hand.
    expect((await ana.open(`/caso/${code}/documentos`)).status).toBe(200)
    await disk.free()
    expect((await send()).status).toBe(303)
    expect(await entriesOf(code, 'documentReceived')).toBe(await files())
    expect(service.faultLines()).toEqual([])
  })

  it('for the lines that a process writes: it goes on, and says so where it still can', async () => {
    // What is written there finds no room, ever (full(4)).
    const full = await open('/dev/full', 'w')
    const program = `
      import { createLog } from '${projectRoot}/src/platform/log.ts'
      const log = createLog({ level: 'info' })
      for (let n = 0; n < 3; n += 1) {
        log.info('a line')
        await new Promise((later) => setTimeout(later, 20))
      }
      process.stderr.write('went on')`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', full.fd, 'pipe'],
    })
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
    const [status] = (await once(child, 'close')) as [number]
    await full.close()
    expect([status, said.endsWith('went on')]).toEqual([0, true])
    expect(said.match(/ENOSPC/g)).toHaveLength(1)
  })
})
