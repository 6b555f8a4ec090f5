import type { LoadedCase } from '../../../cases/app/ports.ts'
import { humanGate, type HumanGateDeps, type ShownCheck } from '../../../human-check/web/human-gate.ts'
import type { Visit } from '../../../platform/web/context.ts'
import type { Policy } from '../../../policy/policy.ts'
import type { Round } from '../app/ports.ts'
import { needsCheck } from '../app/show-questions.ts'

/** The human check that every set after the first of a case costs (ATK-27). */
export function setChecks(deps: HumanGateDeps, { questions }: Pick<Policy, 'questions'>) {
  const gate = humanGate(deps, 'questions')
  const isDue = ({ case: { id }, now }: LoadedCase, round: Round) => needsCheck(round, id, now, questions)
  return {
    gate,
    isDue,
    /** For the form that asks for the next set of this case; undefined where it costs none. */
    due: async (visit: Visit, loaded: LoadedCase, round: Round): Promise<ShownCheck | undefined> =>
      isDue(loaded, round) ? gate.show(visit) : undefined,
  }
}
