import { expect, it } from 'vitest'
import { syntheticCompanyRuc } from '../../src/kernel/synthetic.ts'
import type { StaffRole } from '../../src/staff/domain/roles.ts'
import { attack } from '../support/attack.ts'
import { centre, placeAt } from '../support/centres.ts'
import { ask, attended, checkAll, officer, type Officer } from '../support/counter.ts'
import { receive } from '../support/counter-pages.ts'
import type { Member } from '../support/members.ts'
import { caseCodeOn, recover, signIn } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import type { Service } from '../support/service.ts'
import { comeIn } from '../support/staff.ts'
import { visit, type Visitor } from '../support/visitor.ts'

/** What is made for the browser of a case, beside the pages that every case has. */
const papers = [
  '/documentos',
  '/carta',
  '/carta.pdf',
  '/hoja',
  '/hoja.pdf',
  '/recordatorio',
  '/recordatorio.ics',
]

attack('ATK-50', 'reading other people’s cases', (scene) => {
  it('pages and papers of a case are for its own browser; to others they are as if nobody had made them', async () => {
    const { service } = scene
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company)
    const code = caseCodeOn(ana)
    const { ana: other } = await scene.at('asked')
    const made = 'CLV-7Q4M-2K9T'
    for (const page of ['', '/retirar', '/comprobante.pdf', '/comprobante.json', ...papers]) {
      for (const stranger of [visit(service), other]) {
        const [theirs, nobodys] = await Promise.all(
          [code, made].map(async (one) => {
            const { status, body } = await stranger.copy().ask(`/caso/${one}${page}`)
            return [status, body.replaceAll(one, '#').replace(/name="f" value="[^"]*"/g, '')]
          }),
        )
        expect([page, theirs]).toEqual([page, nobodys])
      }
    }
    for (const kind of ['pdf', 'json'])
      expect((await ana.ask(`/caso/${code}/comprobante.${kind}`)).status).toBe(200)
  })

  it('papers of an open case are for the browser that opened it, and for none that only found it', async () => {
    const { service } = scene
    const { ana, company } = await scene.at('identified')
    await ana.open('/otras-formas')
    const code = caseCodeOn(ana)
    await ana.open(`/caso/${code}/carta`)
    await ana.submit(`/caso/${code}/carta`, { ciudad: 'Quito' })
    await ana.open(`/caso/${code}/recordatorio`)
    const dia = /<option value="([^"]+)"/.exec(ana.page.html)?.[1] ?? ''
    const body = await ana.filled(`/caso/${code}/recordatorio`, { dia })
    await ana.ask(`/caso/${code}/recordatorio`, { method: 'POST', body })
    await ana.open(`/caso/${code}/carta`)
    const finder = visit(service)
    await finder.open('/caso')
    await finder.submit('/caso', { codigo: code, cedula: company.document.slice(-4) })
    expect(finder.page.path).toBe(`/caso/${code}`)
    for (const page of papers) {
      expect([page, (await ana.ask(`/caso/${code}${page}`)).status]).toEqual([page, 200])
      const { status, body } = await finder.ask(`/caso/${code}${page}`)
      expect([page, status, body.includes(company.identifier)]).toEqual([page, 404, false])
    }
    const { f = '' } = await ana.filled(`/caso/${code}/carta`)
    const forged = await finder.ask(`/caso/${code}/carta`, { method: 'POST', body: { f, ciudad: 'Quito' } })
    expect(forged.status).toBe(404)
  })

  it('codes and references are not counted up, and a session handle of another ends nothing', async () => {
    const { service } = scene
    const codes = new Set<string>()
    const paths = new Set<string>()
    for (let n = 0; n < 5; n += 1) {
      const { ana, link } = await scene.mailed()
      await ana.open('/enlace/enviado')
      codes.add(caseCodeOn(ana).slice(4, 8))
      paths.add(link.path.slice(7, 11))
    }
    expect([codes.size, paths.size]).toEqual([5, 5])
    const [mine, theirs] = [service.fresh(), service.fresh()]
    const owner = visit(service)
    await signIn(owner, theirs, theirs.key ?? '')
    const handles = /name="sesion" value="([^"]+)"/.exec(owner.page.html)?.[1] ?? 'x'
    const thief = visit(service)
    await signIn(thief, mine, mine.key ?? '')
    const { f = '' } = await thief.filled('/salir')
    await thief.ask('/cuenta/sesiones', { method: 'POST', body: { f, sesion: handles } })
    expect(await standingOf(service, theirs)).toMatchObject({ sessions: 1 })
  })
  it('pages of the desk are for the roles they are for; to others they are as if the case did not exist, and the try is in the log', async () => {
    const { service } = scene
    const { code, id, vera } = await waitingCase(service)
    const inspector = await onDuty(service, 'signatures', 'technical', 'parameters')
    const of = (...pages: readonly string[]) => pages.map((page) => `/interno/casos/${code}${page}`)
    const pages: Readonly<Record<string, readonly string[]>> = {
      cases: [
        ...of('', '/historia', '/mensajes', '/seguridad', '/dato', '/identidad', '/contacto', '/reinicio'),
        ...of('/enlace'),
        '/interno/buscar',
      ],
      documents: of('/documentos', '/documentos/letter/archivo'),
      queue: ['/interno/cola', '/interno/cola.csv?ver=all'],
      contactReview: ['/interno/contactos', `/interno/contactos/${code}`, `/interno/contactos/${code}/reto`],
      approveReset: [
        '/interno/aprobaciones',
        `/interno/aprobaciones/${id}`,
        `/interno/aprobaciones/${id}/reto`,
        `/interno/avisos/${id}/reto`,
      ],
      servePeople: ['/interno/recepcion'],
      auditLog: ['/interno/auditoria'],
      exportAuditLog: ['/interno/auditoria.csv'],
    }
    for (const [why, addresses] of Object.entries(pages))
      for (const address of addresses) {
        const before = await refusedTo(inspector)
        const nowhere = address.replace(code, 'CLV-7Q4M-2K9T').replace(id, crypto.randomUUID())
        const [theirs, nobodys] = [await inspector.browser.ask(address), await inspector.browser.ask(nowhere)]
        expect([address, theirs.status, bare(theirs.body)]).toEqual([address, 404, bare(nobodys.body)])
        expect([address, (await refusedTo(inspector)).slice(before.length)]).toEqual([address, [why, why]])
        // A stranger is asked who they are, and learns nothing by it.
        const [one, other] = [await visit(service).ask(address), await visit(service).ask(nowhere)]
        expect([one.status, one.headers['location'], bare(one.body)]).toEqual([
          303,
          '/interno',
          bare(other.body),
        ])
      }
    // Whoever may see cases is told the same of one that nobody has, and of one that is none of the desk's.
    const { ana } = await scene.at('identified')
    await ana.open('/otras-formas')
    const [none, online] = [
      await vera.browser.ask('/interno/casos/CLV-7Q4M-2K9T'),
      await vera.browser.ask(`/interno/casos/${caseCodeOn(ana)}`),
    ]
    expect([online.status, bare(online.body)]).toEqual([404, bare(none.body)])
  })

  it('nothing is done by whose work it is not', async () => {
    const { service } = scene
    const { code, id, vera, sara } = await waitingCase(service)
    const acts: readonly (readonly [Officer, string, string])[] = [
      [sara, `/interno/casos/${code}/tomar`, 'servePeople'],
      [sara, `/interno/casos/${code}/soltar`, 'servePeople'],
      [sara, `/interno/casos/${code}/identidad`, 'servePeople'],
      [sara, `/interno/casos/${code}/nota`, 'servePeople'],
      [sara, `/interno/casos/${code}/registros`, 'servePeople'],
      [sara, `/interno/casos/${code}/enlace/otra-vez`, 'servePeople'],
      [sara, `/interno/casos/${code}/enlace/terminar`, 'servePeople'],
      [sara, '/interno/cola/siguiente', 'servePeople'],
      [sara, '/interno/recepcion', 'servePeople'],
      [sara, `/interno/casos/${code}/documentos/letter`, 'checkDocuments'],
      [sara, `/interno/casos/${code}/documentos/letter/escaneo`, 'checkDocuments'],
      [sara, `/interno/casos/${code}/reinicio`, 'requestReset'],
      [sara, `/interno/casos/${code}/contacto`, 'proposeContact'],
      [vera, `/interno/aprobaciones/${id}`, 'approveReset'],
    ]
    for (const [who, address, power] of acts) {
      // The number of a form of this browser; another act than this one's.
      await who.browser.open('/interno/buscar')
      const { f = '' } = await who.browser.filled('/interno/buscar')
      const before = await refusedTo(who)
      const { status } = await who.browser.ask(address, { method: 'POST', body: { f } })
      expect([address, status, (await refusedTo(who)).slice(before.length)]).toEqual([address, 404, [power]])
    }
  })

  it('every look of an officer is written down with its purpose before anything is shown', async () => {
    const { service } = scene
    const { code, id, vera, sara } = await waitingCase(service)
    const auditor = await onDuty(service, 'audit')
    const caseAt = (page: string) => `/interno/casos/${code}${page}`
    const looks: readonly (readonly [Officer, string, string, string])[] = [
      [vera, '/interno/cola', 'queueSeen', 'queue'],
      [vera, '/interno/cola.csv', 'queueExported', 'queue'],
      [vera, caseAt(''), 'caseSeen', 'summary'],
      [vera, caseAt('/historia'), 'caseSeen', 'history'],
      [vera, caseAt('/mensajes'), 'caseSeen', 'messages'],
      [vera, caseAt('/seguridad'), 'caseSeen', 'security'],
      [vera, caseAt('/documentos'), 'caseSeen', 'documents'],
      [vera, caseAt('/identidad'), 'caseSeen', 'identity'],
      [vera, caseAt('/contacto'), 'caseSeen', 'contact'],
      [vera, caseAt('/reinicio'), 'caseSeen', 'reset'],
      [vera, caseAt('/enlace'), 'caseSeen', 'link'],
      [sara, '/interno/aprobaciones', 'queueSeen', 'approval'],
      [sara, '/interno/contactos', 'queueSeen', 'contactReview'],
      [sara, `/interno/aprobaciones/${id}`, 'caseSeen', 'approval'],
      [auditor, '/interno/auditoria', 'logSeen', 'audit'],
      [auditor, '/interno/auditoria.csv', 'logExported', 'audit'],
    ]
    for (const [who, address, act, reason] of looks) {
      const before = await actsBy(who)
      expect([address, (await who.browser.ask(address)).status]).toEqual([address, 200])
      expect([address, (await actsBy(who)).slice(before.length)]).toEqual([address, [[act, reason]]])
    }
    const typed: readonly (readonly [string, Readonly<Record<string, string>>, string, string])[] = [
      ['/interno/recepcion', { codigo: code }, 'casesSought', 'present'],
      ['/interno/recepcion', { codigo: 'CLV-7Q4M-2K9T' }, 'casesSought', 'present'],
      ['/interno/buscar', { q: code, motivo: 'call' }, 'casesSought', 'call'],
      ['/interno/buscar', { q: syntheticCompanyRuc(8_765), motivo: 'asked' }, 'casesSought', 'asked'],
      [caseAt('/dato'), { dato: 'mail', motivo: 'security' }, 'datumRevealed', 'security'],
    ]
    for (const [address, fields, act, reason] of typed) {
      await vera.browser.open(address)
      const body = await vera.browser.filled(address, fields)
      const before = await actsBy(vera)
      await vera.browser.ask(address, { method: 'POST', body })
      expect([address, (await actsBy(vera)).slice(before.length)]).toEqual([address, [[act, reason]]])
    }
  })

  it('a search sent again shows again, and is a second look in the log', async () => {
    const { service } = scene
    const { code, company, vera } = await waitingCase(service)
    await vera.browser.open('/interno/buscar')
    const body = await vera.browser.filled('/interno/buscar', { q: company.identifier, motivo: 'call' })
    const before = await actsBy(vera)
    for (const _ of ['sent', 'reloaded']) {
      const { status, body: shown } = await vera.browser.ask('/interno/buscar', { method: 'POST', body })
      expect([status, shown.includes(code), shown.includes(company.identifier)]).toEqual([200, true, false])
    }
    expect((await actsBy(vera)).slice(before.length)).toEqual([
      ['casesSought', 'call'],
      ['casesSought', 'call'],
    ])
    // A case that runs online is none of the desk's, whoever knows its code.
    const { ana } = await scene.at('identified')
    await ana.open('/otras-formas')
    await vera.browser.open('/interno/buscar')
    await vera.browser.submit('/interno/buscar', { q: caseCodeOn(ana), motivo: 'call' })
    expect([vera.browser.page.status, vera.browser.page.path]).toEqual([200, '/interno/buscar'])
    expect(vera.browser.page.words).toContain(vera.browser.t('s14.none'))
  })

  it('a datum is in sight of whoever said what for, for five minutes', async () => {
    const { service } = scene
    const { code, company, vera, sara } = await waitingCase(service)
    const shows = async ({ browser }: Officer) =>
      (await browser.ask(`/interno/casos/${code}`)).body.includes(company.document)
    const give = async (dato: string, motivo: string) => {
      await vera.browser.open(`/interno/casos/${code}/dato`)
      return (await vera.browser.submit(`/interno/casos/${code}/dato`, { dato, motivo })).status
    }
    expect(await give('cedula', '')).toBe(422)
    expect(await give('cedula', 'curiosidad')).toBe(422)
    expect(await give('clave', 'compare')).toBe(422)
    expect(await shows(vera)).toBe(false)
    expect(await give('cedula', 'compare')).toBe(200)
    expect([await shows(vera), await shows(sara)]).toEqual([true, false])
    await service.db.pool.query('alter table audit_entry disable trigger audit_is_append_only')
    await service.db.pool.query(
      `update audit_entry set at = at - interval '5 minutes' where act = 'datumRevealed' and case_code = $1`,
      [code],
    )
    await service.db.pool.query('alter table audit_entry enable trigger audit_is_append_only')
    expect(await shows(vera)).toBe(false)
  })

  it('a case of another centre is as if it did not exist, and the try is in the log', async () => {
    const { service } = scene
    const [north, south] = [await centre(service), await centre(service)]
    const { code, id, ana, vera, sara } = await waitingCase(service)
    await choose(ana, code, north)
    const [here, there] = [
      await onDuty(service, 'counter', 'supervisor'),
      await onDuty(service, 'counter', 'supervisor'),
    ]
    await placeAt(service, here, north)
    await placeAt(service, there, south)
    const ofCase = ['', '/historia', '/mensajes', '/seguridad', '/dato', '/documentos', '/identidad']
    const more = ['/contacto', '/reinicio', '/enlace', '/documentos/letter/archivo']
    const addresses = [
      ...[...ofCase, ...more].map((page) => `/interno/casos/${code}${page}`),
      `/interno/aprobaciones/${id}`,
      `/interno/aprobaciones/${id}/reto`,
      `/interno/contactos/${code}`,
      `/interno/contactos/${code}/reto`,
    ]
    for (const address of addresses) {
      const before = await refusedTo(there)
      const nowhere = address.replace(code, 'CLV-7Q4M-2K9T').replace(id, crypto.randomUUID())
      const [theirs, nobodys] = [await there.browser.ask(address), await there.browser.ask(nowhere)]
      expect([address, theirs.status, bare(theirs.body)]).toEqual([address, 404, bare(nobodys.body)])
      expect([address, (await refusedTo(there)).slice(before.length)]).toEqual([address, ['centre']])
      // No paper was sent in, and no mail is changed: those are empty for everybody.
      if (!/archivo$|contactos/.test(address))
        expect([address, (await here.browser.ask(address)).status]).toEqual([address, 200])
    }
    const lists = [
      ['/interno/cola?ver=all', vera],
      ['/interno/cola.csv?ver=all', vera],
      ['/interno/aprobaciones', sara],
    ] as const
    for (const [list, whole] of lists) {
      const shows = async ({ browser }: Officer) => (await browser.ask(list)).body.includes(code)
      const seen = [await shows(here), await shows(there), await shows(whole)]
      expect([list, ...seen]).toEqual([list, true, false, true])
    }
    // Whoever has it in hand goes on with it, wherever they are placed.
    await placeAt(service, vera, south)
    expect((await vera.browser.ask(`/interno/casos/${code}`)).status).toBe(200)
  })

  it('what waits at one centre is taken by nobody at another, and found there by nobody', async () => {
    const { service } = scene
    const [north, south] = [await centre(service), await centre(service)]
    await service.db.pool.query(`delete from desk_case where status = 'new'`)
    const { ana, code, company } = await attended(service)
    await choose(ana, code, north)
    const there = await onDuty(service, 'counter')
    await placeAt(service, there, south)
    for (const tab of ['all', 'free', 'due'])
      expect([tab, (await there.browser.ask(`/interno/cola?ver=${tab}`)).body.includes(code)]).toEqual([
        tab,
        false,
      ])
    await there.browser.open('/interno/cola')
    await there.browser.submit('/interno/cola/siguiente')
    expect(there.browser.page.path).not.toContain(code)
    for (const q of [company.identifier, company.document, code]) {
      await there.browser.open('/interno/buscar')
      await there.browser.submit('/interno/buscar', { q, motivo: 'present' })
      const { page } = there.browser
      expect([q, page.path, page.html.includes(`/interno/casos/${code}`)]).toEqual([
        q,
        '/interno/buscar',
        false,
      ])
      expect(page.words).toContain(there.browser.t('s14.elsewhere', { n: 1 }))
    }
    const here = await onDuty(service, 'counter')
    await placeAt(service, here, north)
    await here.browser.open('/interno/cola')
    await here.browser.submit('/interno/cola/siguiente')
    expect(here.browser.page.path).toBe(`/interno/casos/${code}`)
  })

  it('whoever shows their code at another centre is served there, unless somebody has the case in hand', async () => {
    const { service } = scene
    const [north, south] = [await centre(service), await centre(service)]
    const { ana, code } = await attended(service)
    await choose(ana, code, north)
    const [here, there] = [await onDuty(service, 'counter'), await onDuty(service, 'counter')]
    await placeAt(service, here, north)
    await placeAt(service, there, south)
    await receive(there, code)
    expect(there.browser.page.status).toBe(200)
    expect(await actsBy(there)).toContainEqual(['caseReceived', null])
    expect((await here.browser.ask(`/interno/casos/${code}`)).status).toBe(404)
    // It is in hand at the other centre now: showing the code here does not take it away.
    await here.browser.open('/interno/recepcion')
    await here.browser.submit('/interno/recepcion', { codigo: code })
    expect([here.browser.page.status, here.browser.page.path]).toEqual([422, '/interno/recepcion'])
    expect(here.browser.page.words).toContain(here.browser.t('s04.elsewhere'))
    expect((await there.browser.ask(`/interno/casos/${code}`)).status).toBe(200)
  })

  const bare = (body: string) =>
    body
      .replace(/CLV-\w{4}-\w{4}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '#')
      .replace(/name="f" value="[^"]*"/g, '')

  /** What an officer did, oldest first: acts with their reasons. */
  const actsBy = async ({ id }: Officer): Promise<readonly (readonly [string, string | null])[]> => {
    const { view } = scene.service.instances[0]?.parts.casework ?? {}
    if (view === undefined) throw new Error('no desk')
    const { rows } = await scene.service.db.pool.query<{ act: string; reason: string | null }>(
      'select act, reason from audit_entry where actor = $1 order by at, lane, seq',
      [view.actorWord(id)],
    )
    return rows.map(({ act, reason }) => [act, reason])
  }
  const refusedTo = async (who: Officer) =>
    (await actsBy(who)).flatMap(([act, reason]) => (act === 'sightRefused' ? [reason] : []))
})

async function onDuty(service: Service, ...roles: StaffRole[]): Promise<Officer> {
  const one = await officer(service, roles)
  await comeIn(one)
  return one
}

/** The employer chooses on the page of their case. */
async function choose(ana: Visitor, code: string, centro: string): Promise<void> {
  await ana.open(`/caso/${code}/centro`)
  await ana.submit(`/caso/${code}/centro`, { centro })
}

/** A case in an officer's hand, with a request that waits for a second person. */
async function waitingCase(service: Service): Promise<{
  readonly code: string
  readonly id: string
  readonly ana: Visitor
  readonly company: Member
  readonly vera: Officer
  readonly sara: Officer
}> {
  const [vera, sara] = [await onDuty(service, 'counter'), await onDuty(service, 'supervisor')]
  const { ana, code, company } = await attended(service, 'firstKey')
  await receive(vera, code)
  await checkAll(service, vera, code)
  const asked = await ask(service, vera, code)
  if (!asked.ok || asked.value.is !== 'asked') throw new Error(`not asked: ${JSON.stringify(asked)}`)
  return { code, id: asked.value.id, ana, company, vera, sara }
}
