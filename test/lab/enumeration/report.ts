import { isLeak, mostGap, type Accuracy, type Verdict } from './verdict.ts'

export type Verdicts = ReadonlyMap<string, Verdict>

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
const accuracy = ({ share, from, to }: Accuracy): string =>
  `${percent(share)} (${(from * 100).toFixed(1)}–${(to * 100).toFixed(1)})`

const columns = [
  'samples',
  'median known',
  'unknown',
  'gap ms',
  'one threshold',
  'all features',
  'kinds of one arm',
  '',
] as const

const cells = (verdict: Verdict): readonly string[] => [
  `${verdict.known} + ${verdict.unknown}`,
  verdict.medians.known.toFixed(2),
  verdict.medians.unknown.toFixed(2),
  verdict.gap.toFixed(2),
  accuracy(verdict.threshold),
  accuracy(verdict.features),
  String(verdict.onlyOne),
  isLeak(verdict) ? 'LEAK' : verdict.gap < mostGap ? '' : 'gap',
]

/** A line for every door, for a terminal. */
export function tableOf(verdicts: Verdicts): string {
  const rows = [['', ...columns], ...[...verdicts].map(([door, verdict]) => [door, ...cells(verdict)])]
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
