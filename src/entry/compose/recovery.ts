import type { CaseId, EmployerId, MessageId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { CreateKeyDeps } from '../../cases/app/create-key.ts'
import type { RegistryNow } from '../../cases/app/registry-again.ts'
import type { OpenLinkDeps } from '../../cases/app/open-link.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import type { RequestLinkDeps } from '../../cases/app/request-link.ts'
import { isAttended } from '../../cases/domain/path-rule.ts'
import { epochColumn } from '../../cases/store/case-store.ts'
import { useNonce } from '../../human-check/store/nonces.ts'
import { enqueueMessage } from '../../messaging/store/enqueue-message.ts'
import { lastLinkMailOf } from '../../messaging/store/message-queries.ts'
import type { Policy } from '../../policy/policy.ts'
import { digestOf, sameBytes } from '../../platform/crypto/digests.ts'
import { queriesOf } from '../../platform/database/database.ts'
import { databaseNow } from '../../platform/database/clock.ts'
import { statement } from '../../platform/database/statement.ts'
import { watchPopulation, type CampaignAlarm } from '../../proofs/challenges/app/watch-population.ts'
import type { Facts } from '../../proofs/challenges/domain/facts.ts'
import { createCheckRelation, type CheckRelation } from '../../proofs/registry/app/check-relation.ts'
import { differsFromRecord } from '../../proofs/registry/app/look-again.ts'
import { suspectChange } from '../../proofs/registry/representation-task.ts'
import type { IdentifyDeps } from '../../proofs/registry/app/identify.ts'
import { newCaseCode, newId, randomBelow, randomText, steadyInts } from '../chance.ts'
import { institutionWords } from './care.ts'
import type { Ground } from './ground.ts'
import { tellAttemptOf } from './tell-attempt.ts'

const findEmployer = statement<{ id: EmployerId; epoch: number }>(
  'employer.find',
  `select e.id, ${epochColumn} from employer e cross join installation i where e.identifier = $1 and e.branch_code = $2`,
)

/** A link on a path that lifts blocks, for a key that has one, leads to both ends; any other to a new key only. */
const isToUnlock = (
  { case: { path }, employerFacts }: LoadedCase,
  { paths }: Pick<Policy, 'paths'>,
): boolean => paths[path].unlocks === true && employerFacts.blocked

/** The online way, step by step: pair, questions, link, key. */
export function recoveryOf(ground: Ground) {
  const { db, policy, registries, hasher, commonKeys, theme } = ground.installation
  const {
    screenKey,
    codeKey,
    optionKey,
    evidenceKey,
    mailboxKey,
    facts,
    atomically,
    cases,
    links,
    keys,
    rounds,
    refusedSets,
    campaigns,
    audit,
    browserDigest,
    isOwnBrowser,
    aboutEmployer,
    move,
  } = ground
  const { installation } = ground

  const plainCheck = createCheckRelation({
    registries,
    pairs: policy.registries,
    digest: (text) => evidenceKey('registry', text).toString('base64url'),
  })
  // Where a registry and the record differ about who represents, the worker looks by itself: nobody waits for that here.
  const check: CheckRelation = async (pair, at) => {
    const found = await plainCheck(pair, at)
    if (differsFromRecord(found.relation))
      await suspectChange(db, pair.identifier, pair.branchCode).catch(() => undefined)
    return found
  }
  const now = () => databaseNow(db, installation.clock)

  const identify: IdentifyDeps = {
    check: (typed) => check(typed, installation.clock()),
    employers: { find: (identifier, branch) => db.first(findEmployer, [identifier, branch]) },
    cases: { ...move, audit, newCaseId: newId, newCaseCode },
    atomically,
    audit,
    useNonce: (tx, nonce, network) => useNonce(queriesOf(tx), nonce, 'identify', network),
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
        // What only an officer may judge was judged by one, on a path that they attend.
        return relation.attendedOnly === null || isAttended(policy.paths[loaded.case.path])
          ? {
              verdict: 'match',
              rucState: relation.rucState,
              source: relation.evidence.map((one) => one.source).join(', '),
              evidence: evidenceDigest,
            }
          : { verdict: 'mismatch' }
    }
  }

  const { logger } = installation
  const watched = {
    rule: policy.campaign,
    refusedSets,
    campaigns,
    atomically,
    audit,
    alarm: (told: CampaignAlarm) =>
      logger &&
      logger.warn(
        { ...told, until: new Date(told.until).toISOString() },
        'a campaign against the security questions is under way; see: clavero campaign status',
      ),
  }
  const challenges = {
    ...move,
    rounds,
    refusedSets,
    campaigns,
    useNonce: (tx: Tx, nonce: string, network: string) =>
      useNonce(queriesOf(tx), nonce, 'questions', network),
    // Whoever was refused has been told; what goes wrong here must not undo that.
    watch: () =>
      watchPopulation(watched).catch((fault: unknown) => {
        if (logger) logger.error({ err: fault }, 'nobody looked at the refused sets of all employers')
      }),
    tools: {
      random: randomBelow,
      stable: (employerId: EmployerId, label: string) => steadyInts(optionKey, employerId, label),
      newSetKey: () => randomText(9),
      factsOf: (loaded: LoadedCase): Facts => ({
        registry: facts.open(loaded.sealedFacts, loaded.case.id) ?? {},
        institution: loaded.employer.facts as Facts['institution'],
      }),
    },
    newReservation: () => randomText(9),
    evidenceOf: (id: CaseId, setKey: string) => evidenceKey('questions', id, setKey).toString('base64url'),
    tellAttempt: tellAttemptOf(ground),
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
          template: isToUnlock(loaded, policy) ? 'M-25' : 'M-01',
          lang: loaded.lang,
          params: aboutEmployer(loaded),
          lifeSeconds,
        }),
    },
    lastMail: (loaded) => lastLinkMailOf(db, loaded.case.id),
    mailboxDigest: (address) => mailboxKey(address.toLowerCase()),
  }

  const open: OpenLinkDeps = {
    links,
    cases,
    codeTries: policy.link.codeTries,
    codeTriesDay: policy.link.codeTriesDay,
    isOwnBrowser,
    browserDigest,
    digestOf,
    codeDigest: (code) => codeKey(code),
    screenCode: (loaded) =>
      String(
        screenKey(loaded.case.id, Buffer.from(loaded.browser).toString('hex')).readUInt32BE(0) % 1_000_000,
      ).padStart(6, '0'),
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
      institutionWords: institutionWords(theme),
    }),
    registryNow,
  }

  return { check, plainCheck, identify, challenges, request, open, create, registryNow }
}
