import type { KeyedDigest } from '../../platform/crypto/digests.ts'
import type { Queries } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import { actsWithoutReceipt, type EmployerAct, type EmployerActs } from '../app/employer-acts.ts'

const columns = `lane, seq, at, (extract(epoch from at) * 1000000)::bigint as micros, act, actor,
          case_code as "caseCode", encode(hash, 'hex') as hash`

const listActs = statement<EmployerAct>(
  'audit.acts-of-employer',
  `select ${columns} from audit_entry
    where subject = $1 and seq < $2 and act <> all ($4::text[]) order by seq desc limit $3`,
)
const findAct = statement<EmployerAct>(
  'audit.act-of-employer',
  `select ${columns} from audit_entry where subject = $1 and seq = $2 and act <> all ($3::text[])`,
)
const findInCase = statement<EmployerAct>(
  'audit.act-in-case',
  `select ${columns} from audit_entry where lane = $1 and seq = $2 and case_code = $3 and subject is not null and act <> all ($4::text[])`,
)

/** The acts on an employer, found by the digest that the log knows it by. */
export function employerActs(db: Queries, digest: KeyedDigest): EmployerActs {
  const subjectOf = (employerId: string): string => digest('employer', employerId).toString('hex')
  return {
    list: (employerId, before, size) =>
      db.many(listActs, [subjectOf(employerId), before ?? Number.MAX_SAFE_INTEGER, size, actsWithoutReceipt]),
    find: (employerId, seq) => db.first(findAct, [subjectOf(employerId), seq, actsWithoutReceipt]),
    findInCase: (caseCode, lane, seq) => db.first(findInCase, [lane, seq, caseCode, actsWithoutReceipt]),
  }
}
