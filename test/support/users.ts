import type { InboxMail } from '../../src/entry/demo/inbox-store.ts'
import { codeIn, linkIn } from '../../src/entry/demo/mail-text.ts'
import { syntheticCedula } from '../../src/kernel/synthetic.ts'
import type { Scope } from '../../src/secondary-users/domain/scopes.ts'
import type { Member } from './members.ts'
import { lawfulKey, newest, signIn } from './recover.ts'
import type { Service } from './service.ts'
import { visit, type Visitor } from './visitor.ts'

/** A person whom an employer gives access; nobody's number, and a mailbox of their own. */
export interface Person {
  readonly name: string
  readonly cedula: string
  readonly mail: string
  readonly key: string
}

let born = 0
export function freshPerson(service: Pick<Service, 'policy'>, change: Partial<Person> = {}): Person {
  born += 1
  return {
    name: 'Marta Prueba Ejemplo',
    cedula: syntheticCedula(3, born % 100),
    mail: `asesora-${born}@contadores.example`,
    key: lawfulKey(service.policy.profile, 200 + (born % 99)),
    ...change,
  }
}

const boxes: Readonly<Record<Scope, string>> = { payroll: 'planillas', pay: 'pagos', read: 'consulta' }
export const ticked = (scopes: readonly Scope[]): Readonly<Record<string, string>> =>
  Object.fromEntries(scopes.map((scope) => [boxes[scope], scope]))

/** What U-03 is filled in with for a person. */
export const typedFor = (company: Member, person: Person, scopes: readonly Scope[]) => ({
  nombre: person.name,
  cedula: person.cedula,
  correo: person.mail,
  ...ticked(scopes),
  clave: company.key ?? '',
})

/** Gives a person access; `holder` is signed in with the employer key. */
export async function invite(
  holder: Visitor,
  company: Member,
  person: Person,
  scopes: readonly Scope[] = ['payroll', 'read'],
  more: Readonly<Record<string, string>> = {},
): Promise<InboxMail> {
  const since = newest(holder)
  await holder.open('/cuenta/usuarios/nuevo')
  await holder.press(holder.t('u03.invite'), { ...typedFor(company, person, scopes), ...more })
  return invitationTo(holder.service, person, since)
}

/** The newest invitation of a mailbox. */
export const invitationTo = (service: Service, { mail }: Pick<Person, 'mail'>, since: number) =>
  service.inbox.next(
    (one) =>
      one.n > since &&
      one.to.toLowerCase() === mail.toLowerCase() &&
      linkIn(one.text)?.includes('/acceso/') === true,
    AbortSignal.timeout(10_000),
  )

/** Opens the link of an invitation as the script of its page does. */
export async function openInvite(visitor: Visitor, mail: InboxMail): Promise<void> {
  const [path = '', token = ''] = (linkIn(mail.text) ?? '').replace(/^https?:\/\/[^/]+/, '').split('#')
  await visitor.open(path)
  await visitor.press(visitor.t('g.continue'), { token })
}

/** The same by the code of the mail, where no script runs. */
export async function typeInvite(visitor: Visitor, mail: InboxMail): Promise<void> {
  const [path = ''] = (linkIn(mail.text) ?? '').replace(/^https?:\/\/[^/]+/, '').split('#')
  await visitor.open(path)
  await visitor.press(visitor.t('g.continue'), { codigo: codeIn(mail.text) ?? '' })
}

/** From the mail to the own key. */
export async function accept(visitor: Visitor, mail: InboxMail, person: Person): Promise<void> {
  await openInvite(visitor, mail)
  await finishAccept(visitor, person)
}

export async function finishAccept(visitor: Visitor, person: Person): Promise<void> {
  const { page, t } = visitor
  const isNew = page.forms.some(({ buttons }) => buttons.includes(t('p12.save')))
  await visitor.press(isNew ? t('p12.save') : t('u06.present.go'), {
    cedula: person.cedula,
    clave: person.key,
  })
}

/** U-01 as a person with access of their own. */
export async function enter(
  visitor: Visitor,
  person: Pick<Person, 'mail' | 'key'>,
  company?: Pick<Member, 'identifier'>,
): Promise<void> {
  await visitor.open('/entrar')
  await visitor.press(visitor.t('u01.go'), {
    ruc: company?.identifier ?? '',
    usuario: person.mail,
    clave: person.key,
  })
}

/** An employer whose holder is signed in, and a person who has accepted an access of theirs. */
export async function staffed(
  service: Service,
  {
    person = freshPerson(service),
    company = service.fresh(),
    scopes = ['payroll', 'read'],
  }: { readonly person?: Person; readonly company?: Member; readonly scopes?: readonly Scope[] } = {},
) {
  const holder = visit(service)
  await signIn(holder, company, company.key ?? '')
  const mail = await invite(holder, company, person, scopes)
  const marta = visit(service)
  await accept(marta, mail, person)
  return { company, person, holder, marta, mail }
}

/** Address of the page of one person in the list of their employer. */
export async function pageOfUser(holder: Visitor, { name }: Pick<Person, 'name'>): Promise<string> {
  await holder.open('/cuenta/usuarios')
  const words = `${holder.t('u03.see')} ${holder.t('u03.see.hidden', { nombre: name })}`
  const found = holder.page.links.find(({ text }) => text === words)
  if (found === undefined) throw new Error(`nobody is called ${name} in the list`)
  return found.href
}

/** How every access of an employer stands, oldest first. */
export const accessesOf = async ({ db }: Pick<Service, 'db'>, { identifier }: Pick<Member, 'identifier'>) =>
  (
    await db.pool.query<{ id: string; state: string; scopes: string[]; mail: string; seat: number }>(
      `select n.id, n.state, n.scopes, n.mail, n.seat from delegation n join employer e on e.id = n.employer_id
        where e.identifier = $1 order by n.created_at`,
      [identifier],
    )
  ).rows
