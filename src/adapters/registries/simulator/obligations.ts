import type { ObligationSource } from '../../../arrears/app/ports.ts'
import { writePeriod } from '../../../arrears/domain/period.ts'
import { isoDay } from '../../../kernel/civil-day.ts'
import { toDate } from '../../../kernel/time.ts'
import type { RegistryAnswer } from '../../../kernel/outcome.ts'
import type { Asked } from './lookup.ts'

/** What the institution of the demonstration answers about obligations, out of the file that was imported. */
export const obligationsIn =
  (source: ObligationSource) =>
  async (asked: Asked): Promise<RegistryAnswer<object>> => {
    const { identifier = '', branchCode = '' } = asked
    const answer = await source.of({ identifier, branchCode })
    if (answer.kind === 'notFound') return answer
    if (answer.kind !== 'found') return { kind: answer.kind, source: answer.source }
    const obligations = answer.obligations.map(({ kind, state, amount, period, dueOn, reference }) => ({
      kind,
      state,
      amountCents: amount,
      period: period === null ? null : writePeriod(period),
      dueOn: dueOn === null ? null : isoDay(dueOn),
      reference,
    }))
    return {
      kind: 'found',
      record: { identifier, branchCode, obligations },
      asOf: toDate(answer.asOf),
      source: answer.source,
    }
  }
