import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../src/entry/cli/program.ts'
import { instant } from '../../src/kernel/time.ts'
import { atTimes, book, openCentre, type OpenCentre } from '../support/appointments.ts'
import { startService, type Service } from '../support/service.ts'

let service: Service
let folder: string
beforeAll(async () => {
  service = await startService()
  folder = mkdtempSync(join(tmpdir(), 'clavero-windows-'))
})
afterAll(async () => {
  await service.stop()
  rmSync(folder, { recursive: true })
})

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
/** The list of windows as an institution writes it: this one, receiving at these hours on every day. */
async function importHours({ name, province }: OpenCentre, hours: string, ...more: readonly string[]) {
  const file = join(folder, 'windows.csv')
  writeFileSync(
    file,
    `province,canton,centre,window,${days.join(',')}\n${province},Cantón,${name},1,${days.map(() => hours).join(',')}\n`,
  )
  let [out, err] = ['', '']
  const { connectionString = '' } = service.db.pool.options
  const exit = await runCli(['centres', 'import-windows', file, ...more], {
    env: { DATABASE_URL: connectionString, CLAVERO_DATA: folder },
    out: (text) => (out += text),
    err: (text) => (err += text),
    stdin: async function* () {},
    now: () => instant(Date.now()),
    terminal: false,
  })
  return { exit, out, err }
}

describe('a list of windows that takes the place of turnos', () => {
  it('says which they are, as S-22 does, and leaves them booked; the second time they are no news', async () => {
    const centre = await openCentre(service)
    const code = await book(await atTimes(service, service.fresh(), centre))
    expect(await importHours(centre, '08:00-12:00')).toEqual({
      exit: 0,
      out: '1 lines read, 0 refused.\n',
      err: '',
    })
    const { exit, out } = await importHours(centre, '15:00-16:00')
    const { rows } = await service.db.pool.query<{ id: string; code: string; state: string; at: string }>(
      `select a.id, k.code, a.state, to_char(lower(a.during) at time zone 'America/Guayaquil', 'DD/MM/YYYY HH24:MI') as at
         from appointment a join recovery_case k on k.id = a.case_id where k.code = $1`,
      [code],
    )
    const [turno] = rows
    expect(turno).toMatchObject({ state: 'booked' })
    expect({ exit, out }).toEqual({
      exit: 0,
      out:
        '1 lines read, 0 refused.\n' +
        '1 turnos lose their place. Move or cancel them in the agenda (/interno/agenda):\n' +
        `  ${turno?.at}  ${centre.name}, window 1  ${code}\n`,
    })
    expect((await importHours(centre, '15:30-16:00')).out).not.toContain(code)
  })

  it('tells a program the same', async () => {
    const centre = await openCentre(service)
    const code = await book(await atTimes(service, service.fresh(), centre))
    const { out } = await importHours(centre, '15:00-16:00', '--json')
    expect(JSON.parse(out)).toMatchObject({
      lines: 1,
      refused: 0,
      lostTurnos: [{ caseCode: code, centre: centre.name, window: 1 }],
    })
  })
})
