import { randomUUID } from 'node:crypto'
import { digitsIn, mailTo, propose, signedInAs } from '../../contact-change.ts'
import { owes } from '../../obligations.ts'
import { passkeyOf } from '../../person-passkeys.ts'
import { newest, newKeys, recover, signIn } from '../../recover.ts'
import { change } from '../../rows.ts'
import { visit } from '../../visitor.ts'
import { inRecovery } from './recovery.ts'
import { formsOn, knownOf, standing, type Stand } from './stand.ts'

/** Whoever has a new key and is signed in with it, while a change of the mail is under way. */
export const signedIn: Stand = async (ground) => {
  const { service, app } = ground
  const ana = visit(service)
  const member = service.fresh()
  const since = newest(ana)
  await recover(ana, member)
  const key = newKeys[service.policy.profile]
  // Once more elsewhere: the list of sessions has a form for every other one.
  for (const browser of [ana, visit(service)]) await signIn(browser, member, key)
  await passkeyOf(service, member)
  // There is something to be certified.
  await owes(service, [[member]])
  // A change of the mail has forms before it is begun, and others while it is under way.
  const before = await formsOn(ana, app, ['/contacto', '/contacto/nuevo', '/contacto/celular'])
  await propose(ana, { ...member, key }, `nueva-${randomUUID()}@empresa.example`)
  return inRecovery(ground, ana, member, since, before)
}

/** Whoever is reminded of the age of their key and of due dates, and has asked in a drill whether their mailbox answers. */
export const drilling: Stand = async (ground) => {
  const { service } = ground
  const { ana, company } = await signedInAs(service)
  await change(
    service,
    company,
    `update employer_key set set_at = clock_timestamp() - make_interval(days => $2) where employer_id = $1`,
    service.policy.key.rotationDays - 1,
  )
  const since = newest(ana)
  await ana.open('/cuenta/simulacro')
  await ana.submit('/cuenta/simulacro')
  const mail = await mailTo(service, company.mail ?? '', since, ana.t('m41.subject'))
  const ref = /\/correo\/([\w-]{12})/.exec(mail.text)?.[1] ?? ''
  // And wants to be told before contributions are due; a mail about that may come on another day.
  await ana.open('/cuenta/obligaciones')
  await ana.submit('/cuenta/obligaciones/aviso', { aviso: '5' })
  const { rows } = await service.db.pool.query<{ ref: string }>(
    'select r.ref from due_reminder r join employer e on e.id = r.employer_id where e.identifier = $1',
    [company.identifier],
  )
  const end = rows[0]?.ref ?? ''
  const known = { ...knownOf(company), ref: [ref, end], codigo: [digitsIn(mail)] }
  const places = ['/cuenta', '/cuenta/simulacro', `/correo/${ref}`, `/recordatorio/${end}`]
  return standing(ground, ana, known, { places })
}
