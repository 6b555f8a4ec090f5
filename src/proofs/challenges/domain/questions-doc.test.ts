import { describe, expect, it } from 'vitest'
import { asDescribed } from '../../../policy/profiles/as-described.ts'
import { bank } from './bank.ts'
import { questionsDoc } from './questions-doc.ts'

describe('the page about the questions', () => {
  const page = questionsDoc(asDescribed.questions)

  it('has a row for each question that says who else can know it', () => {
    for (const { id, knownBy, grade } of bank) {
      expect(page).toMatch(new RegExp(`\\| \`${id}\` \\| ${grade} \\|`))
      expect(page).toContain(knownBy)
    }
  })

  it('gives the numbers of the profile', () => {
    expect(page).toContain('4 questions, at least 2 of grade A')
    expect(page).toContain('24 hours; sign-in')
  })
})
