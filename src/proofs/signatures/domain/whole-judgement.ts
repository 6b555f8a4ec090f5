import { signatureCodes } from './codes.ts'
import type { Judgement } from './judgement.ts'

/**
 * What a file comes to whose signatures were each judged on their own: a signature that is refused for what it is refuses
 * the file; several that hold are for people, whoever made them (SIGNATURES 6, check 4). Never more than one is accepted
 * by itself.
 */
export function wholeJudgement([first, ...others]: readonly [Judgement, ...Judgement[]]): Judgement {
  if (others.length === 0) return first
  const refusing = [first, ...others].find(
    ({ code, outcome }) =>
      outcome === 'refused' && code !== undefined && signatureCodes[code].check !== 'identity',
  )
  if (refusing !== undefined) return refusing
  const code = 'MULTIPLE_SIGNATURES'
  const { outcome, indication, sub } = signatureCodes[code]
  return {
    ...first,
    outcome,
    indication,
    sub,
    code,
    checks: first.checks.map((one) =>
      one.check === 'coverage' ? { check: 'coverage', result: 'failed', code } : one,
    ),
  }
}
