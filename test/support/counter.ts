import { moveCase } from '../../src/cases/app/move-case.ts'
import type { LoadedCase } from '../../src/cases/app/ports.ts'
import { askRegistries } from '../../src/desk/app/ask-registries.ts'
import { confirmIdentity } from '../../src/desk/app/confirm-identity.ts'
import { decideReset, decisionCeremony, type AskedDecision } from '../../src/desk/app/decide-reset.ts'
import { requestReset } from '../../src/desk/app/request-reset.ts'
import type { Decision, ResetId } from '../../src/desk/domain/reset-request.ts'
import { addDays, mainlandDay, type CivilDay } from '../../src/kernel/civil-day.ts'
import { instant } from '../../src/kernel/time.ts'
import type { PathName } from '../../src/policy/index.ts'
import { checkPaper } from '../../src/desk/app/check-paper.ts'
import { loadDossier } from '../../src/proofs/dossier/app/load-dossier.ts'
import { documentRules, type DocumentKind } from '../../src/proofs/dossier/domain/documents.ts'
import type { OnDuty } from '../../src/staff/app/ports.ts'
import type { PersonDigest, StaffRole } from '../../src/staff/domain/roles.ts'
import type { Member } from './members.ts'
import { caseCodeOn, recover } from './recover.ts'
import type { Service } from './service.ts'
import { enrolled, type Colleague } from './staff.ts'
import { visit, type Visitor } from './visitor.ts'

/** The use cases of one instance, as its pages have them. */
export const counterAt = ({ instances }: Pick<Service, 'instances'>, n = 0) => {
  const one = instances[n % instances.length]
  if (one === undefined) throw new Error('no instance')
  return one.parts.counter
}

/** An officer with a passkey in hand, and as the guard of the staff knows them. */
export interface Officer extends Colleague {
  readonly duty: OnDuty
}

export async function officer(service: Service, roles: readonly StaffRole[] = ['counter']): Promise<Officer> {
  const colleague = await enrolled(service, roles)
  const { rows } = await service.db.pool.query<{ name: string; person: string }>(
    `select name, encode(person, 'hex') as person from staff_member where id = $1`,
    [colleague.id],
  )
  const [row] = rows
  if (row === undefined) throw new Error('no such member')
  const person = row.person as PersonDigest
  return {
    ...colleague,
    duty: { id: colleague.id, name: row.name, roles, person, previousAt: null, centreId: null },
  }
}

/** A case that goes on before an officer, and the browser that it began in. */
export interface Attended {
  readonly ana: Visitor
  readonly company: Member
  readonly code: string
}

export async function attended(
  service: Service,
  path: PathName = 'inPerson',
  company: Member = service.fresh(),
): Promise<Attended> {
  const ana = visit(service)
  await recover(ana, company, { stopAt: 'identified' })
  await ana.open('/otras-formas')
  const code = caseCodeOn(ana)
  await chooseWay(service, code, path)
  return { ana, company, code }
}

/** What the page of the ways does when somebody goes on with this case at a centre. */
export async function chooseWay(service: Service, code: string, path: PathName): Promise<void> {
  const chosen = await moveCase(counterAt(service), (await caseOf(service, code)).case.id, (loaded) => ({
    event: { type: 'wayChosen', path, facts: loaded.employerFacts },
    named: 'wayChosen',
    told: { act: 'referred', reason: 'attendedOnly' },
  }))
  if (!chosen.ok) throw new Error(`no such way: ${chosen.code}`)
}

export async function caseOf(service: Service, code: string): Promise<LoadedCase> {
  const loaded = await counterAt(service).cases.findByCode(code)
  if (loaded === undefined) throw new Error(`no case ${code}`)
  return loaded
}

/** What stands on a paper of today: its issue, or the last day of a term that has a year to run. */
export const dayOn = (kind: DocumentKind, ago = 0): CivilDay | null => {
  const today = addDays(mainlandDay(instant(Date.now())), -ago)
  if (documentRules[kind].ends) return addDays(today, 365)
  return documentRules[kind].oldest === null ? null : today
}

/** Writes that the original was seen and is in order. */
export async function inOrder(
  service: Service,
  { duty }: Pick<Officer, 'duty'>,
  code: string,
  kind: DocumentKind,
): Promise<void> {
  const checked = await checkPaper(counterAt(service), duty, (await caseOf(service, code)).case.id, {
    kind,
    result: 'ok',
    points: documentRules[kind].points,
    reason: '',
    fileDigest: null,
    day: dayOn(kind),
  })
  if (!checked.ok) throw new Error(`${kind} is not in order: ${checked.code}`)
}

/** Registries, papers, person: everything an officer does before the link goes out, but for what is left out. */
export async function checkAll(
  service: Service,
  { duty }: Pick<Officer, 'duty'>,
  code: string,
  without: readonly (DocumentKind | 'registries' | 'identity')[] = [],
): Promise<void> {
  const counter = counterAt(service)
  const loaded = await caseOf(service, code)
  if (!without.includes('registries')) await askRegistries(counter, duty, loaded)
  const { documents } = await loadDossier(counter, loaded)
  for (const { kind } of documents) if (!without.includes(kind)) await inOrder(service, { duty }, code, kind)
  if (!without.includes('identity'))
    await confirmIdentity(counter, duty, {
      caseId: loaded.case.id,
      result: 'confirmed',
      points: ['face', 'questions', 'agreement'],
    })
}

export const ask = async (service: Service, { duty }: Pick<Officer, 'duty'>, code: string) =>
  requestReset(counterAt(service), duty, await caseOf(service, code), { reason: 'lostKey', note: '' })

/** The digest that stands on the page of whoever decides. */
export async function digestOn(service: Service, id: ResetId): Promise<string> {
  const request = await counterAt(service).counter.request(id)
  if (request === undefined) throw new Error('no request')
  return request.digest
}

/** Decides with the officer's own passkey, as the page does; `n`: at which instance. */
export async function decide(
  service: Service,
  one: Officer,
  id: ResetId,
  decision: Decision,
  { n = 0, ceremony = decisionCeremony(id), ...more }: Partial<AskedDecision> & Deciding = {},
) {
  const value = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')
  const parts = service.instances[0]?.parts
  if (parts === undefined) throw new Error('no instance')
  const raw = one.device.show(await parts.staff.ceremonies.assertion(value))
  const now = instant(Date.now())
  return decideReset(counterAt(service, n), one.duty, {
    id,
    decision,
    reason: 'visto',
    digest: await digestOn(service, id),
    passkey: { raw, issued: { value, ceremony, since: now }, now },
    ...more,
  })
}

interface Deciding {
  readonly n?: number
  readonly ceremony?: string
}
