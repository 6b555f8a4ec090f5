import type { EmployerId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { maskRuc } from '../../kernel/mask.ts'
import { moveWithin } from '../../cases/app/move-case.ts'
import type { BlockDeps } from '../../keys/app/block-guessed-key.ts'
import type { SignInDeps } from '../../keys/app/sign-in.ts'
import { enqueueNotice } from '../../messaging/store/enqueue-message.ts'
import { networkLimits } from '../../platform/web/network-limits.ts'
import { seeBrowser } from '../../keys/store/known-browsers.ts'
import { signInStore } from '../../keys/store/sign-in-store.ts'
import { digestOf } from '../../platform/crypto/digests.ts'
import { queriesOf } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import { nowMs, asInstant } from '../../platform/database/instants.ts'
import { randomText } from '../chance.ts'
import { networkPlaces, type Ground } from './ground.ts'

const nameOfEmployer = statement<{ legal_name: string; identifier: string; now: number }>(
  'employer.name',
  `select legal_name, identifier, ${nowMs} as now from employer where id = $1`,
)

/** Signing in with a key, and what follows from it. */
export function signingInOf(ground: Ground) {
  const { policy, hasher, signInDb } = ground.installation
  const { signInKey, cases, audit, move } = ground
  const store = signInStore(signInDb)
  const limits = networkLimits(signInDb, networkPlaces(policy))

  const tellBlocked = async (tx: Tx, employerId: EmployerId) => {
    const employer = await queriesOf(tx).first(nameOfEmployer, [employerId])
    if (employer === undefined) return
    await enqueueNotice(tx, {
      actId: `${employerId}:blocked:${employer.now}`,
      employerId,
      caseId: undefined,
      template: 'M-12',
      lang: 'es',
      params: {
        company: employer.legal_name,
        ruc: maskRuc(employer.identifier),
        at: asInstant(employer.now),
      },
    })
  }

  /** Once for each kind of browser: from then on it is known. */
  const tellBrowser = async (tx: Tx, employerId: EmployerId, browser: string) => {
    const employer = await queriesOf(tx).first(nameOfEmployer, [employerId])
    if (employer === undefined) return
    await enqueueNotice(tx, {
      actId: `${employerId}:browser:${browser}`,
      employerId,
      caseId: undefined,
      template: 'M-40',
      lang: 'es',
      params: {
        company: employer.legal_name,
        ruc: maskRuc(employer.identifier),
        at: asInstant(employer.now),
        browser: browser.includes('?') ? '' : browser,
      },
    })
  }

  const signIn: SignInDeps = {
    store,
    hasher,
    atomically: signInDb.transaction.bind(signInDb),
    policy: policy.signIn,
    subjectOf: (identifier, branch) => signInKey(identifier, branch),
    // The number of the form is kept nowhere, so a wrong key cannot be guessed from its digest afterwards.
    formOf: ({ form, identifier, branchCode, key }) => signInKey('form', form, identifier, branchCode, key),
    newSession: () => {
      const token = randomText(20)
      return { token, digest: digestOf(token) }
    },
    told: {
      async signedIn(tx, employerId, awaiting, browser) {
        if (await seeBrowser(tx, employerId, browser)) await tellBrowser(tx, employerId, browser)
        const before = awaiting === null ? undefined : await cases.lock(tx, awaiting)
        if (before === undefined) {
          await audit.append(tx, { act: 'signedIn', employerId, actor: 'visitor' })
          return
        }
        const told = { act: 'signedIn', detail: { first: true } } as const
        const { state } = before.case
        const named = state.is === 'completed' && state.unlocked === true ? 'signedInPresent' : 'signedIn'
        await moveWithin(move, tx, before, { event: { type: 'signedIn' }, named, told })
      },
      refused: async (tx, employerId, left) => {
        await audit.append(tx, {
          act: 'signInRefused',
          employerId,
          actor: 'visitor',
          reason: 'signInMismatch',
          detail: { left },
        })
      },
    },
  }
  const blocking: BlockDeps = {
    store: ground.signInTries,
    atomically: ground.atomically,
    async blocked(tx, employerId) {
      await tellBlocked(tx, employerId)
      await audit.append(tx, { act: 'keyBlocked', employerId, actor: 'system', reason: 'keyBlocked' })
    },
  }

  return { signIn, blocking, limits }
}
