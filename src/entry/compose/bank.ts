import type { LoadedCase } from '../../cases/app/ports.ts'
import type { RegistryNow } from '../../cases/app/registry-again.ts'
import { useNonce } from '../../human-check/store/nonces.ts'
import { plus } from '../../kernel/time.ts'
import { enqueueNotice } from '../../messaging/store/enqueue-message.ts'
import { sameBytes } from '../../platform/crypto/digests.ts'
import { queriesOf } from '../../platform/database/database.ts'
import type { payForTry } from '../../proofs/bank-account/app/check-account.ts'
import type { BankOrderId, BankParts, SharedTries } from '../../proofs/bank-account/app/ports.ts'
import type { ProveDeps } from '../../proofs/bank-account/app/prove-account.ts'
import { written } from '../../proofs/bank-account/domain/amounts.ts'
import { bankStore } from '../../proofs/bank-account/store/bank-store.ts'
import { ecuadorDay } from '../../proofs/challenges/app/prepare-round.ts'
import { spendTry, triesNow } from '../../proofs/challenges/app/spend-try.ts'
import type { InstitutionFacts } from '../../proofs/challenges/domain/facts.ts'
import { debitAccountOf, isDebitAccount, isSince } from '../../proofs/challenges/domain/debit-account.ts'
import { newId, randomBelow, randomText } from '../chance.ts'
import type { Ground } from './ground.ts'

export interface BankNeeds {
  readonly registryNow: (loaded: LoadedCase) => Promise<RegistryNow>
  readonly challenges: { watch(): Promise<void>; newReservation(): string }
}

export type Banking = ProveDeps &
  Parameters<typeof payForTry>[0] & {
    readonly names: readonly string[]
  }

/** The bank account as a proof; undefined where no gateway to the banks is set up. */
export function bankOf(ground: Ground, { registryNow, challenges }: BankNeeds): Banking | undefined {
  const { bank } = ground.installation
  return bank === undefined ? undefined : bankWith(ground, bank, { registryNow, challenges })
}

function bankWith(ground: Ground, { gateway, names }: BankParts, needs: BankNeeds): Banking {
  const { installation, keyed, evidenceKey, move, audit, rounds, refusedSets, campaigns, aboutEmployer } =
    ground
  const { db, policy } = installation
  const accountKey = keyed('bank-account')
  const amountsKey = keyed('bank-amounts')
  const accountOf = ({ employer }: LoadedCase) => debitAccountOf(employer.facts as InstitutionFacts)

  const tries: SharedTries = {
    spend: (tx, of) =>
      spendTry(
        { policy, rounds, refusedSets, newReservation: () => needs.challenges.newReservation() },
        tx,
        of,
      ),
    hold: async (tx, loaded, isCampaign) =>
      triesNow(await rounds.lock(tx, loaded.case.id), loaded.case.id, isCampaign, loaded.now, policy),
    isCampaign: () => campaigns.isUnderWay(),
    now: async (loaded) => {
      const [round, isCampaign] = await Promise.all([rounds.read(loaded.case.id), campaigns.isUnderWay()])
      return triesNow(round, loaded.case.id, isCampaign, loaded.now, policy)
    },
    watch: () => needs.challenges.watch(),
  }

  return {
    ...move,
    gateway,
    names,
    audit,
    tries,
    bank: bankStore(db),
    random: randomBelow,
    sameBytes,
    registryNow: needs.registryNow,
    newOrderId: () => newId<BankOrderId>(),
    newRef: () => randomText(16),
    onRecord(loaded) {
      const account = accountOf(loaded)
      if (account === undefined) return undefined
      const { bank, kind, last4, since } = account
      return {
        bank,
        kind,
        last4,
        digest: accountKey(loaded.employer.id, bank, kind, last4, since ?? ''),
        isRecent: isSince(account, ecuadorDay(plus(loaded.now, -policy.bank.accountRecent))),
      }
    },
    isOnRecord: (loaded, typed) => isDebitAccount(accountOf(loaded), typed),
    amountsDigest: ({ id, caseId }, amounts) => amountsKey(id, caseId, written(amounts)),
    evidenceOf: (id, { id: order }) => evidenceKey('bank', id, order).toString('base64url'),
    useNonce: (tx, nonce, network) => useNonce(queriesOf(tx), nonce, 'questions', network),
    async tellOrdered(tx, loaded, { orderId, kind, until }) {
      await enqueueNotice(tx, {
        actId: `${loaded.case.id}:bank:${orderId}`,
        employerId: loaded.employer.id,
        caseId: loaded.case.id,
        template: 'M-35',
        lang: loaded.lang,
        params: { ...aboutEmployer(loaded), caseCode: loaded.code, kind, until },
      })
    },
  }
}
