import type { ChangeId } from '../../kernel/ids.ts'
import { maskRuc } from '../../kernel/mask.ts'
import { createAuditLog } from '../../audit/store/append.ts'
import { releaseAppointments } from '../../appointments/store/appointment-store.ts'
import { aftermathOf } from '../../cases/app/aftermath.ts'
import { type MoveDeps } from '../../cases/app/move-case.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import { isOpen, type Moved } from '../../cases/domain/transition.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { representationStore } from '../../proofs/registry/store/representation-store.ts'
import { caseStore } from '../../cases/store/case-store.ts'
import { followCase } from '../../desk/app/follow-case.ts'
import { nextDueDate } from '../../arrears/domain/due-date.ts'
import { deskCaseStore } from '../../desk/store/desk-case-store.ts'
import type { CheckId } from '../../contacts/app/mailbox-check.ts'
import { mailboxCheckStore } from '../../contacts/store/mailbox-check-store.ts'
import { stopContactChanges } from '../../contacts/store/stop-changes.ts'
import { keyStore } from '../../keys/store/key-store.ts'
import { sessionStore } from '../../keys/store/session-store.ts'
import { signInStore } from '../../keys/store/sign-in-store.ts'
import { noticeLinkStore } from '../../links/store/notice-link-store.ts'
import { linkStore } from '../../links/store/link-store.ts'
import { enqueueNotice } from '../../messaging/store/enqueue-message.ts'
import { enqueueTextNotice } from '../../messaging/store/enqueue-text.ts'
import { createKeyedDigest, digestOf, sameBytes } from '../../platform/crypto/digests.ts'
import { createSealer } from '../../platform/crypto/seal.ts'
import { queriesOf } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { Policy } from '../../policy/policy.ts'
import { networkLimits, type Counted } from '../../platform/web/network-limits.ts'
import { freshTries } from '../../proofs/challenges/domain/tries.ts'
import { campaignStore } from '../../proofs/challenges/store/campaign-store.ts'
import { refusedSetStore } from '../../proofs/challenges/store/refused-sets.ts'
import { roundStore } from '../../proofs/challenges/store/round-store.ts'
import type { Installation } from '../installation.ts'
import { doubtUsersOf } from './doubt-users.ts'

const clearRound = statement(
  'round.clear',
  `update question_round set tries = $2, suspended_until = null, shown_to = null where employer_id = $1`,
)

/** How much of each a network has in an hour. */
export const networkPlaces = ({ network, humanCheck }: Policy): Readonly<Record<Counted, number>> => ({
  refusedPair: network.refusedPairsPerHour,
  signInFailure: network.signInFailuresPerHour,
  staffSignInFailure: network.signInFailuresPerHour,
  caseLookup: network.caseLookupsPerHour,
  report: network.caseLookupsPerHour,
  waitingTicket: humanCheck.ticketsPerHour,
  triageSearch: network.triageSearchesPerHour,
  enquiry: network.enquiriesPerHour,
  enquiryLookup: network.caseLookupsPerHour,
})

/** Stores, digests and limits: what every use case stands on, and how a case is moved. */
export function groundOf(installation: Installation) {
  const { db, policy, secrets } = installation
  // What is compared with a digest in the database must outlive a change of the session key: cases that are
  // open, codes on screens and in mail, counted refusals, and the wrong options of a question.
  const keyed = (purpose: string) => createKeyedDigest(secrets.audit, purpose)
  const auditDigest = keyed('audit')
  const screenKey = keyed('screen-code')
  const codeKey = keyed('mail-code')
  const noticeKey = keyed('notice-code')
  const noticeCode = (code: string): Uint8Array => noticeKey(code)
  const optionKey = keyed('options')
  const evidenceKey = keyed('evidence')
  const signInKey = keyed('sign-in')
  const mailboxKey = keyed('mailbox')
  const contactKey = keyed('contact-code')
  const contactCode = (id: ChangeId, code: string): Uint8Array => contactKey(id, code)
  const contactDay = keyed('contact-day')
  const mailboxCodeKey = keyed('mailbox-code')
  const mailboxCodes = {
    store: mailboxCheckStore(db),
    codeDigest: (id: CheckId, code: string): Uint8Array => mailboxCodeKey(id, code),
  }
  const facts = createSealer(secrets.session, 'facts')

  const atomically = db.transaction.bind(db)
  const cases = caseStore(db, policy.contact)
  const links = linkStore(db)
  const notices = noticeLinkStore(db)
  const keys = keyStore(db)
  const sessions = sessionStore(db)
  const rounds = roundStore(db)
  const refusedSets = refusedSetStore(db)
  const campaigns = campaignStore(db)
  const signInTries = signInStore(db)
  const deskCases = deskCaseStore(db)
  const audit = createAuditLog({ digest: auditDigest, instance: installation.instance })
  const limits = networkLimits(db, networkPlaces(policy))

  const browserDigest = (id: string): Uint8Array => digestOf(id)
  const isOwnBrowser = (loaded: LoadedCase, id: string): boolean =>
    sameBytes(loaded.browser, browserDigest(id))
  const aboutEmployer = (loaded: LoadedCase) => ({
    company: loaded.employer.legalName,
    ruc: maskRuc(loaded.employer.identifier),
    at: loaded.now,
  })

  /** Whoever has shown who they are, before an officer or by signature, ends what the registries began (I-05). */
  const endRepresentation = async (tx: Tx, before: LoadedCase, moved: Moved): Promise<void> => {
    const { state, path } = moved.case
    if (state.is !== 'completed' || policy.paths[path].closedWhen.includes('representativeChanged')) return
    if (!(await representationStore(db).end(tx, before.employer.id, 'attended'))) return
    await audit.append(tx, {
      act: 'representationEnded',
      employerId: before.employer.id,
      caseCode: before.code,
      actor: { claimant: before.claimant },
      reason: 'attended',
    })
  }

  const aftermath = aftermathOf({
    links,
    sessions,
    audit,
    stopContactChanges: (tx, before) => stopContactChanges(tx, before.employer.id, 'keySet'),
    doubtUsers: (tx, before) => doubtUsersOf(audit, tx, before),
    clearTries: async (tx, before) => {
      const { id, identifier, branchCode } = before.employer
      await Promise.all([
        queriesOf(tx).run(clearRound, [id, JSON.stringify(freshTries)]),
        signInTries.clear(tx, signInKey(identifier, branchCode)),
      ])
    },
    async followAtDesk(tx, before, moved) {
      await followCase(
        { policy, desk: deskCases, dueFrom: (now) => nextDueDate(now) },
        tx,
        moved.case,
        before.now,
      )
      // A case that has ended keeps no place from anybody.
      if (!isOpen(moved.case.state)) await releaseAppointments(tx, before.case.id)
      await endRepresentation(tx, before, moved)
    },
    clearSignInTries: (tx, { employer: { identifier, branchCode } }) =>
      signInTries.clear(tx, signInKey(identifier, branchCode)),
    async tellContacts(tx, before, moved) {
      const { state } = moved.case
      const told = {
        actId: `${before.case.id}:${state.is}`,
        employerId: before.employer.id,
        caseId: before.case.id,
        lang: before.lang,
      }
      if (state.is === 'completed') {
        await enqueueNotice(tx, {
          ...told,
          template: state.unlocked === true ? 'M-20' : 'M-02',
          params: aboutEmployer(before),
        })
        // To the phone as well (ATK-36): whoever took over the mailbox reads the mail. A key that was kept has not changed.
        if (state.unlocked !== true && installation.texting !== undefined)
          await enqueueTextNotice(tx, { ...told, template: 'M-24', params: { at: before.now } })
      }
      if (state.is === 'suspended') {
        await enqueueNotice(tx, {
          ...told,
          template: 'M-04',
          params: { ...aboutEmployer(before), refused: policy.questions.attempts, until: state.until },
        })
      }
    },
  })
  const move: MoveDeps = { cases, atomically, policy, aftermath }

  return {
    installation,
    keyed,
    screenKey,
    codeKey,
    noticeKey,
    noticeCode,
    optionKey,
    evidenceKey,
    signInKey,
    mailboxKey,
    contactCode,
    contactDay,
    mailboxCodes,
    facts,
    atomically,
    cases,
    links,
    notices,
    keys,
    sessions,
    rounds,
    refusedSets,
    campaigns,
    signInTries,
    deskCases,
    audit,
    limits,
    browserDigest,
    isOwnBrowser,
    aboutEmployer,
    aftermath,
    move,
  }
}

export type Ground = ReturnType<typeof groundOf>
