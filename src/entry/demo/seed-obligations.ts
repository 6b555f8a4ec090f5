import type { ObligationRow } from '../../arrears/app/obligation-row.ts'
import { nextDueDate } from '../../arrears/domain/due-date.ts'
import { monthsLater, writePeriod } from '../../arrears/domain/period.ts'
import { obligationImportStore } from '../../arrears/store/obligation-import-store.ts'
import { addDays, isoDay, mainlandDay } from '../../kernel/civil-day.ts'
import { toDate, type Instant } from '../../kernel/time.ts'
import type { Database } from '../../platform/database/database.ts'
import type { CastTag } from './cast.ts'
import type { WorldEmployer } from './invent-employer.ts'

type Owed = Pick<ObligationRow, 'kind' | 'period' | 'amount' | 'state' | 'dueOn' | 'reference'>

const nothing: Owed = {
  kind: 'none',
  period: null,
  amount: 0,
  state: 'pending',
  dueOn: null,
  reference: null,
}

/** One employer of each kind, as the institution's file would have them; of everybody else there is no data. */
function owedBy(now: Instant): Readonly<Partial<Record<CastTag, readonly Owed[]>>> {
  const { period } = nextDueDate(now)
  const contribution = (monthsAgo: number, state: Owed['state'], amount: number): Owed => ({
    ...nothing,
    kind: 'contribution',
    period: `${writePeriod(monthsLater(period, -monthsAgo))}-01`,
    amount,
    state,
  })
  const day = (away: number) => isoDay(addDays(mainlandDay(now), away))
  return {
    // Up to date; its last months are paid.
    E1: [contribution(1, 'paid', 184_320), contribution(2, 'paid', 184_320)],
    // Due within days, whatever the day of the month.
    E2: [
      contribution(1, 'paid', 96_575),
      { ...nothing, kind: 'debtNotice', amount: 12_050, dueOn: day(5), reference: 'G-2041' },
    ],
    // In arrears, its RUC closed long ago: a normal visitor (DOMAIN 11).
    E3: [
      contribution(3, 'pending', 41_200),
      contribution(4, 'pending', 41_200),
      { ...nothing, kind: 'enforceableTitle', amount: 230_900, dueOn: day(-400), reference: 'TC-0917' },
    ],
    // Keeps a payment agreement.
    SAS: [
      {
        ...nothing,
        kind: 'enforceableTitle',
        amount: 520_000,
        state: 'inAgreement',
        dueOn: day(-300),
        reference: 'TC-1180',
      },
      {
        ...nothing,
        kind: 'agreementInstalment',
        amount: 43_334,
        state: 'paid',
        dueOn: day(-20),
        reference: 'AP-77/1',
      },
      { ...nothing, kind: 'agreementInstalment', amount: 43_334, dueOn: day(40), reference: 'AP-77/2' },
    ],
    COOPERATIVE: [{ ...nothing, kind: 'debtNotice', amount: 7_525, dueOn: day(9), reference: 'G-2077' }],
    N1: [nothing],
    H1: [nothing],
  }
}

/** Puts the institution's file of obligations of the demonstration in use. */
export async function seedObligations(
  db: Database,
  cast: Readonly<Record<CastTag, { readonly employer: WorldEmployer }>>,
  now: Instant,
): Promise<void> {
  const store = obligationImportStore(db)
  const version = await store.begin({ asOf: toDate(now), source: 'demonstration obligations' })
  const rows = Object.entries(owedBy(now)).flatMap(([tag, owed]) => {
    const { identifier, branchCode } = cast[tag as CastTag].employer
    return owed.map((one) => ({ ...one, identifier, branchCode }))
  })
  await store.put(
    version,
    rows.map((row, at) => ({ ...row, line: at + 2 })),
  )
  await store.publish(version, 1)
}
