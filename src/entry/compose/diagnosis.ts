import type { PublicWhyOf, WhyOf } from '../../cases/web/why.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import { isOpen } from '../../cases/domain/transition.ts'
import { hasShown } from '../../cases/domain/shown.ts'
import { pendingContactOf } from '../../contacts/app/pending-contact.ts'
import type { RegistrySource } from '../../policy/policy.ts'
import { Fragment } from '../../platform/ui/jsx-runtime.ts'
import type { Component, ComponentStatus } from '../../platform/web/status-page.tsx'
import { isAttendedPath } from '../../policy/paths.ts'
import { loadDossier } from '../../proofs/dossier/app/load-dossier.ts'
import { stateOf } from '../../proofs/dossier/domain/dossier.ts'
import { standingAt } from '../../proofs/challenges/domain/tries.ts'
import { whyNotOnline } from '../../desk/app/case-view.ts'
import type { WhyAtDesk } from '../../desk/web/case-routes.ts'
import { diagnose, diagnoseForOfficer } from '../../triage/app/diagnose.ts'
import type { DiagnosisFacts } from '../../triage/app/diagnosis-facts.ts'
import { PublicWhy, WhyBlock, WhyForOfficer } from '../../triage/web/why-block.tsx'
import type { Composition } from '../compose.ts'

const registryOf: Readonly<Partial<Record<Component, RegistrySource>>> = {
  tax: 'taxpayer',
  civil: 'civil',
  company: 'companies',
}

export type StatusOf = () => Promise<readonly ComponentStatus[]>

export const registriesDown = (status: readonly ComponentStatus[]): readonly RegistrySource[] =>
  status.flatMap(({ component, state }) =>
    state === 'down' && registryOf[component] !== undefined ? [registryOf[component]] : [],
  )

/** What the system knows of a case that might say why it stands still: read anew for every page. */
function readDiagnosis(parts: Composition, status: StatusOf) {
  const { policy } = parts.installation
  return async (loaded: LoadedCase): Promise<DiagnosisFacts> => {
    const { id, state, path } = loaded.case
    const isLive = isOpen(state)
    const isProving = state.is === 'proving'
    const [around, delivery, round, pending, components, dossier] = await Promise.all([
      parts.caseFacts(id, loaded.code, hasShown(loaded.case) || isAttendedPath(path) ? 1 : 0),
      parts.delivery(loaded),
      isProving && path === 'online' ? parts.rounds.read(id) : undefined,
      state.is === 'referred' ? pendingContactOf(parts.contacts, loaded.employer.id) : undefined,
      isLive ? status() : [],
      isProving && isAttendedPath(path) ? loadDossier(parts.dossier, loaded) : undefined,
    ])
    const standing = round && standingAt(round.tries, loaded.now, policy.questions)
    return {
      loaded,
      isOwn: true,
      around,
      delivery,
      tries:
        round === undefined || standing?.kind !== 'open' || !round.triedBy.includes(id)
          ? undefined
          : { refused: policy.questions.attempts - standing.left, left: standing.left },
      newMail: pending?.kind === 'mail' ? { usableFrom: pending.usableFrom } : undefined,
      registriesDown: registriesDown(components),
      hasPaperToFix: dossier?.documents.some((one) => stateOf(one) === 'fix') === true,
    }
  }
}

/** The block of the pages on which a case stands still. */
function whyOf(parts: Composition, status: StatusOf): WhyOf {
  const read = readDiagnosis(parts, status)
  return async (visit, loaded, here) => {
    const diagnosis = diagnose(await read(loaded), parts.installation.policy)
    // Nothing went wrong: whoever has shown nothing reads what everybody reads, and the others need no word of it.
    if (diagnosis === undefined) return hasShown(loaded.case) ? Fragment({}) : PublicWhy({ visit })
    return WhyBlock({ visit, code: loaded.code, diagnosis, here })
  }
}

/** S-05: the same table, for whoever serves the case. */
function whyAtDesk(parts: Composition, status: StatusOf): WhyAtDesk {
  const read = readDiagnosis(parts, status)
  return async (visit, loaded) => {
    const facts = await read(loaded)
    const diagnoses = diagnoseForOfficer(facts, whyNotOnline(loaded), parts.installation.policy)
    return WhyForOfficer({ visit, diagnoses })
  }
}

const publicWhy: PublicWhyOf = (visit) => PublicWhy({ visit })

/** What the pages of a case say about why it stands still, and what the desk says. */
export const whysOf = (parts: Composition, status: StatusOf) => ({
  own: { why: whyOf(parts, status), publicWhy },
  desk: { why: whyAtDesk(parts, status) },
})
