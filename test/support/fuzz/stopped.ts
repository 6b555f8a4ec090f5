import { randomUUID } from 'node:crypto'
import { change } from '../rows.ts'
import type { Service } from '../service.ts'

/**
 * Three employers that stand before officers: one that a report stopped, one whose report somebody has said a word about
 * who is not the officer that looks, and one whose representative the registries no longer name.
 */
export async function stoppedEmployers(service: Service): Promise<void> {
  const [reported, waiting, unnamed] = [service.fresh(), service.fresh(), service.fresh()]
  for (const company of [reported, waiting]) {
    await change(
      service,
      company,
      `update employer set frozen_at = clock_timestamp(), frozen_reason = 'reported' where id = $1`,
    )
    await change(
      service,
      company,
      `insert into employer_report (code, origin, employer_id) values ($2, 'notice', $1)`,
      `AV-${randomUUID()}`,
    )
  }
  await change(
    service,
    waiting,
    `insert into report_review (employer_id, id, verdict, proposer) values ($1, $2, 'notFraud', repeat('0', 64))`,
    randomUUID(),
  )
  await change(
    service,
    unnamed,
    `insert into representation_change (employer_id, id, evidence, unnamed) values ($1, $2, 'a digest of an answer', 1)`,
    randomUUID(),
  )
}
