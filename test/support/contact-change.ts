import type { InboxMail } from '../../src/entry/demo/inbox-store.ts'
import { parseEmailAddress, type EmailAddress } from '../../src/kernel/email-address.ts'
import type { CaseId, EmployerId } from '../../src/kernel/ids.ts'
import { proposeAttended, type Officer } from '../../src/contacts/app/propose-attended.ts'
import type { ChangeDeps } from '../../src/contacts/app/ports.ts'
import type { OnDuty } from '../../src/staff/app/ports.ts'
import type { StaffRole } from '../../src/staff/domain/roles.ts'
import type { Member } from './members.ts'
import { newest, recover, signIn } from './recover.ts'
import type { Service } from './service.ts'
import { comeIn, enrolled, type Colleague } from './staff.ts'
import { visit, type Visitor } from './visitor.ts'

/** The six digits of a mail. */
export const digitsIn = (mail: InboxMail): string => /^\d{6}$/m.exec(mail.text)?.[0] ?? ''

/** Another code than this one. */
export const notThis = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

export const mailTo = (service: Service, address: string, since: number, subject: string) =>
  service.inbox.next(
    (mail) => mail.n > since && mail.to === address && mail.subject === subject,
    AbortSignal.timeout(5_000),
  )

export async function signedInAs(service: Service, company = service.fresh()) {
  const ana = visit(service)
  await signIn(ana, company, company.key ?? '')
  return { company, ana }
}

/** From the account to the page that asks for the first code; gives the mail with it. */
export async function propose(ana: Visitor, company: Member, mail: string): Promise<InboxMail> {
  const since = newest(ana)
  await ana.open('/cuenta')
  await ana.follow(ana.t('u01.mail.change'))
  await ana.press(ana.t('g.continue'), { puede: 'si' })
  await ana.press(ana.t('p81.go'), { correo: mail, clave: company.key ?? '' })
  return mailTo(ana.service, company.mail ?? '', since, ana.t('m17.subject'))
}

/** To the page that asks for the code of the new mailbox; gives the mail with it. */
export async function confirmPresent(ana: Visitor, company: Member, mail: string): Promise<InboxMail> {
  const first = await propose(ana, company, mail)
  const since = newest(ana)
  await ana.press(ana.t('g.continue'), { codigo: digitsIn(first) })
  return mailTo(ana.service, mail, since, ana.t('m18.subject'))
}

export async function confirmBoth(ana: Visitor, company: Member, mail: string): Promise<void> {
  const second = await confirmPresent(ana, company, mail)
  await ana.press(ana.t('g.continue'), { codigo: digitsIn(second) })
}

export function contactsOf({ instances: [first] }: Service): ChangeDeps {
  if (first === undefined) throw new Error('no instance')
  return first.parts.contacts
}

/** Changes of an employer, oldest first, as the table has them. */
export const changesOf = async ({ db }: Pick<Service, 'db'>, { identifier }: Member) =>
  (
    await db.pool.query<{
      state: string
      ended_reason: string | null
      value: string
      review_reason: string | null
    }>(
      `select h.state, h.ended_reason, h.value, h.review_reason from contact_change h join employer e on e.id = h.employer_id
        where e.identifier = $1 order by h.started_at`,
      [identifier],
    )
  ).rows

/** Mail addresses of an employer that are registered, and whether a recovery may use them now. */
export const mailsOf = async ({ db }: Pick<Service, 'db'>, { identifier }: Member) =>
  (
    await db.pool.query<{ value: string; usable: boolean }>(
      `select c.value, c.confirmed_at is not null and c.usable_from <= clock_timestamp() as usable
         from contact c join employer e on e.id = c.employer_id
        where e.identifier = $1 and c.kind = 'mail' and c.retired_at is null order by c.confirmed_at`,
      [identifier],
    )
  ).rows

export interface AtCounter {
  readonly company: Member
  readonly caseCode: string
  readonly claimant: string
  readonly employerId: EmployerId
  readonly caseId: CaseId
}

/** A person with a case of their own, in front of an officer. */
export async function atCounter(service: Service, company = service.fresh()): Promise<AtCounter> {
  await recover(visit(service), company, { stopAt: 'identified' })
  const { rows } = await service.db.pool.query<{
    id: string
    code: string
    employer_id: string
    claimant: string
  }>(
    `select k.id, k.code, k.employer_id, k.claimant from recovery_case k join employer e on e.id = k.employer_id
      where e.identifier = $1 order by k.opened_at desc limit 1`,
    [company.identifier],
  )
  const [row] = rows
  if (row === undefined) throw new Error('no case')
  return {
    company,
    caseCode: row.code,
    claimant: row.claimant,
    employerId: row.employer_id as EmployerId,
    caseId: row.id as CaseId,
  }
}

export interface OnDutyColleague extends Colleague {
  readonly officer: Officer
}

/** A colleague who is signed in, and what the service knows of them. */
export async function onDuty(service: Service, roles: readonly StaffRole[]): Promise<OnDutyColleague> {
  const colleague = await enrolled(service, roles)
  await comeIn(colleague)
  const { rows } = await service.db.pool.query<{ person: Buffer }>(
    'select person from staff_member where id = $1',
    [colleague.id],
  )
  const person = rows[0]?.person.toString('hex') as OnDuty['person']
  return { ...colleague, officer: { id: colleague.id, person, roles } }
}

export const proposeAt = async (
  service: Service,
  { employerId, caseId, caseCode, claimant }: AtCounter,
  officer: Officer,
  mail: string,
) => {
  const contacts = contactsOf(service)
  const address = parseEmailAddress(mail)
  if (!address.ok) throw new Error(`no address: ${mail}`)
  const value: EmailAddress = address.value
  return contacts.atomically((tx) =>
    proposeAttended(contacts, tx, {
      employerId,
      caseId,
      caseCode,
      claimant,
      officer,
      mail: value,
      lang: 'es',
    }),
  )
}

/** The person types the code of the new mailbox in a browser of their own. */
export async function confirmAt(
  service: Service,
  { caseCode }: AtCounter,
  mail: InboxMail,
): Promise<Visitor> {
  const phone = visit(service)
  await phone.open(`/contacto/confirmar/${caseCode}`)
  await phone.press(phone.t('g.continue'), { codigo: digitsIn(mail) })
  return phone
}

/** Says the second person’s word with the passkey in hand, as the script of the page does (S-12). */
export async function sayWord(
  { browser, device }: Colleague,
  caseCode: string,
  said: Readonly<Record<string, string>>,
  shown = device,
) {
  const page = `/interno/contactos/${caseCode}`
  await browser.open(page)
  const llave = shown.show((await browser.ask(`${page}/reto`)).body)
  return browser.submit(page, { ...said, llave })
}
