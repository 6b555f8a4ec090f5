import { createSigner } from '../../adapters/signing/ed25519.ts'
import { sealLog } from '../../adapters/signing/log-seal.ts'
import { verifyAudit, type ExportFacts } from '../../audit/index.ts'
import { logReader } from '../../audit/store/log-lines.ts'
import { auditReader, entryHash } from '../../audit/store/read.ts'
import { stageOf } from '../../appointments/domain/video-call.ts'
import { videoStore } from '../../appointments/store/video-store.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import { compareAnswers } from '../../desk/app/compare-answers.ts'
import type { CaseMessage } from '../../desk/app/ports.ts'
import { queueStore } from '../../desk/store/queue-store.ts'
import { earlierCases, searchStore } from '../../desk/store/search-store.ts'
import { suspicionsOf } from '../../desk/store/suspicions.ts'
import type { OfficerId } from '../../kernel/ids.ts'
import { instantOf } from '../../kernel/time.ts'
import { messagesOfCase } from '../../messaging/store/message-queries.ts'
import { askRegistries } from '../../proofs/registry/app/check-relation.ts'
import type { StaffStore } from '../../staff/app/ports.ts'
import type { Ground } from './ground.ts'

export interface DeskNeeds {
  readonly staff: Pick<StaffStore, 'list'>
  memberDigest(id: OfficerId): string
}

/** The desk: the queue, one case, the search, and the log as an auditor reads it. */
export function deskOf({ installation, atomically, cases, audit, deskCases }: Ground, needs: DeskNeeds) {
  const { db, policy, registries, secrets, theme } = installation
  const video = videoStore(db)
  const chain = auditReader(db)
  const signer = createSigner(secrets.receipt)
  const actorWord = (id: OfficerId): string => `officer:${needs.memberDigest(id)}`
  const shared = {
    audit,
    atomically,
    log: logReader(db),
    actorWord,
    async namesOfActors() {
      const names = new Map((await needs.staff.list()).map(({ id, name }) => [actorWord(id), name]))
      return (actor: string) => names.get(actor)
    },
  }
  return {
    queue: { queue: queueStore(db), desk: deskCases, cases, audit, atomically },
    view: {
      ...shared,
      cases,
      desk: deskCases,
      async compare(loaded: LoadedCase) {
        const { identifier, branchCode } = loaded.employer
        const pair = { identifier, branchCode, document: loaded.claimant }
        return compareAnswers(loaded, await askRegistries(registries, policy.registries, pair))
      },
      byVideo: async (loaded: LoadedCase) => {
        const turno = await video.ofCase(loaded.case.id)
        return turno !== undefined && stageOf(turno, policy.video.opens, loaded.now) !== 'over'
      },
      async messages(loaded: LoadedCase): Promise<readonly CaseMessage[]> {
        const orNull = (date: Date | null) => (date === null ? null : instantOf(date))
        return (await messagesOfCase(db, loaded.case.id)).map((row) => ({
          template: row.template,
          state: row.state,
          address: row.address,
          createdAt: instantOf(row.created_at),
          acceptedAt: orNull(row.accepted_at),
          nextAttemptAt: orNull(row.next_attempt_at),
          openedAt: orNull(row.opened_at),
          reply: [row.reply_code, row.reply_text].filter((part) => part !== null).join(' '),
        }))
      },
      earlier: (loaded: LoadedCase) => earlierCases(db, loaded.employer.id, loaded.case.id),
    },
    suspicions: { suspicions: suspicionsOf(db), audit, atomically },
    search: { search: searchStore(db), cases, desk: deskCases, audit, atomically },
    log: {
      ...shared,
      members: () => needs.staff.list(),
      verify: () => verifyAudit(chain, entryHash),
      institution: theme.name,
      heads: () => chain.heads(),
      seal: (text: string, facts: ExportFacts) => sealLog(text, facts, signer),
    },
  }
}
