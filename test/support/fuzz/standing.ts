import { randomBytes, randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { codeIn, linkIn } from '../../../src/entry/demo/mail-text.ts'
import { proposeContact } from '../../../src/desk/app/propose-contact.ts'
import { caseCodeBytes } from '../../../src/kernel/case-code.ts'
import { enquiryCodeFrom } from '../../../src/triage/domain/enquiry.ts'
import { parseEmailAddress } from '../../../src/kernel/email-address.ts'
import { linkOf, newKeys, newest, nextMail, recover, signIn, stops, type Stop } from '../recover.ts'
import { agendaAt, arrivalOf, arrives, booked, caseAt, openCentre as centreAtWork } from '../agenda.ts'
import type { Member } from '../members.ts'
import { readPage } from '../page.ts'
import { failSet } from '../question-sets.ts'
import { propose } from '../contact-change.ts'
import { reachAffiliate } from '../affiliate.ts'
import { accountOf, askBankFor, reachAccount } from '../bank.ts'
import { atTimes, book, openCentre, timesOn } from '../appointments.ts'
import { ask, checkAll, counterAt, officer } from '../counter.ts'
import { sentToDesk } from '../desk.ts'
import { calledIn, cameIn, videoTurno } from '../video-call.ts'
import { fingerPages, fingersOf } from '../fingers.ts'
import { owes } from '../obligations.ts'
import { passkeyOf, phoneAtCounter } from '../person-passkeys.ts'
import { change } from '../rows.ts'
import type { Service } from '../service.ts'
import { goOut } from '../accounts.ts'
import { stoppedEmployers } from './stopped.ts'
import { visitProvider } from '../identity-provider.ts'
import { challengeOf, comeIn, enrolled, hire, openInvitation } from '../staff.ts'
import { putOnFile } from '../on-file.ts'
import { chooseMobile, shownToUnlock } from '../unlock-code.ts'
import { requestsThatWait } from '../signed-review.ts'
import { issued } from '../signed.ts'
import { unlockMailed, unlockOpened } from '../unlock.ts'
import { accessesOf, enter, invite, openInvite, pageOfUser, staffed } from '../users.ts'
import { solved, visit, type Visitor } from '../visitor.ts'

/** Where in the flow somebody stands, with everything an honest person knows there. */
export interface Standing {
  readonly name: StandingName
  readonly cookies: ReadonlyMap<string, string>
  /** The forms on the pages that this browser is shown, by their address; a field by all values it offers. */
  readonly forms: ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>
  /** What belongs into a field of this name, or a part of an address. */
  readonly known: Readonly<Record<string, readonly string[]>>
}

export const standingNames = [
  'stranger',
  ...stops,
  'answeredWrongly',
  'atCounter',
  'choosingTurn',
  'booked',
  'signedIn',
  'invited',
  'abroad',
  'onDuty',
  'atWindow',
  'toldToLook',
  'twoEnds',
  'keyInvited',
  'choosingContact',
  'signing',
  'givingAccess',
  'givenAccess',
  'namingAccount',
  'askedOfBank',
  'backFromAffiliates',
] as const
export type StandingName = (typeof standingNames)[number]

/** Words that stand in an address after its last fixed part. */
const words = ['1', '2', '4', '9', 'resultado', 'no-lo-se', 'recibido', 'inbox.json']

/**
 * Brings somebody to a place in the flow and looks at every page from there.
 * @param app What is asked for the pages: it may have more of them than the service itself.
 * @param addresses Of pages, without parameters.
 */
export async function standAt(
  name: StandingName,
  service: Service,
  app: FastifyInstance,
  addresses: readonly string[],
): Promise<Standing> {
  if (name === 'abroad') return abroadAt(service, app, addresses)
  if (name === 'invited' || name === 'onDuty') return staffAt(name, service, app, addresses)
  if (name === 'choosingTurn' || name === 'booked') return turnAt(name, service, app, addresses)
  if (name === 'atWindow') return windowAt(service, app, addresses)
  if (name === 'toldToLook' || name === 'twoEnds') return unlockingAt(name, service, app, addresses)
  if (name === 'choosingContact') return contactAt(service, app, addresses)
  if (name === 'keyInvited') return phoneAt(service, app, addresses)
  if (name === 'namingAccount' || name === 'askedOfBank') return bankAt(name, service, app, addresses)
  if (name === 'backFromAffiliates') return backAt(service, app, addresses)
  if (name === 'signing') return signingAt(service, app, addresses)
  if (name === 'givingAccess' || name === 'givenAccess') return accessAt(name, service, app, addresses)
  const visitor = visit(service)
  const member = service.fresh()
  const known = knownOf(member)
  const stop = stops.find((each): each is Stop => each === name)
  const since = newest(visitor)
  if (stop !== undefined || name === 'signedIn') await recover(visitor, member, { stopAt: stop ?? 'done' })
  if (name === 'answeredWrongly') {
    await recover(visitor, member, { stopAt: 'identified' })
    await failSet(visitor, member)
  }
  if (name === 'atCounter') {
    await recover(visitor, member, { stopAt: 'identified' })
    await visitor.open('/otras-formas')
    await visitor.press(visitor.t('p20.prepare'))
  }
  const key = newKeys[service.policy.profile]
  if (name === 'sent') await nextMail(visitor, member, since)
  // Once more elsewhere: the list of sessions has a form for every other one.
  for (const browser of name === 'signedIn' ? [visitor, visit(service)] : [])
    await signIn(browser, member, key)
  if (name === 'signedIn') await passkeyOf(service, member)
  // There is something to be certified.
  if (name === 'signedIn') await owes(service, [[member]])
  // A change of the mail has forms before it is begun, and others while it is under way.
  const before = name === 'signedIn' ? await formsOn(visitor, app, ['/contacto', '/contacto/nuevo']) : []
  if (name === 'signedIn') await propose(visitor, { ...member, key }, `nueva-${randomUUID()}@empresa.example`)
  const mails = service.inbox.list(member.mail ?? '').filter(({ n }) => n > since)
  for (const mail of mails) {
    const { path, token, code } = linkOf(mail)
    known['ref']?.push(...(path === '' ? [] : [path.split('/').at(-1) ?? '']))
    const [, notice, noticeToken] = /\/aviso\/([\w-]{12})#([\w-]{27})/.exec(mail.text) ?? []
    known['ref']?.push(...(notice === undefined ? [] : [notice]))
    known['token']?.push(token, noticeToken ?? '')
    known['codigo']?.push(code)
    known['codigoCorreo']?.push(code)
  }
  const code = /CLV-\w{4}-\w{4}/.exec((await visitor.copy().open('/otras-formas')).html)?.[0]
  if (code !== undefined) {
    known['code']?.push(code)
    known['codigo']?.push(code)
  }
  const places = [
    ...addresses,
    ...(code === undefined
      ? []
      : [
          `/caso/${code}/retirar`,
          `/caso/${code}/documentos/letter`,
          `/caso/${code}/centro`,
          `/caso/${code}/carta`,
          `/caso/${code}/recordatorio`,
        ]),
    ...refsOf(known),
    '/preguntas/1',
  ]
  const inCall = name === 'atCounter' && code !== undefined ? await callOf(visitor, app, code) : []
  const forms = new Map([...before, ...(await formsOn(visitor, app, places)), ...inCall])
  return { name, known, forms, cookies: new Map(visitor.cookies) }
}

/** The forms of a call by video, each where it is shown, from the waiting room to the call in which the person then is. */
async function callOf(ana: Visitor, app: FastifyInstance, code: string) {
  const { service } = ana
  const { id } = await videoTurno(service.db, code)
  const outside = await formsOn(ana, app, [`/turno/${code}/video`])
  await calledIn(service.db, id, (await enrolled(service)).id)
  const called = await formsOn(ana, app, [`/turno/${code}/video`])
  await cameIn(service.db, id)
  return [...outside, ...called, ...(await formsOn(ana, app, [`/turno/${code}/video/llamada`]))]
}

/** Somebody with a place that is kept and not confirmed, or with a turno. */
async function turnAt(
  name: 'choosingTurn' | 'booked',
  service: Service,
  app: FastifyInstance,
  addresses: readonly string[],
): Promise<Standing> {
  const centre = await openCentre(service)
  const member = service.fresh()
  const visitor = await atTimes(service, member, centre)
  const times = timesOn(visitor)
  const province = `/turno/centro?provincia=${encodeURIComponent(centre.province)}`
  const before = await formsOn(visitor, app, ['/turno', province, '/turno/hora'])
  const code = name === 'booked' ? await book(visitor) : ''
  if (name === 'choosingTurn') await visitor.submit('/turno/hora', { hora: times[0] ?? '' })
  const known = { ...knownOf(member), hora: times.slice(0, 3), centro: [centre.id], code: [code] }
  const places = name === 'booked' ? [`/turno/${code}/anular`] : ['/turno/contacto', '/turno/revisar']
  const forms = new Map([...before, ...(await formsOn(visitor, app, [...addresses, ...places]))])
  return { name, known, forms, cookies: new Map(visitor.cookies) }
}

/** One of the staff: with an invitation in hand, or signed in. */
async function staffAt(
  name: 'invited' | 'onDuty',
  service: Service,
  app: FastifyInstance,
  addresses: readonly string[],
): Promise<Standing> {
  const colleague = await (name === 'invited' ? hire : enrolled)(service)
  const { browser, device, invitation } = colleague
  const known: Record<string, string[]> = { token: [invitation], n: [...words] }
  if (name === 'onDuty') {
    await comeIn(colleague)
    known['llave'] = [device.show(await challengeOf(browser.copy()))]
  } else {
    await openInvitation(browser, invitation)
    known['llave'] = [device.make((await browser.ask('/interno/invitacion/reto')).body)]
  }
  return { name, known, forms: await formsOn(browser, app, addresses), cookies: new Map(browser.cookies) }
}

/** Shown by a passkey, with the choice of the contact on one page and the box for the code on another. */
async function contactAt(
  service: Service,
  app: FastifyInstance,
  addresses: readonly string[],
): Promise<Standing> {
  const { ana, company } = await shownToUnlock(service)
  await chooseMobile(ana)
  const places = [...addresses, '/desbloqueo/medio', '/desbloqueo/mensaje']
  const forms = await formsOn(ana, app, places)
  return { name: 'choosingContact', known: knownOf(company), forms, cookies: new Map(ana.cookies) }
}

/** A representative at a counter, with the invitation to a passkey open on their phone. */
async function phoneAt(
  service: Service,
  app: FastifyInstance,
  addresses: readonly string[],
): Promise<Standing> {
  const { phone, token, answer } = await phoneAtCounter(service)
  const known = { token: [token], llave: [answer], n: [...words] }
  return {
    name: 'keyInvited',
    known,
    forms: await formsOn(phone, app, addresses),
    cookies: new Map(phone.cookies),
  }
}

/** Somebody whom the provider of the institution's accounts has just sent back. */
async function abroadAt(
  service: Service,
  app: FastifyInstance,
  addresses: readonly string[],
): Promise<Standing> {
  const browser = visit(service)
  const to = await goOut(browser)
  const query = new URLSearchParams(to === undefined ? '' : await visitProvider(to))
  const known = Object.fromEntries([...query].map(([name, value]) => [name, [encodeURIComponent(value)]]))
  const cookies = new Map(browser.cookies)
  return { name: 'abroad', known, forms: await formsOn(browser, app, addresses), cookies }
}

/** An officer who also approves, with cases in hand that stand at different steps, and one of somebody else's to decide about. */
async function windowAt(
  service: Service,
  app: FastifyInstance,
  addresses: readonly string[],
): Promise<Standing> {
  const own = await officer(service, ['counter', 'supervisor', 'signatures'])
  const other = await officer(service)
  await comeIn(own)
  const blocked = service.fresh()
  await change(
    service,
    blocked,
    'update employer_key set blocked_at = clock_timestamp() where employer_id = $1',
  )
  const proposing = service.fresh()
  const recorded = service.fresh()
  await putOnFile(service, recorded)
  const [begun, free, ready, sent, waiting] = await Promise.all([
    sentToDesk(service, service.fresh()),
    sentToDesk(service, service.fresh()),
    sentToDesk(service, proposing),
    sentToDesk(service, recorded),
    sentToDesk(service, blocked, 'firstKey'),
  ])
  for (const { code } of [ready, sent]) await checkAll(service, own, code)
  await checkAll(service, other, waiting.code)
  await ask(service, own, sent.code)
  const asked = await ask(service, other, waiting.code)
  const id = asked.ok && asked.value.is === 'asked' ? asked.value.id : ''
  const mail = parseEmailAddress(`nueva-${randomUUID()}@empresa.example`)
  if (mail.ok) await proposeContact(counterAt(service), other.duty, ready.id, mail.value)
  // As if its mailbox had confirmed it: what is left is the word of a second person.
  await change(
    service,
    proposing,
    `update contact_change set state = 'approval', confirmed_at = clock_timestamp() where employer_id = $1`,
  )
  await fingersOf(service, own, sent.code)
  for (const { code } of [begun, ready, sent]) {
    await own.browser.open(`/interno/casos/${code}`)
    await own.browser.submit(`/interno/casos/${code}/tomar`)
  }
  // One waits by video, and one is in a call.
  const turnos = [await videoTurno(service.db, ready.code), await videoTurno(service.db, begun.code)]
  for (const { id: turno } of turnos)
    await service.db.pool.query(`update appointment set state = 'arrived' where id = $1`, [turno])
  await own.browser.open(`/interno/video/${begun.code}`)
  await own.browser.submit(`/interno/video/${begun.code}/llamar`)
  const at = await centreAtWork(service)
  const [comes, waits] = [await caseAt(service, at), await caseAt(service, at)]
  const turno = await booked(service, at, comes, 30)
  await booked(service, at, waits, 40, 1)
  await arrives({ browser: own.browser }, waits)
  // Two that somebody told the assistant: one is free, one is in hand.
  const [told, mine] = ['AYU-7Q4M-2K9T', enquiryCodeFrom(randomBytes(caseCodeBytes))]
  await service.db.pool.query(
    `insert into enquiry (code, lang, said, proposed, taken_by, taken_at)
     values ($1, 'es', 'no avanza', '{R-31}', null, null), ($2, 'es', 'no avanza', '{}', $3, clock_timestamp())
     on conflict do nothing`,
    [told, mine, own.duty.id],
  )
  const signed = await requestsThatWait(service, own.duty.id, other.duty.id)
  await stoppedEmployers(service)
  const known = {
    code: [begun.code, free.code, ready.code, sent.code, comes, waits, told, mine, ...signed.codes],
    id: [id, turno, at.id, signed.acceptance],
    centro: [at.id],
    ventanilla: [...at.windows],
    turno: [turno],
    llegada: [await arrivalOf(service, waits)],
    doc: ['letter', 'ruc', 'cedula'],
    dedo: ['1', '2'],
    codigo: [begun.code],
    n: [...words],
  }
  const places = [
    ...addresses,
    `/interno/consultas/${told}`,
    `/interno/consultas/${mine}`,
    `/interno/casos/${free.code}`,
    `/interno/casos/${begun.code}`,
    `/interno/casos/${begun.code}/dato`,
    `/interno/casos/${begun.code}/historia`,
    `/interno/casos/${begun.code}/documentos`,
    `/interno/casos/${begun.code}/identidad`,
    `/interno/casos/${begun.code}/papel`,
    ...fingerPages(ready.code, sent.code),
    `/interno/casos/${begun.code}/contacto`,
    `/interno/casos/${ready.code}/reinicio`,
    `/interno/casos/${sent.code}/enlace`,
    `/interno/video/${begun.code}`,
    `/interno/video/${ready.code}`,
    `/interno/casos/${sent.code}/biometria`,
    `/interno/casos/${sent.code}/llave`,
    `/interno/aprobaciones/${id}`,
    `/interno/contactos/${ready.code}`,
    ...signed.codes.map((code) => `/interno/solicitudes/${code}`),
    `/contacto/confirmar/${ready.code}`,
    agendaAt(at, 0),
    `/interno/agenda/turno/${turno}/mover`,
    `/interno/recepcion/${comes}`,
    `/interno/centros/${at.id}`,
  ]
  return {
    name: 'atWindow',
    known,
    forms: await formsOn(own.browser, app, places),
    cookies: new Map(own.browser.cookies),
  }
}

/** Whoever asked to unlock a key, and whoever has opened the link that came of it. */
async function unlockingAt(
  name: 'toldToLook' | 'twoEnds',
  service: Service,
  app: FastifyInstance,
  addresses: readonly string[],
): Promise<Standing> {
  const { company, ana, mail } = await (name === 'twoEnds' ? unlockOpened : unlockMailed)(service)
  const known = knownOf(company)
  const { path, token, code } = linkOf(mail)
  known['ref']?.push(path.split('/').at(-1) ?? '')
  known['token']?.push(token)
  for (const field of ['codigo', 'codigoCorreo']) known[field]?.push(code)
  const places = [...addresses, path, '/desbloqueo', '/desbloqueo/biometria', '/desbloqueo/espera']
  const own = name === 'twoEnds' ? '/clave/desbloquear' : '/desbloqueo/enviado'
  const forms = await formsOn(ana, app, [...places, own])
  return { name, known, forms, cookies: new Map(ana.cookies) }
}

/** Whoever has to name a debit account, and whoever waits for what the bank says. */
async function bankAt(
  name: 'namingAccount' | 'askedOfBank',
  service: Service,
  app: FastifyInstance,
  addresses: readonly string[],
): Promise<Standing> {
  const member = service.freshPerson()
  const ana = visit(service)
  const account = await accountOf(service, member)
  await (name === 'namingAccount' ? reachAccount(ana, member) : askBankFor(ana, member, 'deposito'))
  const known = {
    ...knownOf(member),
    banco: [account.banco],
    tipo: ['home', 'natural', account.tipo],
    ultimos: [account.ultimos],
    forma: ['deposito', 'banco'],
    uno: ['7'],
    otro: ['42'],
  }
  const forms = await formsOn(ana, app, [
    ...addresses,
    '/hogar',
    '/hogar/datos',
    '/hogar/cuenta',
    '/hogar/cuenta/espera',
  ])
  return { name, known, forms, cookies: new Map(ana.cookies) }
}

/** Whoever is back from the service of the affiliate key with an answer that nobody judged yet. */
async function backAt(
  service: Service,
  app: FastifyInstance,
  addresses: readonly string[],
): Promise<Standing> {
  const member = service.freshPerson()
  const ana = visit(service)
  await reachAffiliate(ana, member)
  const to = await goOut(ana, '/hogar/afiliado/ir')
  const state = new URL(to ?? '').searchParams.get('state') ?? ''
  const answer = `code=x&state=${state}`
  const forms = await formsOn(ana, app, [...addresses, '/hogar/afiliado', `/hogar/afiliado/vuelta?${answer}`])
  const known = { ...knownOf(member), state: [state], code: ['x'], respuesta: [answer] }
  return { name: 'backFromAffiliates', known, forms, cookies: new Map(ana.cookies) }
}

/** In the place of FirmaEC, with everything chosen. */
const signAt = '/demo/firmar?persona=E1&certificado=good'

/** Whoever has a request to sign, with the forms on the way to another one. */
async function signingAt(
  service: Service,
  app: FastifyInstance,
  addresses: readonly string[],
): Promise<Standing> {
  const company = service.fresh()
  const ana = visit(service)
  await issued(ana, company)
  await ana.open('/solicitud/datos')
  await ana.submit('/solicitud/datos', { pide: 'clave' })
  const check = await ana.filled('/solicitud/revisar')
  const forms = new Map(
    await formsOn(ana, app, [...addresses, '/solicitud/datos', '/solicitud/subir', signAt]),
  )
  // The form that only chooses who signs writes nothing.
  forms.delete('/demo/firmar')
  forms.set(
    '/solicitud/revisar',
    Object.fromEntries(Object.entries(check).map(([field, value]) => [field, [value]])),
  )
  const known = { ...knownOf(company), persona: ['E1', 'SAS'], certificado: ['good', 'revoked'] }
  return { name: 'signing', known, forms, cookies: new Map(ana.cookies) }
}

/** The holder of a key with a user of theirs, or that user with an invitation of another employer open. */
async function accessAt(
  name: 'givingAccess' | 'givenAccess',
  service: Service,
  app: FastifyInstance,
  addresses: readonly string[],
): Promise<Standing> {
  const { company, person, holder, marta } = await staffed(service)
  const known = knownOf(company)
  known['cedula']?.push(person.cedula)
  known['clave']?.push(person.key)
  known['correo'] = [person.mail]
  known['usuario'] = [person.mail]
  if (name === 'givingAccess') {
    const page = await pageOfUser(holder, person)
    known['id'] = [page.split('/').at(-1) ?? '']
    const first = await formsOn(holder, app, [page])
    await holder.open(page)
    await holder.press(holder.t('u03.suspend'))
    const forms = await formsOn(holder, app, [...addresses, page, `${page}/quitar`])
    return { name, known, forms: new Map([...first, ...forms]), cookies: new Map(holder.cookies) }
  }
  // Once more elsewhere: the list of sessions has a form for every other one.
  for (const browser of [visit(service), marta]) await enter(browser, person, company)
  const other = service.fresh()
  const giver = visit(service)
  await signIn(giver, other, other.key ?? '')
  const mail = await invite(giver, other, person)
  const path = (linkIn(mail.text) ?? '').replace(/^https?:\/\/[^/]+/, '').split('#')[0] ?? ''
  const before = await formsOn(marta, app, [path])
  await openInvite(marta, mail)
  known['ref']?.push(path.split('/').at(-1) ?? '')
  known['token']?.push(linkIn(mail.text)?.split('#')[1] ?? '')
  known['codigo']?.push(codeIn(mail.text) ?? '')
  known['acceso'] = (await accessesOf(service, company)).map(({ id }) => id)
  const forms = await formsOn(marta, app, [...addresses, `${path}/clave`])
  return { name, known, forms: new Map([...before, ...forms]), cookies: new Map(marta.cookies) }
}

function knownOf(member: Member): Record<string, string[]> {
  return {
    ruc: [member.identifier],
    cedula: [member.document, member.document.slice(-4), member.document.slice(-3)],
    clave: [...(member.key === null ? [] : [member.key]), ...Object.values(newKeys)],
    token: [],
    codigo: [],
    codigoCorreo: [],
    ref: [],
    code: [],
    doc: ['letter', 'ruc'],
    n: [...words],
  }
}

const refsOf = (known: Readonly<Record<string, readonly string[]>>): readonly string[] =>
  (known['ref'] ?? []).flatMap((ref) => [`/clave/${ref}`, `/aviso/${ref}`])

/** The forms of all these pages, with the numbers they carry for this browser. */
async function formsOn(
  visitor: Visitor,
  app: FastifyInstance,
  addresses: readonly string[],
): Promise<Standing['forms']> {
  const forms = new Map<string, Record<string, string[]>>()
  // A browser that was here before: the forms carry numbers for it.
  await visitor.ask('/')
  const headers = {
    host: new URL(visitor.service.origin).host,
    cookie: [...visitor.cookies].map((pair) => pair.join('=')).join('; '),
  }
  for (const path of addresses) {
    const { statusCode: status, body } = await app.inject({ url: path, headers })
    for (const { action, attributes, fields } of readPage({ status, headers: {}, path, html: body }).forms) {
      const values: Record<string, string[]> = {}
      for (const { name, value } of fields) if (name !== '') (values[name] ??= []).push(value)
      const challenge = attributes['data-challenge']
      if (challenge !== undefined) values['humanCheck'] = [await solved(challenge)]
      forms.set(action, values)
    }
    // What the script of a call sends, with the number that stands beside its address.
    for (const [, to = '', f = ''] of body.matchAll(/data-url="([^"]+senales)" data-form="([^"]+)"/g))
      forms.set(to, { f: [f], saludo: ['{"kind":"hello","id":"x","back":false}'] })
  }
  return forms
}
