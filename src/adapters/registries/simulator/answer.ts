import type { RegistryAnswer } from '../../../kernel/outcome.ts'
import type { Asked } from './lookup.ts'

/** What is said on the wire, as `wire.ts` of the http adapter reads it. */
export function wireAnswer(answer: RegistryAnswer<object>, asked: Asked, asOf: Date): object | undefined {
  const frame = { asked, asOf: asOf.toISOString(), source: 'simulator' }
  switch (answer.kind) {
    case 'found':
      return { ...frame, found: true, record: answer.record }
    case 'partial':
      return { ...frame, found: true, record: answer.record, missing: answer.missing }
    case 'notFound':
      return { ...frame, found: false }
    default:
      return undefined
  }
}

/** The registry mixed up its visitors: question and record are those of another number (F-17). */
export function ofSomebodyElse(
  answer: RegistryAnswer<object>,
  asked: Asked,
): readonly [RegistryAnswer<object>, Asked] {
  const other = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, neighbour(value)]))
  const mixed =
    answer.kind === 'found' || answer.kind === 'partial'
      ? { ...answer, record: { ...answer.record, ...other } }
      : answer
  return [mixed, other]
}

/** The same number with its last digit but three moved on by one. */
function neighbour(number: string): string {
  const at = Math.max(number.length - 4, 0)
  const digit = Number.parseInt(number.charAt(at), 10)
  return number.slice(0, at) + String(((Number.isNaN(digit) ? 0 : digit) + 1) % 10) + number.slice(at + 1)
}
