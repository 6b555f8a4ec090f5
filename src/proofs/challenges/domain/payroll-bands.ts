export type PayrollBand = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8'

/**
 * Bands of a contribution form's total in whole US dollars, upper limits included; the last is open.
 * About 99 dollars per worker on the basic wage, so the first bands tell one worker from three.
 */
export const payrollBands: readonly {
  readonly band: PayrollBand
  readonly from: number
  readonly to: number
}[] = [
  { band: '1', from: 1, to: 150 },
  { band: '2', from: 151, to: 400 },
  { band: '3', from: 401, to: 1_000 },
  { band: '4', from: 1_001, to: 2_500 },
  { band: '5', from: 2_501, to: 6_000 },
  { band: '6', from: 6_001, to: 15_000 },
  { band: '7', from: 15_001, to: 40_000 },
  { band: '8', from: 40_001, to: Infinity },
]

/** The band of a total in US dollars (rounded up to whole ones), or nothing for no amount. */
export function payrollBandOf(dollars: number): PayrollBand | undefined {
  return dollars > 0 ? payrollBands.find(({ to }) => Math.ceil(dollars) <= to)?.band : undefined
}
