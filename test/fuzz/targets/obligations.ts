import { createHttpObligations } from '../../../src/adapters/registries/http/http-obligations.ts'
import { judgeObligations } from '../../../src/arrears/domain/obligation.ts'
import { instant } from '../../../src/kernel/time.ts'
import type { Input } from '../../support/fuzz/input.ts'
import { mustBeStorable } from '../../support/fuzz/promises.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

const now = instant(Date.UTC(2026, 0, 31, 12))
const asked = { identifier: '2490000012001', branchCode: '0001' }
const source = createHttpObligations({
  base: new URL('http://127.0.0.1:9/'),
  token: 'token',
  clock: () => now,
  // Nothing opens the circuit: every input is read.
  guard: { failures: 1e9 },
})

const owed = {
  kind: 'contribution',
  state: 'pending',
  amountCents: 123_450,
  period: '2025-12',
  dueOn: '2026-01-15',
  reference: 'G-1',
}
const frame = (record: Input, more: Readonly<Record<string, Input>> = {}): Input => ({
  asked,
  asOf: '2026-01-31T11:00:00Z',
  source: 'sample',
  found: true,
  record,
  ...more,
})

/** Where `fetch` of this thread goes meanwhile: to nobody, with what the input says. */
async function hearing<T>(body: string, work: () => Promise<T>): Promise<T> {
  const fetched = globalThis.fetch
  globalThis.fetch = () =>
    Promise.resolve(new Response(body, { headers: { 'content-type': 'application/json' } }))
  try {
    return await work()
  } finally {
    globalThis.fetch = fetched
  }
}

/** The reader of what a service says that an employer owes. */
export const obligationTargets: readonly Target[] = [
  {
    name: 'createHttpObligations',
    file: 'adapters/registries/http/http-obligations.ts',
    seeds: [
      frame({ ...asked, obligations: [owed, { ...owed, kind: 'debtNotice', period: null }] }),
      frame({ ...asked, obligations: [] }),
      frame({ ...asked, obligations: [{ ...owed, amountCents: 0.5 }] }),
      frame({ ...asked, obligations: [owed] }, { missing: ['obligations'] }),
      { asked, asOf: '2026-01-31T11:00:00Z', source: 'sample', found: false },
    ],
    free: true,
    share: 0.03,
    async call(value: Input) {
      const answer = await hearing(JSON.stringify(value) ?? '', () => source.of(asked))
      if (answer.kind !== 'found') return
      mustBeStorable(answer.obligations)
      for (const { kind, period, dueOn, amount } of answer.obligations) {
        must(Number.isSafeInteger(amount) && amount >= 0, 'an amount that is no number of cents')
        must(kind === 'contribution' ? period !== null : dueOn !== null, 'owed at no time')
      }
      // Whatever was read can be judged.
      judgeObligations(answer.obligations, { now, province: null, extensions: [], soonDays: 5 })
    },
  },
]
