import type { ChangeDeps } from '../../contacts/app/ports.ts'
import { proposeAttended, type ProposeRefusal } from '../../contacts/app/propose-attended.ts'
import type { EmailAddress } from '../../kernel/email-address.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { refused, type Outcome } from '../../kernel/outcome.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { actAtCounter, placeOf, type CounterRefusal } from './at-counter.ts'
import type { CounterDeps } from './counter-deps.ts'

export interface ProposeContactDeps extends CounterDeps {
  readonly contacts: ChangeDeps
}

/** `identity`: nobody has confirmed who came. */
export type ProposeContactRefusal = CounterRefusal | ProposeRefusal | 'identity'

/**
 * An officer writes down the mailbox that the person before them wants. It is set by its own code and by another
 * person's word, and never by this (I-11, I-12, I-24).
 */
export const proposeContact = (
  deps: ProposeContactDeps,
  officer: OnDuty,
  caseId: CaseId,
  mail: EmailAddress,
): Promise<Outcome<undefined, ProposeContactRefusal>> =>
  actAtCounter(
    deps,
    officer,
    caseId,
    async ({ tx, loaded }): Promise<Outcome<undefined, ProposeRefusal | 'identity'>> => {
      const attendance = await deps.counter.lastAttendance(placeOf(loaded), tx)
      if (attendance?.result !== 'confirmed') return refused('identity')
      return proposeAttended(deps.contacts, tx, {
        employerId: loaded.employer.id,
        caseId,
        caseCode: loaded.code,
        claimant: loaded.claimant,
        officer,
        mail,
        lang: loaded.lang,
      })
    },
  )
