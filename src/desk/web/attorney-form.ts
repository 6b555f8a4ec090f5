import { parseCedula } from '../../kernel/cedula.ts'
import { civilDay, isDay, type CivilDay } from '../../kernel/civil-day.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { isSynthetic } from '../../kernel/synthetic.ts'
import type { TextKey } from '../../platform/text/keys.ts'
import { oneLine } from '../../proofs/dossier/domain/letter.ts'
import { longestNotary, longestScope, type AttorneyRefusal, type NamedAttorney } from '../domain/attorney.ts'

export const attorneyFields = [
  'apoderado',
  'apoderado-cedula',
  'notaria',
  'poder-day',
  'poder-month',
  'poder-year',
  'alcance',
] as const
export type AttorneyFields = Readonly<Record<(typeof attorneyFields)[number], string>>

/** What was refused, and the field beside which it is said. */
export interface AttorneyMistake {
  readonly field: 'apoderado' | 'apoderado-cedula' | 'notaria' | 'poder' | 'alcance'
  readonly error: Extract<TextKey, `s07.err.proxy.${string}` | 'p02.err.demo'>
}

type Wrong = 'box' | 'cedula' | 'demo' | 'notary' | 'day' | 'scope'

export const attorneyMistakes = {
  box: { field: 'apoderado', error: 's07.err.proxy.box' },
  cedula: { field: 'apoderado-cedula', error: 's07.err.proxy.cedula' },
  demo: { field: 'apoderado-cedula', error: 'p02.err.demo' },
  notary: { field: 'notaria', error: 's07.err.proxy.notary' },
  day: { field: 'poder', error: 's07.err.proxy.day' },
  scope: { field: 'alcance', error: 's07.err.proxy.scope' },
  powerInFuture: { field: 'poder', error: 's07.err.proxy.future' },
  representative: { field: 'apoderado-cedula', error: 's07.err.proxy.representative' },
} as const satisfies Readonly<Record<Wrong | AttorneyRefusal, AttorneyMistake>>

/**
 * Who came with a power, or undefined where the representative came. Data without the box are refused: left out
 * quietly, they would leave out the second person, too.
 */
export function readAttorneyForm(
  raw: AttorneyFields,
  rules: { readonly syntheticOnly: boolean },
): Outcome<NamedAttorney | undefined, Wrong> {
  if (raw.apoderado === '')
    return attorneyFields.every((field) => raw[field].trim() === '') ? ok(undefined) : refused('box')
  // A doubtful number is taken: the officer has the document before them.
  const cedula = parseCedula(raw['apoderado-cedula'], { acceptDoubt: true })
  if (!cedula.ok) return refused('cedula')
  const { number: document } = cedula.value
  if (rules.syntheticOnly && !isSynthetic(document)) return refused('demo')
  const notary = oneLine(raw.notaria).slice(0, longestNotary).trim()
  if (notary === '') return refused('notary')
  const powerOn = readDay([raw['poder-day'], raw['poder-month'], raw['poder-year']])
  if (powerOn === undefined) return refused('day')
  const scope = oneLine(raw.alcance).slice(0, longestScope).trim()
  return scope === '' ? refused('scope') : ok({ document, notary, powerOn, scope })
}

function readDay(typed: readonly string[]): CivilDay | undefined {
  const boxes = typed.map((box) => box.trim())
  if (!boxes.every((box) => /^\d{1,4}$/.test(box))) return undefined
  const [day = 0, month = 0, year = 0] = boxes.map(Number)
  return isDay(year, month, day) ? civilDay(year, month, day) : undefined
}
