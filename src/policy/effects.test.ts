import { expect, it } from 'vitest'
import { events, now, sampleCase } from '../../test/support/sample-case.ts'
import { transition } from '../cases/domain/transition.ts'
import { recoveryEffects } from './effects.ts'
import { asDescribed } from './index.ts'
import { policyDoc } from './policy-doc.ts'

it('names every effect that setting a key has, and none that it has not', () => {
  const moved = transition(sampleCase('linkIssued'), events.keySet, asDescribed, now)
  if (!moved.ok) throw new Error(moved.code)
  const named = recoveryEffects.map(({ by }) => by).filter((by) => by !== 'keySet' && by !== 'nobody')
  expect(new Set(named)).toEqual(new Set(moved.value.effects))
})

it('tells of each subject once, on the page of the rules', () => {
  const subjects = recoveryEffects.map(({ subject }) => subject)
  expect(new Set(subjects).size).toBe(subjects.length)
  const page = policyDoc()
  for (const { title, becomes } of recoveryEffects) expect(page).toContain(`| ${title} | ${becomes} |`)
})
