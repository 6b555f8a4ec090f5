import { setTimeout } from 'node:timers/promises'
import type { Verdict } from '../../src/contacts/domain/review.ts'
import { confirmIdentity } from '../../src/desk/app/confirm-identity.ts'
import { reviewContact } from '../../src/desk/app/review-contact.ts'
import { loadDossier } from '../../src/proofs/dossier/app/load-dossier.ts'
import { receiveFile } from '../../src/proofs/dossier/app/receive-file.ts'
import { documentRules } from '../../src/proofs/dossier/domain/documents.ts'
import { stateOf } from '../../src/proofs/dossier/domain/dossier.ts'
import {
  atCounter,
  changesOf,
  confirmAt,
  contactsOf,
  mailTo,
  onDuty,
  proposeAt,
  signedInAs,
  type OnDutyColleague,
} from '../support/contact-change.ts'
import {
  ask,
  attended,
  caseOf,
  checkAll,
  counterAt,
  decide,
  officer,
  type Officer,
} from '../support/counter.ts'
import { dayTyped } from '../support/counter-pages.ts'
import { sentToDesk } from '../support/desk.ts'
import { jpegOf } from '../support/files/pictures.ts'
import { newest } from '../support/recover.ts'
import type { Service } from '../support/service.ts'
import { comeIn } from '../support/staff.ts'
import { doorsOf, visit } from '../support/visitor.ts'
import { sender, type Contest } from './contest.ts'

/** Fewer than there are officers. */
const fewCases = 5

/** What officers contend for: cases, approvals, changes of mail, papers (I-12, ATK-43, ATK-48, ATK-49). */
export const deskContests: readonly Contest[] = [
  {
    name: 'the next case, pressed by one officer',
    prizes: () => 1,
    async prepare(service) {
      const { clerks } = await staffFor(service)
      const [{ browser, id }] = clerks
      await freshQueue(service, 3)
      const before = await takenBy(service, id)
      await browser.open('/interno/cola')
      const body = await browser.filled('/interno/cola/siguiente')
      return {
        call: sender(doorsOf(service, browser), '/interno/cola/siguiente', () => body),
        won: async () => (await takenBy(service, id)) - before,
      }
    },
  },
  {
    name: 'few cases, many officers',
    prizes: () => fewCases,
    async prepare(service) {
      const { clerks } = await staffFor(service)
      const codes = await freshQueue(service, fewCases)
      const before = await Promise.all(clerks.map(({ id }) => takenBy(service, id)))
      const calls = await Promise.all(
        clerks.map(async ({ browser }) => {
          await browser.open('/interno/cola')
          const body = await browser.filled('/interno/cola/siguiente')
          return sender(doorsOf(service, browser), '/interno/cola/siguiente', () => body)
        }),
      )
      return {
        call: async (rival) => calls[rival % calls.length]?.(Math.floor(rival / calls.length)),
        async won() {
          const { rows } = await service.db.pool.query<{ n: number }>(
            `select count(*)::int as n from audit_entry where act = 'caseTaken' and case_code = any($1)`,
            [codes],
          )
          const now = await Promise.all(clerks.map(({ id }) => takenBy(service, id)))
          const most = Math.max(...now.map((n, clerk) => n - (before[clerk] ?? 0)))
          // Nobody has two, and no case has two officers: either would be more than there are.
          return Math.max(rows[0]?.n ?? 0, most * fewCases)
        },
      }
    },
  },
  {
    name: 'an approval against another look',
    prizes: () => 1,
    async prepare(service) {
      const { vera, approvers } = await staffFor(service)
      const { code } = await attended(service, 'firstKey')
      await checkAll(service, vera, code)
      const asked = await ask(service, vera, code)
      if (!asked.ok || asked.value.is !== 'asked') throw new Error('not asked')
      const { id } = asked.value
      const caseId = (await caseOf(service, code)).case.id
      const other = { caseId, result: 'notConfirmed', points: [] } as const
      return {
        async call(rival) {
          const one = approvers[rival % approvers.length]
          if (one === undefined) throw new Error('nobody decides')
          return rival % 25 === 7
            ? confirmIdentity(counterAt(service, rival), vera.duty, other)
            : decide(service, one, id, 'approved', { n: rival })
        },
        async won() {
          // In one lane places are the order of the commits.
          const { rows } = await service.db.pool.query<{ decided: number; late: number }>(
            `select count(*) filter (where act = 'resetDecided')::int as decided,
                    count(*) filter (where act = 'resetDecided' and reason = 'approved' and seq > (
                      select min(l.seq) from audit_entry l where l.case_code = $1 and l.act = 'identityChecked'
                         and l.detail like '%notConfirmed%'))::int as late
               from audit_entry where case_code = $1`,
            [code],
          )
          return (rows[0]?.decided ?? 0) + (rows[0]?.late ?? 0)
        },
      }
    },
  },
  {
    name: 'a mail at the counter, many words',
    prizes: () => 1,
    async prepare(service) {
      const { here, words } = await proposed(service)
      const calls = [
        words({ is: 'approve' }),
        words({ is: 'refuse', why: 'objection' }),
        words({ is: 'sendBack', mend: 'addressDoubtful' }),
      ]
      return {
        call: async (rival) => calls[rival % calls.length]?.(Math.floor(rival / calls.length)),
        async won() {
          const { rows } = await service.db.pool.query<{ n: number }>(
            `select count(*)::int as n from audit_entry where act = 'contactReviewed' and case_code = $1`,
            [here.caseCode],
          )
          return rows[0]?.n ?? 0
        },
      }
    },
  },
  {
    name: 'a mail approved against its cancelling',
    prizes: () => 1,
    async prepare(service) {
      const { here, mail, words } = await proposed(service)
      const approve = words({ is: 'approve' })
      const { ana } = await signedInAs(service, here.company)
      await ana.open('/contacto')
      const stop = await ana.filled('/contacto/anular')
      const cancel = sender(doorsOf(service, ana), '/contacto/anular', () => stop)
      return {
        // An approval is on its way longer than a cancelling: one that comes with it would always be first, and nothing
        // would be contested. So they come one after the other while the approvals are decided.
        async call(rival) {
          const n = Math.floor(rival / 2)
          if (rival % 2 === 0) return approve(n)
          await setTimeout(n * 10)
          return cancel(n)
        },
        async won() {
          const [change] = await changesOf(service, here.company)
          const { rows } = await service.db.pool.query<{ n: number }>(
            `select count(*)::int as n from contact c join employer e on e.id = c.employer_id
              where e.identifier = $1 and c.value = $2 and c.retired_at is null`,
            [here.company.identifier, mail],
          )
          // Cancelled, or registered: a cancelled change whose mail stands on record would be both.
          return (change?.state === 'ended' ? 1 : 0) + (rows[0]?.n ?? 0)
        },
      }
    },
  },
  {
    name: 'a paper replaced while it is checked',
    prizes: () => 1,
    async prepare(service) {
      const { vera } = await staffFor(service)
      const { browser } = vera
      const { code } = await attended(service)
      const { id } = (await caseOf(service, code)).case
      const replace = (n: number) => {
        const dossier = service.instances[n % service.instances.length]?.parts.dossier
        if (dossier === undefined) throw new Error('no instance')
        return receiveFile(dossier, {
          caseId: id,
          kind: 'letter',
          name: 'carta.jpg',
          content: jpegOf(9, 9 + n),
        })
      }
      const letter = async () => {
        const { documents } = await loadDossier(counterAt(service), await caseOf(service, code))
        const found = documents.find(({ kind }) => kind === 'letter')
        if (found === undefined) throw new Error('no letter')
        return found
      }
      await replace(0)
      const first = (await letter()).file?.digest
      await browser.open(`/interno/casos/${code}`)
      await browser.submit(`/interno/casos/${code}/tomar`)
      await browser.open(`/interno/casos/${code}/documentos`)
      const action = `/interno/casos/${code}/documentos/letter`
      const points = Object.fromEntries(documentRules.letter.points.map((point) => [`punto.${point}`, point]))
      const body = await browser.filled(action, { ...points, ...dayTyped('letter'), resultado: 'ok' })
      const check = sender(doorsOf(service, browser), action, () => body)
      return {
        call: (rival) => (rival % 25 === 7 ? replace(1 + rival) : check(rival)),
        async won() {
          const now = await letter()
          // The finding holds, or the file is another: both would be a finding about a file that nobody looked at.
          return (stateOf(now) === 'ok' ? 1 : 0) + (now.file?.digest === first ? 0 : 1)
        },
      }
    },
  },
]

interface Staff {
  /** Signed in; the first of them is asked alone, too. */
  readonly clerks: readonly [Officer, ...Officer[]]
  readonly vera: Officer
  readonly approvers: readonly Officer[]
  readonly proposer: OnDutyColleague
  readonly reviewer: OnDutyColleague
}

const staffs = new WeakMap<Service, Promise<Staff>>()

/** The same in every round. */
function staffFor(service: Service): Promise<Staff> {
  const known = staffs.get(service) ?? hireAll(service)
  staffs.set(service, known)
  return known
}

async function hireAll(service: Service): Promise<Staff> {
  const vera = await clerk(service)
  const clerks: [Officer, ...Officer[]] = [await clerk(service)]
  while (clerks.length < 2 * fewCases) clerks.push(await clerk(service))
  const approvers: Officer[] = []
  while (approvers.length < 5) approvers.push(await officer(service, ['supervisor']))
  return {
    clerks,
    vera,
    approvers,
    proposer: await onDuty(service, ['counter']),
    reviewer: await onDuty(service, ['supervisor']),
  }
}

async function clerk(service: Service): Promise<Officer> {
  const one = await officer(service)
  await comeIn(one)
  return one
}

/** A queue in which nothing but these is left to take. */
async function freshQueue(service: Service, size: number): Promise<readonly string[]> {
  await service.db.pool.query(`delete from desk_case where assigned_to is null and status = 'new'`)
  const codes: string[] = []
  while (codes.length < size) codes.push((await sentToDesk(service, service.fresh())).code)
  return codes
}

async function takenBy({ db }: Service, officerId: string): Promise<number> {
  const { rows } = await db.pool.query<{ n: number }>(
    'select count(*)::int as n from desk_case where assigned_to = $1',
    [officerId],
  )
  return rows[0]?.n ?? 0
}

let mails = 0

/** A mail that waits for a second person's word, and how such a word is sent. */
async function proposed(service: Service) {
  const { proposer, reviewer } = await staffFor(service)
  const here = await atCounter(service)
  const mail = `segunda-${(mails += 1)}@empresa.example`
  const since = newest(visit(service))
  const begun = await proposeAt(service, here, proposer.officer, mail)
  if (!begun.ok) throw new Error(`not proposed: ${begun.code}`)
  await confirmAt(service, here, await mailTo(service, mail, since, 'Confirme el correo nuevo de su empresa'))
  const found = await contactsOf(service).changes.ofCase(here.caseCode)
  if (found === undefined) throw new Error('nothing waits')
  const { changeId } = found
  return {
    here,
    mail,
    /** As the page says it once the passkey was shown: whose comes first is not what is contested. */
    words: (verdict: Verdict) => (n: number) =>
      reviewContact(counterAt(service, n), {
        employerId: here.employerId,
        caseCode: here.caseCode,
        changeId,
        reviewer: reviewer.officer,
        verdict,
        confirmed: () => Promise.resolve(true),
      }),
  }
}
