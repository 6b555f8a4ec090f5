import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { CaseId } from '../../kernel/ids.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { longestNote } from '../domain/reset-request.ts'
import { actAtCounter, placeOf, type CounterRefusal } from './at-counter.ts'
import type { CounterDeps } from './counter-deps.ts'

/** What officers tell each other about a case (S-05). The log says that there was a note, never what it says. */
export const addNote = (
  deps: CounterDeps,
  officer: OnDuty,
  caseId: CaseId,
  text: string,
): Promise<Outcome<undefined, CounterRefusal | 'empty'>> =>
  actAtCounter(
    deps,
    officer,
    caseId,
    async ({ tx, loaded }): Promise<Outcome<undefined, 'empty'>> => {
      const note = text.trim().slice(0, longestNote)
      if (note === '') return refused('empty')
      await deps.counter.addNote(tx, placeOf(loaded), officer.id, note)
      await deps.audit.append(tx, {
        act: 'noteAdded',
        employerId: loaded.employer.id,
        actor: { officer: officer.id },
        caseCode: loaded.code,
      })
      return ok(undefined)
    },
    'over',
  )
