import { randomBytes, randomUUID } from 'node:crypto'
import { proposeContact } from '../../../../src/desk/app/propose-contact.ts'
import { caseCodeBytes } from '../../../../src/kernel/case-code.ts'
import { parseEmailAddress } from '../../../../src/kernel/email-address.ts'
import { enquiryCodeFrom } from '../../../../src/triage/domain/enquiry.ts'
import { agendaAt, arrivalOf, arrives, booked, caseAt, openCentre } from '../../agenda.ts'
import { ask, checkAll, counterAt, officer } from '../../counter.ts'
import { sentToDesk } from '../../desk.ts'
import { fingerPages, fingersOf } from '../../fingers.ts'
import { putOnFile } from '../../on-file.ts'
import { change } from '../../rows.ts'
import { requestsThatWait } from '../../signed-review.ts'
import { comeIn } from '../../staff.ts'
import { videoTurno } from '../../video-call.ts'
import { stoppedEmployers } from '../stopped.ts'
import { standing, words, type Stand } from './stand.ts'

/** An officer who also approves, with cases in hand that stand at different steps, and one of somebody else's to decide about. */
export const atWindow: Stand = async (ground) => {
  const { service } = ground
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
  const at = await openCentre(service)
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
  return standing(ground, own.browser, known, { places })
}
