import { addAndInvite, addMember } from '../../src/staff/app/members.ts'
import type { StaffRole } from '../../src/staff/domain/roles.ts'
import type { OfficerId } from '../../src/kernel/ids.ts'
import { syntheticCedula } from '../../src/kernel/synthetic.ts'
import { authenticator, type Authenticator, type Lie } from './authenticator.ts'
import type { Service } from './service.ts'
import { visit, type Visitor } from './visitor.ts'

let hired = 0

/** A member of the staff in front of a browser, with an authenticator in hand. */
export interface Colleague {
  readonly id: OfficerId
  readonly invitation: string
  readonly device: Authenticator
  readonly browser: Visitor
}

export const staffOf = ({ instances }: Pick<Service, 'instances'>) => {
  const [first] = instances
  if (first === undefined) throw new Error('no instance')
  return first.parts.staff
}

export const membersOf = (service: Pick<Service, 'instances'>) => staffOf(service).members

/** Somebody who was taken in and holds an invitation; no passkey yet. */
export async function hire(
  service: Service,
  roles: readonly StaffRole[] = ['technical'],
): Promise<Colleague> {
  hired += 1
  const document = syntheticCedula(23, hired)
  const added = await addAndInvite(membersOf(service), {
    // A name has an end: whoever hires hundreds begins again.
    name: `Persona ${'x'.repeat(1 + (hired % 90))}`,
    document,
    roles,
  })
  if (!added.ok) throw new Error('a member already')
  return {
    id: added.value.id,
    invitation: added.value.token,
    device: authenticator(service.origin),
    browser: visit(service),
  }
}

/** Somebody with this document already in: for who tries twice. */
export const takeIn = (service: Service, document: string) =>
  addMember(membersOf(service), { name: 'Otra Persona', document, roles: ['counter'] }, 'operator')

/** Opens the invitation and makes a passkey with it. */
export async function enrol({ browser, device, invitation }: Colleague, lie?: Lie): Promise<number> {
  await openInvitation(browser, invitation)
  if (browser.page.path !== '/interno/invitacion/llave') return browser.page.status
  const { body } = await browser.ask('/interno/invitacion/reto')
  const { status } = await browser.submit('/interno/invitacion/llave', { llave: device.make(body, lie) })
  return status
}

export async function openInvitation(browser: Visitor, token: string): Promise<void> {
  await browser.open('/interno/invitacion')
  await browser.submit('/interno/invitacion', { token })
}

/** What a passkey is asked to sign on the page of S-01. */
export async function challengeOf(browser: Visitor): Promise<string> {
  await browser.open('/interno')
  return (await browser.ask('/interno/reto')).body
}

/** Signs in, and says which page came of it. */
export async function comeIn({ browser, device }: Colleague, lie?: Lie): Promise<string> {
  const options = await challengeOf(browser)
  return (await browser.submit('/interno', { llave: device.show(options, lie) })).path
}

/** A colleague who has a passkey. */
export async function enrolled(service: Service, roles?: readonly StaffRole[]): Promise<Colleague> {
  const colleague = await hire(service, roles)
  const status = await enrol(colleague)
  if (status !== 200) throw new Error(`not enrolled: ${status}`)
  return colleague
}
