import type { FastifyInstance } from 'fastify'
import type { Member } from '../../members.ts'
import { failSet } from '../../question-sets.ts'
import { linkOf, newest, nextMail, recover, type Stop } from '../../recover.ts'
import { enrolled } from '../../staff.ts'
import { calledIn, cameIn, videoTurno } from '../../video-call.ts'
import { visit, type Visitor } from '../../visitor.ts'
import { formsOn, knownOf, standing, type Ground, type Seen, type Stand, type Stood } from './stand.ts'

/** Whoever has come so far in a recovery; nowhere yet, unless a stop is named. */
export const recovering =
  (stopAt?: Stop): Stand =>
  async (ground) => {
    const ana = visit(ground.service)
    const member = ground.service.fresh()
    const since = newest(ana)
    if (stopAt !== undefined) await recover(ana, member, { stopAt })
    if (stopAt === 'sent') await nextMail(ana, member, since)
    return inRecovery(ground, ana, member, since)
  }

/** After a set of answers that were wrong. */
export const answeredWrongly: Stand = async (ground) => {
  const ana = visit(ground.service)
  const member = ground.service.fresh()
  const since = newest(ana)
  await recover(ana, member, { stopAt: 'identified' })
  await failSet(ana, member)
  return inRecovery(ground, ana, member, since)
}

/** With a case that goes to a counter. */
export const atCounter: Stand = async (ground) => {
  const ana = visit(ground.service)
  const member = ground.service.fresh()
  const since = newest(ana)
  await recover(ana, member, { stopAt: 'identified' })
  await ana.open('/otras-formas')
  await ana.press(ana.t('p20.prepare'))
  const seen = await inRecovery(ground, ana, member, since)
  const [code] = seen.known['code'] ?? []
  if (code === undefined) return seen
  return { ...seen, forms: new Map([...seen.forms, ...(await formsInCall(ana, ground.app, code))]) }
}

/** With what the mails since then say, and the code of the case where there is one. */
export async function inRecovery(
  ground: Ground,
  ana: Visitor,
  member: Member,
  since: number,
  before: Seen['before'] = [],
): Promise<Stood> {
  const known = knownOf(member)
  const mails = ground.service.inbox.list(member.mail ?? '').filter(({ n }) => n > since)
  for (const mail of mails) {
    const { path, token, code } = linkOf(mail)
    known.ref.push(...(path === '' ? [] : [path.split('/').at(-1) ?? '']))
    const [, notice, noticeToken] = /\/aviso\/([\w-]{12})#([\w-]{27})/.exec(mail.text) ?? []
    known.ref.push(...(notice === undefined ? [] : [notice]))
    known.token.push(token, noticeToken ?? '')
    known.codigo.push(code)
    known.codigoCorreo.push(code)
  }
  const code = /CLV-\w{4}-\w{4}/.exec((await ana.copy().open('/otras-formas')).html)?.[0]
  if (code !== undefined) {
    known.code.push(code)
    known.codigo.push(code)
  }
  const places = [
    ...(code === undefined
      ? []
      : [
          `/caso/${code}/retirar`,
          `/caso/${code}/documentos/letter`,
          `/caso/${code}/centro`,
          `/caso/${code}/carta`,
          `/caso/${code}/recordatorio`,
        ]),
    ...known.ref.flatMap((ref) => [`/clave/${ref}`, `/aviso/${ref}`]),
    '/preguntas/1',
  ]
  return standing(ground, ana, known, { places, before })
}

/** The forms of a call by video, each where it is shown, from the waiting room to the call in which the person then is. */
async function formsInCall(ana: Visitor, app: FastifyInstance, code: string) {
  const { service } = ana
  const { id } = await videoTurno(service.db, code)
  const outside = await formsOn(ana, app, [`/turno/${code}/video`])
  await calledIn(service.db, id, (await enrolled(service)).id)
  const called = await formsOn(ana, app, [`/turno/${code}/video`])
  await cameIn(service.db, id)
  return [...outside, ...called, ...(await formsOn(ana, app, [`/turno/${code}/video/llamada`]))]
}
