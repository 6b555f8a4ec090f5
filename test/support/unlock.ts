import type { InboxMail } from '../../src/entry/demo/inbox-store.ts'
import type { Member } from './members.ts'
import { block, putOnFile } from './on-file.ts'
import { mailHandedOver } from './passing-time.ts'
import { identify, newest, nextMail, openLink } from './recover.ts'
import type { Service } from './service.ts'
import { visit, type Visitor } from './visitor.ts'

/** A company whose key is blocked, and what is on file serves to unlock it. */
export async function blockedOnFile(service: Service): Promise<Member> {
  const company = service.fresh()
  await putOnFile(service, company)
  await block(service, company)
  return company
}

/** As far as the button that sends the message. */
export async function toOnFile(ana: Visitor, company: Member): Promise<void> {
  await identify(ana, company)
  await ana.open('/desbloqueo/biometria')
}

export interface Unlocking {
  readonly company: Member
  readonly ana: Visitor
  readonly mail: InboxMail
}

/** The mail with the link is there, and nobody has opened it. */
export async function unlockMailed(
  service: Service,
  made: Promise<Member> = blockedOnFile(service),
): Promise<Unlocking> {
  const company = await made
  const ana = visit(service)
  await toOnFile(ana, company)
  const since = newest(ana)
  await ana.press(ana.t('p31.go'))
  const mail = await nextMail(ana, company, since, ana.t('m25.subject'))
  await mailHandedOver(service, company)
  return { company, ana, mail }
}

/** The choice of the two ends is on the screen. */
export async function unlockOpened(service: Service, made?: Promise<Member>): Promise<Unlocking> {
  const one = await unlockMailed(service, made)
  await openLink(one.ana, one.mail)
  return one
}
