import { randomInt } from 'node:crypto'
import type { KeyedDigest } from '../../platform/crypto/digests.ts'
import { queriesOf } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { AuditLog } from '../app/ports.ts'
import { laneCount } from '../domain/chain.ts'
import type { AuditActor, AuditPosition } from '../domain/entry.ts'
import { auditDetail, auditWord } from '../domain/words.ts'

// Place, time and hash are the database's: whatever is sent for them is overwritten (migrations/0001).
const add = statement<AuditPosition>(
  'audit.append',
  `insert into audit_entry (lane, act, subject, actor, case_code, reason, instance, detail)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   returning lane, seq, at, encode(hash, 'hex') as hash`,
)

export interface AuditLogOptions {
  /** Its key lies outside the database: with the log alone no number can be tried (ATK-59). */
  readonly digest: KeyedDigest
  /** Which process wrote: host name and process id, or another short word. */
  readonly instance: string
}

export function createAuditLog({ digest, instance }: AuditLogOptions): AuditLog {
  const hex = (purpose: string, text: string): string => digest(purpose, text).toString('hex')
  const asDigest = (text: string): string => hex('text', text)
  const word = (text: string | null | undefined): string | null =>
    text == null ? null : auditWord(text, asDigest)

  const actorWord = (actor: AuditActor): string => {
    if (typeof actor === 'string') return actor
    return 'claimant' in actor
      ? `claimant:${hex('claimant', actor.claimant)}`
      : `officer:${hex('officer', actor.officer)}`
  }

  return {
    async append(tx, entry) {
      const subject = entry.employerId == null ? null : hex('employer', entry.employerId)
      const position = await queriesOf(tx).first(add, [
        // Acts on no employer, refused pairs above all, are spread: a flood of them must hold up nobody's commit.
        subject === null ? randomInt(laneCount) : laneOf(subject),
        entry.act,
        subject,
        actorWord(entry.actor),
        word(entry.caseCode),
        word(entry.reason),
        word(instance),
        auditDetail(entry.detail ?? {}, asDigest),
      ])
      if (position === undefined) throw new Error('the audit entry was not written')
      return position
    },
  }
}

/** By the keyed digest, so that nobody can choose an employer to fill a lane. */
const laneOf = (subject: string): number => Number.parseInt(subject.slice(0, 8), 16) % laneCount
