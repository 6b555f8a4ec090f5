import { expect, it } from 'vitest'
import { civilDay, addDays } from '../../kernel/civil-day.ts'
import type { CaseId, OfficerId } from '../../kernel/ids.ts'
import { syntheticCedula } from '../../kernel/synthetic.ts'
import { instant } from '../../kernel/time.ts'
import { canonicalCheck } from './reset-request.ts'
import { canonicalAttorney, judgeAttorney, type Attorney } from './attorney.ts'

const today = civilDay(2026, 11, 25)
const [claimant, document] = [syntheticCedula(24, 1), syntheticCedula(24, 2)]

const at = instant(Date.UTC(2026, 10, 25, 14))
const one: Attorney = {
  person: 'ab'.repeat(32),
  masked: '•••••••482',
  notary: 'Notaría 1',
  powerOn: today,
  scope: 'todo',
}

it('takes a power of today, none of tomorrow, and none of whoever opened the case', () => {
  const judged = (powerOn: typeof today, of = document) =>
    judgeAttorney({ document: of, powerOn }, { claimant, today })
  expect(judged(today)).toMatchObject({ ok: true })
  expect(judged(addDays(today, 1))).toMatchObject({ code: 'powerInFuture' })
  expect(judged(today, claimant)).toMatchObject({ code: 'representative' })
})

it('binds an approval: what was checked is another text with an attorney, and with another one', () => {
  const seen = {
    n: 1,
    officer: 'vera' as OfficerId,
    result: 'confirmed',
    points: [],
    at,
    paper: null,
    arrival: null,
  } as const
  const checked = (attorney: Attorney | null) =>
    canonicalCheck({
      caseId: 'case' as CaseId,
      dossierDigest: '',
      attendance: { ...seen, attorney },
      registryEvidence: '',
      finger: '',
    })
  const texts = [null, one, { ...one, scope: 'tod' }].map(checked)
  expect(new Set(texts).size).toBe(3)
})

it('is another text when the person, the notary, the day or the scope is another', () => {
  const others: readonly Partial<Attorney>[] = [
    { person: 'cd'.repeat(32) },
    { masked: '•••••••483' },
    { notary: 'Notaría' },
    { powerOn: addDays(today, 1) },
    { scope: 'tod' },
    { notary: 'Notaría 1t', scope: 'odo' },
  ]
  const texts = [one, ...others.map((other) => ({ ...one, ...other }))].map(canonicalAttorney)
  expect(new Set(texts).size).toBe(texts.length)
})
