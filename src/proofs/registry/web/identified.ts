import type { identify } from '../app/identify.ts'

type Identified = Awaited<ReturnType<typeof identify>>

export const isMismatch = (identified: Identified): boolean =>
  !identified.ok && identified.code === 'identityMismatch'

/** An outage counts for nothing (I-10), and a form that was sent twice once. */
export const usedUpCheck = (identified: Identified): boolean =>
  identified.ok ? !identified.value.isAgain : isMismatch(identified)

export function outcomeText(identified: Identified): string {
  if (identified.ok) return `case:${identified.value.caseId}`
  return identified.code === 'registryDown' ? `down:${identified.detail ?? 'taxpayer'}` : identified.code
}

/** What came of it, or that it takes longer than `seconds`; the work itself goes on. */
export async function withinSeconds<T>(work: Promise<T>, seconds: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), seconds * 1000)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
