import type { CaseId, EmployerId, LinkId, MessageId } from '../kernel/ids.ts'
import type { Tx } from '../kernel/transaction.ts'
import { maskRuc } from '../kernel/mask.ts'
import { altcha } from '../adapters/captcha/altcha.ts'
import { renderReceipt } from '../adapters/receipt-pdf/render.ts'
import { createSigner } from '../adapters/signing/ed25519.ts'
import { issueReceipt } from '../adapters/signing/receipt-text.ts'
import { findAuditEntry } from '../audit/store/read.ts'
import { createAuditLog } from '../audit/store/append.ts'
import { aftermathOf } from '../cases/app/aftermath.ts'
import type { CreateKeyDeps, RegistryNow } from '../cases/app/create-key.ts'
import { moveCase, moveWithin, type MoveDeps } from '../cases/app/move-case.ts'
import type { OpenLinkDeps } from '../cases/app/open-link.ts'
import type { LoadedCase } from '../cases/app/ports.ts'
import type { RequestLinkDeps } from '../cases/app/request-link.ts'
import type { ReportDeps } from '../cases/app/report.ts'
import { reportStore } from '../cases/store/report-store.ts'
import { caseFacts } from '../cases/store/case-facts.ts'
import { caseLookups } from '../cases/store/case-lookups.ts'
import type { ReceiptDesk } from '../cases/web/receipt-routes.ts'
import { caseStore } from '../cases/store/case-store.ts'
import { waitingTickets } from '../human-check/app/waiting-ticket.ts'
import { outcomeOfNonce, passedByNetwork, settleNonce, ticketsByNetwork, useNonce } from '../human-check/store/nonces.ts'
import type { SignInDeps } from '../keys/app/sign-in.ts'
import { keyStore } from '../keys/store/key-store.ts'
import { sessionStore } from '../keys/store/session-store.ts'
import { signInStore } from '../keys/store/sign-in-store.ts'
import { noticeLinks } from '../links/app/notice-links.ts'
import { noticeLinkStore } from '../links/store/notice-link-store.ts'
import { linkStore } from '../links/store/link-store.ts'
import { mintLink, wantsLink, type MintDeps } from '../links/app/mint-link.ts'
import type { Tasks } from '../messaging/worker.ts'
import { deliveryTask } from '../messaging/delivery-task.ts'
import { enqueueMessage, enqueueNotice } from '../messaging/store/enqueue-message.ts'
import { caseOfRefusedLink, deliveryOfCase, underWayUntil } from '../messaging/store/message-queries.ts'
import { createMessageStore } from '../messaging/store/message-store.ts'
import { createCompose } from '../messaging/templates/compose-mail.ts'
import { createKeyedDigest, digestOf, sameBytes } from '../platform/crypto/digests.ts'
import { createSealer } from '../platform/crypto/seal.ts'
import { queriesOf } from '../platform/database/database.ts'
import { statement } from '../platform/database/statement.ts'
import { nowMs, asInstant } from '../platform/database/instants.ts'
import { networkLimits } from '../platform/web/network-limits.ts'
import type { Facts } from '../proofs/challenges/domain/facts.ts'
import { freshTries } from '../proofs/challenges/domain/tries.ts'
import { roundStore } from '../proofs/challenges/store/round-store.ts'
import type { HoldDeps, HoldId } from '../proofs/registry/app/hold-identity.ts'
import { heldNotice } from '../proofs/registry/app/held-notice.ts'
import { recheckHeld } from '../proofs/registry/held-task.ts'
import { heldIdentityStore, reachEmployer } from '../proofs/registry/store/held-identities.ts'
import { housekeeping } from '../platform/housekeeping.ts'
import { locales } from '../platform/text/lang.ts'
import { createCheckRelation } from '../proofs/registry/app/check-relation.ts'
import type { IdentifyDeps } from '../proofs/registry/app/identify.ts'
import { newCaseCode, newId, randomBelow, randomOctets, randomText, steadyInts } from './chance.ts'
import type { Installation } from './installation.ts'
import { purgesOf } from './purges.ts'
import { receiptWords } from './receipt-words.ts'

const findEmployer = statement<{ id: EmployerId; epoch: number }>('employer.find', `select id, epoch from employer where identifier = $1 and branch_code = $2`)
const databaseNow = statement<{ now: number }>('clock.now', `select ${nowMs} as now`)
const nameOfEmployer = statement<{ legal_name: string; identifier: string; now: number }>(
  'employer.name',
  `select legal_name, identifier, ${nowMs} as now from employer where id = $1`,
)
const clearRound = statement(
  'round.clear',
  `update question_round set tries = $2, suspended_until = null, shown_to = null where employer_id = $1`,
)

/**
 * The one place that knows every adapter and wires every use case. It decides nothing: it hands out.
 */
export function compose(installation: Installation) {
  const { db, policy, secrets, origin, registries, hasher, commonKeys, theme, texts, transport } = installation
  const [sessionSecret = ''] = secrets.session
  const keyed = (purpose: string) => createKeyedDigest(sessionSecret, purpose)
  const auditDigest = createKeyedDigest(secrets.audit, 'audit')
  const browserKey = keyed('browser')
  const screenKey = keyed('screen-code')
  const codeKey = keyed('mail-code')
  const noticeKey = keyed('notice-code')
  const noticeCode = (code: string): Uint8Array => noticeKey(code)
  const optionKey = keyed('options')
  const evidenceKey = keyed('evidence')
  const signInKey = keyed('sign-in')
  const facts = createSealer(secrets.session, 'facts')

  const atomically = db.transaction.bind(db)
  const cases = caseStore(db)
  const links = linkStore(db)
  const notices = noticeLinkStore(db)
  const keys = keyStore(db)
  const sessions = sessionStore(db)
  const rounds = roundStore(db)
  const signInTries = signInStore(db)
  const audit = createAuditLog({ digest: auditDigest, instance: installation.instance })
  const limits = networkLimits(db, {
    refusedPair: policy.network.refusedPairsPerHour,
    signInFailure: policy.network.signInFailuresPerHour,
    caseLookup: policy.network.caseLookupsPerHour,
    report: policy.network.caseLookupsPerHour,
  })

  const browserDigest = (id: string): Uint8Array => browserKey(id)
  const isOwnBrowser = (loaded: LoadedCase, id: string): boolean => sameBytes(loaded.browser, browserDigest(id))
  const aboutEmployer = (loaded: LoadedCase) => ({
    company: loaded.employer.legalName,
    ruc: maskRuc(loaded.employer.identifier),
    at: loaded.now,
  })

  const aftermath = aftermathOf({
    links,
    sessions,
    audit,
    clearTries: async (tx, before) => {
      const { id, identifier, branchCode } = before.employer
      await queriesOf(tx).run(clearRound, [id, JSON.stringify(freshTries)])
      await signInTries.clear(tx, signInKey(identifier, branchCode))
    },
    async tellContacts(tx, before, moved) {
      const { state } = moved.case
      const told = { actId: `${before.case.id}:${state.is}`, employerId: before.employer.id, caseId: before.case.id, lang: before.lang }
      if (state.is === 'completed') await enqueueNotice(tx, { ...told, template: 'M-02', params: aboutEmployer(before) })
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

  const check = createCheckRelation({
    registries,
    pairs: policy.registries,
    digest: (text) => evidenceKey('registry', text).toString('base64url'),
  })
  const now = async () => asInstant((await db.first(databaseNow))?.now ?? installation.clock())

  const identify: IdentifyDeps = {
    check: (typed) => check(typed, installation.clock()),
    employers: { find: (identifier, branch) => db.first(findEmployer, [identifier, branch]) },
    cases: { ...move, audit, newCaseId: newId, newCaseCode },
    atomically,
    audit,
    path: 'online',
    useNonce: (tx, nonce, network) => useNonce(queriesOf(tx), nonce, 'identify', network),
    countRefusedPair: (tx, network) => limits.count('refusedPair', network, tx),
    sealFacts: (id, match) => facts.seal(match.facts, id),
    now,
  }

  const registryNow = async (loaded: LoadedCase): Promise<RegistryNow> => {
    const { employer, claimant } = loaded
    const { relation, evidenceDigest } = await check(
      { identifier: employer.identifier, branchCode: employer.branchCode, document: claimant },
      installation.clock(),
    )
    switch (relation.verdict) {
      case 'unavailable':
        return { verdict: 'unavailable', registry: relation.registry }
      case 'mismatch':
        return { verdict: 'mismatch' }
      case 'match':
        return relation.attendedOnly === null
          ? { verdict: 'match', rucState: relation.rucState, source: relation.evidence.map((one) => one.source).join(', '), evidence: evidenceDigest }
          : { verdict: 'mismatch' }
    }
  }

  const challenges = {
    ...move,
    rounds,
    tools: {
      random: randomBelow,
      stable: (employerId: EmployerId, label: string) => steadyInts(optionKey, employerId, label),
      newSetKey: () => randomText(9),
      factsOf: (loaded: LoadedCase): Facts => ({
        registry: (facts.open(loaded.sealedFacts, loaded.case.id) ?? {}) as Facts['registry'],
        institution: loaded.employer.facts as Facts['institution'],
      }),
    },
    newReservation: () => randomText(9),
    evidenceOf: (id: CaseId, setKey: string) => evidenceKey('questions', id, setKey).toString('base64url'),
  }

  const request: RequestLinkDeps = {
    ...move,
    links,
    newMessageId: (at) => newId<MessageId>(at),
    outbox: {
      sendLink: (tx, { id, loaded, contactId, lifeSeconds }) =>
        enqueueMessage(tx, {
          id,
          employerId: loaded.employer.id,
          caseId: loaded.case.id,
          contactId,
          template: 'M-01',
          lang: loaded.lang,
          params: aboutEmployer(loaded),
          lifeSeconds,
        }),
    },
    waitedUntil: async (loaded) => (await underWayUntil(db, loaded.case.id)) ?? null,
  }

  const open: OpenLinkDeps = {
    links,
    cases,
    codeTries: policy.link.codeTries,
    isOwnBrowser,
    browserDigest,
    digestOf,
    codeDigest: (code) => codeKey(code),
    screenCode: (loaded) => String(screenKey(loaded.case.id, Buffer.from(loaded.browser).toString('hex')).readUInt32BE(0) % 1_000_000).padStart(6, '0'),
    sameBytes,
    sameText: (a, b) => sameBytes(Buffer.from(a), Buffer.from(b)),
    evidenceOf: (link) => evidenceKey('mail', link.id).toString('base64url'),
  }

  const create: CreateKeyDeps = {
    ...move,
    links,
    keys,
    hasher,
    commonKeys,
    contextOf: ({ employer, claimant }) => ({
      ruc: employer.identifier,
      cedula: claimant,
      legalName: employer.legalName,
      ...(employer.tradeName === null ? {} : { tradeName: employer.tradeName }),
      representativeNames: employer.representatives.map(({ names }) => names),
      institutionWords: [theme.name, theme.shortName, 'Clavero', 'clave', 'empleador', 'patronal'],
    }),
    registryNow,
  }

  const tellBlocked = async (tx: Tx, employerId: EmployerId) => {
    const employer = await queriesOf(tx).first(nameOfEmployer, [employerId])
    if (employer === undefined) return
    await enqueueNotice(tx, {
      actId: `${employerId}:blocked:${employer.now}`,
      employerId,
      caseId: undefined,
      template: 'M-12',
      lang: 'es',
      params: { company: employer.legal_name, ruc: maskRuc(employer.identifier), at: asInstant(employer.now) },
    })
  }

  const signIn: SignInDeps = {
    store: signInTries,
    hasher,
    atomically,
    policy: policy.signIn,
    subjectOf: (identifier, branch) => signInKey(identifier, branch),
    newSession: () => {
      const token = randomText(20)
      return { token, digest: digestOf(token) }
    },
    told: {
      async signedIn(tx, employerId, awaiting) {
        const before = awaiting === null ? undefined : await cases.lock(tx, awaiting)
        if (before === undefined) {
          await audit.append(tx, { act: 'signedIn', employerId, actor: 'visitor' })
          return
        }
        const told = { act: 'signedIn', detail: { first: true } } as const
        await moveWithin(move, tx, before, { event: { type: 'signedIn' }, named: 'signedIn', told })
      },
      refused: async (tx, employerId, left) => {
        await audit.append(tx, { act: 'signInRefused', employerId, actor: 'visitor', reason: 'signInMismatch', detail: { left } })
      },
      blocked: async (tx, employerId) => {
        await tellBlocked(tx, employerId)
        await audit.append(tx, { act: 'keyBlocked', employerId, actor: 'system', reason: 'keyBlocked' })
      },
    },
  }

  const mintDeps: MintDeps = {
    links,
    policy: policy.link,
    origin,
    newId: () => newId<LinkId>(),
    newToken: () => randomText(20),
    newRef: () => randomText(9),
    randomBytes: randomOctets,
    digestOf,
    codeDigest: (code) => codeKey(code),
  }
  const delivery = deliveryTask({
    atomically,
    store: createMessageStore(db),
    minter: { mint: (tx, wanted) => mintLink(mintDeps, tx, wanted), wants: (tx, wanted) => wantsLink(mintDeps, tx, wanted) },
    notices: noticeLinks({
      store: notices,
      origin,
      newToken: mintDeps.newToken,
      newRef: mintDeps.newRef,
      randomBytes: randomOctets,
      digestOf,
      codeDigest: noticeCode,
    }),
    transport,
    compose: createCompose({ texts, origin, isDemo: installation.mode === 'demonstration' }),
    outerLimit: policy.proof.outerLimit,
  }, async (how, id) => {
    const refusedFor = how === 'rejected' ? await caseOfRefusedLink(db, id) : undefined
    if (refusedFor === undefined) return
    // An address that does not exist will not exist in a minute either: the case goes where it can be mended.
    await moveCase(move, refusedFor, () => ({
      event: { type: 'mailRefused', messageId: id },
      named: 'linkRefused',
      told: { act: 'mailRefused', reason: 'mailRefused' },
    }))
  })

  const report: ReportDeps = {
    ...move,
    reports: reportStore(db),
    notices,
    sessions,
    audit,
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
  const caseUrl = `${origin}/caso`
  const signer = createSigner(secrets.receipt)
  const desk: ReceiptDesk = {
    institution: theme.name,
    publicKey: signer.publicKey,
    keyId: signer.keyId,
    entryOf: (code) => findAuditEntry(db, code, 'keySet'),
    issue: (receiptFacts) => issueReceipt(receiptFacts, signer),
    draw: (receiptFacts, receipt, lang) =>
      renderReceipt({
        facts: receiptFacts,
        receipt,
        lang: locales[lang],
        caseUrl,
        words: receiptWords(texts, lang, receiptFacts, { demonstration: installation.mode === 'demonstration', caseUrl }),
      }),
  }

  const humanCheck = {
    proofOfWork: altcha(secrets.humanCheck, policy.humanCheck),
    tickets: waitingTickets(createSealer(secrets.session, 'ticket'), policy.humanCheck, () => randomText(16)),
    passedByNetwork: (network: string) => passedByNetwork(db, network),
    ticketsByNetwork: (network: string) => ticketsByNetwork(db, network),
    asked: {
      settle: (nonce: string, network: string, outcome: string) => settleNonce(db, nonce, 'identify', network, outcome),
      outcome: (nonce: string) => outcomeOfNonce(db, nonce),
    },
  }

  const fault = (what: string, cause: unknown) => installation.logger && installation.logger.error({ err: cause }, what)
  const tasks: Tasks = {
    ...delivery,
    ...recheckHeld({
      ...held,
      check: identify.check,
      employers: { reach: reachEmployer(db) },
      tell: heldNotice({ newMessageId: (at) => newId<MessageId>(at), enqueue: enqueueMessage }),
    }),
    ...housekeeping({ db, purges: purgesOf(db, policy), onFault: (name, cause) => fault(`housekeeping: ${name}`, cause) }),
  }

  return {
    installation,
    cases,
    links,
    keys,
    sessions,
    rounds,
    audit,
    limits,
    humanCheck,
    browserDigest,
    move,
    identify,
    challenges,
    request,
    open,
    create,
    signIn,
    report,
    held,
    lookups: caseLookups(db, (code) => lookupKey(code)),
    caseFacts: caseFacts(db),
    desk,
    tasks,
    delivery: (loaded: LoadedCase) => deliveryOfCase(db, loaded.case.id),
  }
}

export type Composition = ReturnType<typeof compose>
