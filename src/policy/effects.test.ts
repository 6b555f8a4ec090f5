import { describe, expect, it } from 'vitest'
import { events, now, proof, sampleCase, well } from '../../test/support/sample-case.ts'
import type { Case } from '../cases/domain/case.ts'
import { transition, type CaseEvent } from '../cases/domain/transition.ts'
import { completionEffects, type End } from './effects.ts'
import { asDescribed } from './index.ts'
import { policyDoc } from './policy-doc.ts'

const blocked = { ...well, blocked: true }
const onFile = sampleCase('linkIssued', { path: 'unlockOnFile', ledger: [proof('reg'), proof('bio')] })
const completed: Readonly<Record<End, readonly [Case, CaseEvent]>> = {
  newKey: [sampleCase('linkIssued'), events.keySet],
  unlocked: [onFile, { ...events.keyUnlocked, facts: blocked }],
}

describe.each(['newKey', 'unlocked'] as const)('the end %s', (end) => {
  it('has every effect that the table names, and none that it does not', () => {
    const moved = transition(...completed[end], asDescribed, now)
    if (!moved.ok) throw new Error(moved.code)
    const named = completionEffects.map((row) => row[end].by)
    const byTransition = named.filter((by) => by !== 'keySet' && by !== 'blockLifted' && by !== 'nobody')
    expect(new Set(byTransition)).toEqual(new Set(moved.value.effects))
  })
})

it('leaves what counts the questions alone when a key is unlocked', () => {
  const moved = transition(...completed.unlocked, asDescribed, now)
  expect(moved.ok && moved.value.effects).not.toContain('clearTries')
})

it('tells of each subject once, and of both ends, on the page of the rules', () => {
  const subjects = completionEffects.map(({ subject }) => subject)
  expect(new Set(subjects).size).toBe(subjects.length)
  const page = policyDoc()
  for (const { title, newKey, unlocked } of completionEffects)
    expect(page).toContain(`| ${title} | ${newKey.becomes} | ${unlocked.becomes} |`)
})
