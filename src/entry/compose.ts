import type { MessageId } from '../kernel/ids.ts'
import { altcha } from '../adapters/captcha/altcha.ts'
import type { LoadedCase } from '../cases/app/ports.ts'
import type { ReportDeps } from '../cases/app/report.ts'
import { reportStore } from '../cases/store/report-store.ts'
import { caseFacts } from '../cases/store/case-facts.ts'
import type { PasskeyEvidence } from '../proofs/passkeys/app/ports.ts'
import { timesTaken } from '../cases/store/times-taken.ts'
import { centreStore } from '../centres/store/centre-store.ts'
import { caseLookups } from '../cases/store/case-lookups.ts'
import { stopContactChanges } from '../contacts/store/stop-changes.ts'
import { settleTask } from '../contacts/settle-task.ts'
import { ladderFactor } from '../human-check/domain/ladder.ts'
import { waitingTickets } from '../human-check/app/waiting-ticket.ts'
import { outcomeOfNonce, passedByNetwork, settleNonce } from '../human-check/store/nonces.ts'
import { blockTask } from '../keys/block-task.ts'
import type { Tasks } from '../messaging/worker.ts'
import { enqueueMessage } from '../messaging/store/enqueue-message.ts'
import { deliveryOfCase } from '../messaging/store/message-queries.ts'
import { gate } from '../platform/web/gate.ts'
import { digestOf, sameBytes } from '../platform/crypto/digests.ts'
import { createSealer } from '../platform/crypto/seal.ts'
import { checkFactorOf } from '../proofs/challenges/domain/campaign.ts'
import type { HoldDeps, HoldId } from '../proofs/registry/app/hold-identity.ts'
import { heldNotice } from '../proofs/registry/app/held-notice.ts'
import { recheckHeld } from '../proofs/registry/held-task.ts'
import { heldIdentityStore, reachEmployer } from '../proofs/registry/store/held-identities.ts'
import { housekeeping } from '../platform/housekeeping.ts'
import { newCaseCode, newId, randomText } from './chance.ts'
import type { Installation } from './installation.ts'
import { purgesOf } from './purges.ts'
import { remindOfDueDates } from '../arrears/app/due-reminder.ts'
import { arrearsOf } from './compose/arrears.ts'
import { careOf } from './compose/care.ts'
import { counterOf } from './compose/counter.ts'
import { drillOf } from './compose/drill.ts'
import { fingersOf } from './compose/fingers.ts'
import { groundOf } from './compose/ground.ts'
import { appointmentsOf } from './compose/appointments.ts'
import { mailOf } from './compose/mail.ts'
import { reportReviewOf } from './compose/report-review.ts'
import { representationOf } from './compose/representation.ts'
import { receiptsOf } from './compose/receipts.ts'
import { recoveryOf } from './compose/recovery.ts'
import { signingInOf } from './compose/signing-in.ts'
import { rescanTask } from '../proofs/dossier/rescan-task.ts'
import { contactsOf } from './compose/contacts.ts'
import { deskOf } from './compose/desk.ts'
import { dossierOf } from './compose/dossier.ts'
import { staffOf } from './compose/staff.ts'
import { recordingOf, unlockByCodeOf, unlockingOf } from './compose/unlocking.ts'
import { affiliateOf } from './compose/affiliate.ts'
import { bankOf } from './compose/bank.ts'
import { textsOf } from './compose/texts.ts'
import { signaturesOf } from './compose/signatures.ts'
import { settleSignedTask } from '../proofs/signatures/settle-task.ts'
import { passkeysOf } from './compose/passkeys.ts'
import { trustingOf } from './compose/trust.ts'
import { usersOf } from './compose/users.ts'

/** Pairs that a process asks the registries about at the same time. A few times what a busy day needs. */
const mostBeginnings = 100

/**
 * The one place that knows every adapter and wires every use case. It decides nothing: it hands out.
 */
export function compose(installation: Installation) {
  const ground = groundOf(installation)
  const {
    keyed,
    noticeCode,
    atomically,
    cases,
    links,
    notices,
    keys,
    sessions,
    rounds,
    campaigns,
    audit,
    limits,
    browserDigest,
    move,
  } = ground
  const { db, policy, secrets } = installation
  const { check, plainCheck, identify, challenges, request, open, create, registryNow } = recoveryOf(ground)
  const staff = staffOf(ground)
  const dossier = dossierOf(ground)
  const { signIn, blocking, limits: signInLimits } = signingInOf(ground)
  const arrears = arrearsOf(ground)
  const care = careOf(ground, signIn, [() => remindOfDueDates(arrears.reminders)])
  const { delivery } = mailOf(ground)
  const { task: appointmentTask, ...turnos } = appointmentsOf(ground)
  const phone = textsOf(ground)
  const contacts = contactsOf(ground, phone.codes)
  const passkeys = passkeysOf(ground, staff)
  const trusting = trustingOf(installation)
  const signing = signaturesOf(ground, { contacts, link: request, check })

  const report: ReportDeps = {
    ...move,
    reports: reportStore(db),
    notices,
    sessions,
    audit,
    stopContactChanges: (tx, employerId) => stopContactChanges(tx, employerId, 'reported'),
    newReportCode: newCaseCode,
    digestOf,
    codeDigest: noticeCode,
    sameBytes,
  }

  const held: HoldDeps = {
    atomically,
    holds: heldIdentityStore(db),
    seal: createSealer(secrets.session, 'held'),
    newHoldId: newId<HoldId>,
    newHoldCode: newCaseCode,
  }
  const lookupKey = keyed('case-lookup')
  const proofs = receiptsOf(installation)
  const representation = representationOf(ground, plainCheck)

  const waitFactor = async () => checkFactorOf(await campaigns.isUnderWay(), policy.campaign)
  const humanCheck = {
    proofOfWork: altcha(secrets.humanCheck, policy.humanCheck),
    tickets: waitingTickets(createSealer(secrets.session, 'ticket'), policy.humanCheck, () => randomText(16)),
    ticketWait: policy.humanCheck.ticketWait,
    difficulty: async (network: string) => {
      const [passed, factor] = await Promise.all([passedByNetwork(db, network), waitFactor()])
      return Math.max(ladderFactor(passed, policy.humanCheck.ladder), factor)
    },
    waitFactor,
    asked: {
      settle: (nonce: string, network: string, outcome: string) =>
        settleNonce(db, nonce, 'identify', network, outcome),
      outcome: (nonce: string) => outcomeOfNonce(db, nonce),
    },
  }

  const fault = (what: string, cause: unknown) =>
    installation.logger && installation.logger.error({ err: cause }, what)
  const tasks: Tasks = {
    ...delivery,
    ...phone.tasks,
    ...rescanTask(dossier),
    ...blockTask(blocking),
    ...settleTask(contacts),
    ...settleSignedTask(signing),
    ...appointmentTask,
    ...care.tasks,
    ...trusting.tasks,
    ...arrears.tasks,
    ...proofs.tasks,
    ...representation.tasks,
    ...recheckHeld({
      ...held,
      check: identify.check,
      employers: { reach: reachEmployer(db) },
      tell: heldNotice({ newMessageId: (at) => newId<MessageId>(at), enqueue: enqueueMessage }),
    }),
    ...housekeeping({
      db,
      purges: purgesOf(db, policy),
      onFault: (name, cause) => fault(`housekeeping: ${name}`, cause),
    }),
  }

  const counter = counterOf(ground, { staff, dossier, contacts, link: request, check })

  return {
    installation,
    cases,
    links,
    keys,
    sessions,
    rounds,
    audit,
    limits,
    beginnings: gate(mostBeginnings),
    humanCheck,
    browserDigest,
    move,
    identify,
    challenges,
    request,
    open,
    create,
    signIn,
    signInLimits,
    care,
    drill: drillOf(ground, check, care.checks),
    staff,
    casework: deskOf(ground, staff.members),
    dossier,
    contacts,
    users: usersOf(ground),
    counter,
    fingers: fingersOf(ground, counter),
    unlocking: unlockingOf(ground, request),
    recording: recordingOf(ground),
    phoneCodes: phone.codes,
    unlockByCode: unlockByCodeOf(ground, phone.codes, passkeys.personDigest),
    passkeys,
    affiliating: affiliateOf(ground),
    banking: bankOf(ground, { registryNow, challenges }),
    signing,
    /** Keyed; base64url. */
    passkeyEvidence: ({ passkeyId, shownAt }: PasskeyEvidence): string =>
      ground.evidenceKey('passkey', passkeyId, String(shownAt)).toString('base64url'),
    report,
    held,
    lookups: caseLookups(db, (code) => lookupKey(code)),
    caseFacts: caseFacts(db),
    centres: centreStore(db),
    timesTaken: timesTaken(db),
    desk: proofs.desk,
    proofs,
    representation,
    reportReview: reportReviewOf(ground),
    turnos,
    arrears,
    trusting,
    tasks,
    delivery: (loaded: LoadedCase) => deliveryOfCase(db, loaded.case.id),
  }
}

export type Composition = ReturnType<typeof compose>
