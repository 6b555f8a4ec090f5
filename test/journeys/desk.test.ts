import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSigner } from '../../src/adapters/signing/ed25519.ts'
import { openLogExport } from '../../src/adapters/signing/log-seal.ts'
import { moveCase } from '../../src/cases/app/move-case.ts'
import type { StaffRole } from '../../src/staff/domain/roles.ts'
import { caseCodeFrom } from '../../src/kernel/case-code.ts'
import { maskCedula } from '../../src/kernel/mask.ts'
import { deskStatusOf, chooseWay, sentToDesk } from '../support/desk.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn, enrolled, type Colleague } from '../support/staff.ts'
import { visit } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ instances: 2, employers: 250 })
})
afterAll(() => service.stop())

const sql = async <Row>(text: string, values: readonly unknown[] = []) =>
  (await service.db.pool.query(text, [...values])).rows as Row[]
const acts = async (act: string, code: string | null = null) =>
  sql<{ reason: string | null; actor: string }>(
    `select reason, actor from audit_entry where act = $1 and ($2::text is null or case_code = $2) order by at desc`,
    [act, code],
  )

async function onDuty(...roles: StaffRole[]): Promise<Colleague> {
  const colleague = await enrolled(service, roles)
  await comeIn(colleague)
  return colleague
}

/** As the command line checks it, with the key of the first instance. */
const sealOf = (file: string) =>
  openLogExport(
    Buffer.from(file, 'utf8'),
    createSigner(service.instances[0]?.parts.installation.secrets.receipt ?? new Uint8Array(32)),
  )

const words = ({ browser }: Colleague, key: Parameters<typeof browser.t>[0]) =>
  (browser.t as (key: string) => string)(key)

describe('the queue (S-02)', () => {
  it('gives whoever asks the next case, and shows it among theirs', async () => {
    const ana = await onDuty('counter')
    const { code, id } = await sentToDesk(service, service.fresh())
    await ana.browser.open('/interno/cola')
    expect(ana.browser.page.html).toContain(code)
    await ana.browser.submit('/interno/cola/siguiente')
    expect(ana.browser.page.path).toBe(`/interno/casos/${code}`)
    expect(await deskStatusOf(service, id)).toBe('staff')
    expect(await acts('caseTaken', code)).toMatchObject([{ reason: 'next' }])
    await ana.browser.open('/interno/cola?ver=mine')
    expect(ana.browser.page.html).toContain(code)
    expect((await ana.browser.open('/interno/cola')).html).not.toContain(code)
  })

  it('takes one case for a button that was pressed twice', async () => {
    const ana = await onDuty('counter')
    await sentToDesk(service, service.fresh())
    await sentToDesk(service, service.fresh())
    await ana.browser.open('/interno/cola')
    const body = await ana.browser.filled('/interno/cola/siguiente')
    for (const _ of [1, 2]) await ana.browser.ask('/interno/cola/siguiente', { method: 'POST', body })
    expect(await sql('select from desk_case where assigned_to = $1', [ana.id])).toHaveLength(1)
    await sql('delete from desk_case')
  })

  it('says who was faster, to whoever comes too late', async () => {
    const [ana, luis] = [await onDuty('counter'), await onDuty('counter')]
    const { code } = await sentToDesk(service, service.fresh())
    for (const { browser } of [ana, luis]) await browser.open(`/interno/casos/${code}`)
    await ana.browser.submit(`/interno/casos/${code}/tomar`)
    await luis.browser.submit(`/interno/casos/${code}/tomar`)
    expect(luis.browser.page.html).toMatch(/Persona x+ tomó este caso hace un momento/)
    expect(await acts('caseTaken', code)).toHaveLength(1)
    await ana.browser.open(`/interno/casos/${code}`)
    await ana.browser.submit(`/interno/casos/${code}/soltar`)
    expect(ana.browser.page.path).toBe('/interno/cola')
    expect(await acts('caseReleased', code)).toHaveLength(1)
  })

  it('keeps what was chosen in the address, and shows one page after the other, each row once', async () => {
    await sql('delete from desk_case')
    const ana = await onDuty('information')
    const codes: string[] = []
    for (let n = 0; n < 53; n += 1) codes.push((await sentToDesk(service, service.fresh())).code)
    await ana.browser.open('/interno/cola?ver=all&orden=wait&via=inPerson')
    const first = ana.browser.page.html
    expect(first).toContain('53 casos')
    await ana.browser.follow(words(ana, 's02.more'))
    const second = ana.browser.page.html
    const shown = (html: string) => new Set(html.match(/CLV-\w{4}-\w{4}/g) ?? [])
    expect([shown(first).size, shown(second).size]).toEqual([50, 3])
    expect([...shown(first), ...shown(second)].toSorted()).toEqual(codes.toSorted())
    // Who only informs opens no case and takes none.
    expect(first).not.toContain('/interno/casos/')
    expect(first).not.toContain('siguiente"')
    await ana.browser.open('/interno/cola?ver=all&via=firstKey')
    expect(ana.browser.page.html).toContain(words(ana, 's02.empty'))
    expect((await acts('queueSeen')).length).toBeGreaterThan(2)
  })

  it('is handed out as a file in which no name is a formula', async () => {
    const ana = await onDuty('supervisor')
    const member = service.fresh()
    await sql(`update employer set legal_name = '=HYPERLINK("http://x.example")' where identifier = $1`, [
      member.identifier,
    ])
    const { code } = await sentToDesk(service, member)
    const { status, body, headers } = await ana.browser.ask('/interno/cola.csv?ver=all')
    expect(status).toBe(200)
    expect(headers['content-disposition']).toContain('attachment')
    const line = body.split('\r\n').find((each) => each.includes(code))
    expect(line).toContain(`,"'=HYPERLINK(""http://x.example"")",`)
    expect(await acts('queueExported')).toHaveLength(1)
  })

  it('does not exist for whoever may not see it, and the log says that they tried', async () => {
    const tomas = await onDuty('technical')
    for (const path of ['/interno/cola', '/interno/cola.csv', '/interno/buscar', '/interno/auditoria'])
      expect((await tomas.browser.open(path)).status).toBe(404)
    expect((await acts('sightRefused')).map(({ reason }) => reason)).toEqual([
      'auditLog',
      'cases',
      'queue',
      'queue',
    ])
    const stranger = visit(service)
    expect((await stranger.open('/interno/cola')).path).toBe('/interno')
  })
})

describe('a case at the desk (S-05)', () => {
  it('says why the person cannot get in, and sets the registries side by side for whoever serves it', async () => {
    const ana = await onDuty('counter')
    const member = service.fresh()
    const { code } = await sentToDesk(service, member)
    await sql(
      `update employer_key set blocked_at = clock_timestamp() where employer_id = (select id from employer where identifier = $1)`,
      [member.identifier],
    )
    await ana.browser.open(`/interno/casos/${code}`)
    expect(ana.browser.page.html).toContain(words(ana, 's05.why.blocked'))
    // And in the words that the person reads: telephone, counter and page say one thing (DOMAIN 13, row 20).
    for (const key of ['why.person', 'why.is.blocked', 't.r13.title'] as const)
      expect(ana.browser.page.html).toContain(words(ana, key))
    expect(ana.browser.page.html).toContain(words(ana, 's05.compare.later'))
    await ana.browser.submit(`/interno/casos/${code}/tomar`)
    expect(ana.browser.page.html).toContain(words(ana, 's05.registry.taxpayer'))
    expect(ana.browser.page.html).toContain(words(ana, 's05.equal'))
    expect(ana.browser.page.html).not.toContain(member.document)
    expect((await acts('caseSeen', code)).map(({ reason }) => reason)).toEqual(['summary', 'summary'])
    for (const tab of ['historia', 'mensajes', 'seguridad'])
      expect((await ana.browser.open(`/interno/casos/${code}/${tab}`)).status).toBe(200)
  })

  it('shows a whole datum to whoever said what for, and to nobody else', async () => {
    const [ana, luis] = [await onDuty('counter'), await onDuty('counter')]
    const member = service.fresh()
    const { code } = await sentToDesk(service, member)
    const page = `/interno/casos/${code}`
    expect((await ana.browser.open(page)).html).toContain(maskCedula(member.document))
    await ana.browser.open(`${page}/dato`)
    await ana.browser.submit(`${page}/dato`, { dato: 'cedula', motivo: '' })
    expect(ana.browser.page.status).toBe(422)
    expect(await acts('datumRevealed', code)).toHaveLength(0)
    await ana.browser.submit(`${page}/dato`, { dato: 'cedula', motivo: 'compare' })
    expect(ana.browser.page.html).toContain(member.document)
    expect(await acts('datumRevealed', code)).toMatchObject([{ reason: 'compare' }])
    expect((await luis.browser.open(page)).html).not.toContain(member.document)
  })

  it('follows its case: reported, it is frozen, and can be taken by nobody', async () => {
    const ana = await onDuty('counter')
    const { code, id } = await sentToDesk(service, service.fresh())
    const [instance] = service.instances
    const end = (type: 'reported' | 'withdrawn', which: typeof id) =>
      instance &&
      moveCase(instance.parts.move, which, () => ({
        event: { type },
        named: type,
        told: { act: 'caseClosed', reason: type },
      }))
    await ana.browser.open(`/interno/casos/${code}`)
    await end('reported', id)
    expect(await deskStatusOf(service, id)).toBe('frozen')
    await ana.browser.submit(`/interno/casos/${code}/tomar`)
    expect(ana.browser.page.html).toContain(words(ana, 's05.gone'))
    const other = await sentToDesk(service, service.fresh())
    await end('withdrawn', other.id)
    expect(await deskStatusOf(service, other.id)).toBe('closed')
  })

  it('stays with its officer when the way is chosen once more', async () => {
    const ana = await onDuty('counter')
    const { code, id } = await sentToDesk(service, service.fresh())
    await ana.browser.open(`/interno/casos/${code}`)
    await ana.browser.submit(`/interno/casos/${code}/tomar`)
    await chooseWay(service, id, 'firstKey')
    expect(await sql('select path, assigned_to from desk_case where case_id = $1', [id])).toEqual([
      { path: 'firstKey', assigned_to: ana.id },
    ])
  })
})

describe('the search (S-14)', () => {
  it('finds by RUC, by cédula and by code, and only with a reason, which is in the log', async () => {
    const ana = await onDuty('counter')
    const member = service.fresh()
    const { code } = await sentToDesk(service, member)
    const seek = async (q: string, motivo: string) => {
      await ana.browser.open('/interno/buscar')
      return ana.browser.submit('/interno/buscar', { q, motivo })
    }
    const before = (await acts('casesSought')).length
    expect((await seek(member.identifier, '')).status).toBe(422)
    expect((await seek('x', 'call')).status).toBe(422)
    expect(await acts('casesSought')).toHaveLength(before)
    for (const q of [member.identifier, member.document]) {
      const { html } = await seek(q, 'call')
      expect(html).toContain(code)
      expect(html).not.toContain(q)
    }
    expect((await seek(code, 'present')).path).toBe(`/interno/casos/${code}`)
    expect(await acts('casesSought')).toHaveLength(before + 3)
    const details = await sql<{ detail: string }>(`select detail from audit_entry where act = 'casesSought'`)
    expect(details.map(({ detail }) => detail).join()).not.toContain(member.document)
  })
})

describe('the log (S-21)', () => {
  it('is read by an auditor, by case and by person, and says that it was read', async () => {
    const [ana, aurora] = [await onDuty('counter'), await onDuty('audit')]
    const { code } = await sentToDesk(service, service.fresh())
    await ana.browser.open(`/interno/casos/${code}`)
    await aurora.browser.open(`/interno/auditoria?caso=${code}`)
    expect(aurora.browser.page.html).toContain(words(aurora, 's21.act.caseSeen'))
    expect(aurora.browser.page.html).not.toContain(words(aurora, 's21.act.staffSignedIn') + '</td>')
    await aurora.browser.open(`/interno/auditoria?persona=${ana.id}`)
    expect(aurora.browser.page.html).toContain(words(aurora, 's21.act.passkeyRegistered'))
    // Of everything else that happened in this file, nothing.
    expect(aurora.browser.page.html).not.toContain(words(aurora, 's21.act.logSeen') + '</td>')
    await aurora.browser.open('/interno/auditoria?hasta=2020-01-01')
    expect(aurora.browser.page.html).toContain(words(aurora, 's21.none'))
    await aurora.browser.open('/interno/auditoria?cadena=si')
    expect(aurora.browser.page.html).toContain('La cadena está completa')
    const file = await aurora.browser.ask(`/interno/auditoria.csv?caso=${code}`)
    expect(file.body).toContain(words(aurora, 's21.act.caseSeen'))
    expect(await acts('logSeen')).toHaveLength(4)
    expect(await acts('logExported')).toHaveLength(1)
    expect((await ana.browser.open('/interno/auditoria')).status).toBe(404)
  })

  it('is exported with a signature over what was asked for, and the log knows the file', async () => {
    const [ana, aurora] = [await onDuty('counter'), await onDuty('audit')]
    const { code } = await sentToDesk(service, service.fresh())
    await ana.browser.open(`/interno/casos/${code}`)
    await aurora.browser.open(`/interno/auditoria?caso=${code}`)
    expect(aurora.browser.page.html).not.toContain(words(aurora, 's21.limit.rest'))
    const { body } = await aurora.browser.ask(`/interno/auditoria.csv?caso=${code}`)
    const opened = sealOf(body)
    expect(opened).toMatchObject({
      ok: true,
      value: { caseCode: code, officer: null, from: null, cut: null, institution: expect.any(String) },
    })
    if (!opened.ok) return
    expect(opened.value.lines).toBe(body.match(/^"\d+","\d+",/gm)?.length)
    expect(opened.value.heads).toHaveLength(16)
    expect(sealOf(body.replace(code, 'CLV-0000-0000'))).toMatchObject({ code: 'changed' })
    const [told] = await sql<{ detail: string }>(
      `select detail from audit_entry where act = 'logExported' order by at desc limit 1`,
    )
    expect(JSON.parse(told?.detail ?? '')).toMatchObject({ digest: opened.value.digest, cut: false })
  })

  it('says before and in the file where it is cut, and the next file goes on from there', async () => {
    const aurora = await onDuty('audit')
    const code = caseCodeFrom(randomBytes(7))
    for (let n = 0; n < 11; n += 1)
      await sql(
        `insert into audit_entry (lane, act, actor, case_code, instance, detail)
         select g % 16, 'caseSeen', 'system', $1, 'test:1', '{}' from generate_series(1, $2::int) g`,
        [code, n < 10 ? 1_000 : 7],
      )
    await aurora.browser.open(`/interno/auditoria?caso=${code}`)
    expect(aurora.browser.page.html).toContain(words(aurora, 's21.limit.rest'))
    const first = (await aurora.browser.ask(`/interno/auditoria.csv?caso=${code}`)).body
    const opened = sealOf(first)
    expect(opened).toMatchObject({ ok: true, value: { lines: 10_000, cut: { line: 10_000 } } })
    if (!opened.ok) return
    const places = (file: string) => file.match(/^"\d+","\d+",/gm) ?? []
    const { lane = -1, seq = -1 } = opened.value.cut ?? {}
    expect(places(first).at(-1)).toBe(`"${lane}","${seq}",`)
    await aurora.browser.follow(words(aurora, 's21.limit.rest'))
    await aurora.browser.open(aurora.browser.page.path)
    const [, here = ''] = /href="([^"]*auditoria\.csv[^"]*antes=[^"]*)"/.exec(aurora.browser.page.html) ?? []
    const rest = (await aurora.browser.ask(here.replaceAll('&amp;', '&'))).body
    expect(sealOf(rest)).toMatchObject({ ok: true, value: { lines: 7, cut: null } })
    expect(new Set([...places(first), ...places(rest)]).size).toBe(10_007)
  })
})
