import { expect, it } from 'vitest'
import { auditActs } from '../../audit/index.ts'
import { createTexts } from '../../platform/text/texts.ts'
import { actWords, reasonWords } from './told-acts.ts'

const texts = createTexts()

it.each(['es', 'en'] as const)('every act of the log has words of its own: %s', (lang) => {
  const t = texts.in(lang)
  const words = auditActs.map((act) => actWords(act, t))
  expect(words.filter((each) => /^[a-z]+[A-Z]/.test(each))).toEqual([])
  expect(new Set(words).size).toBe(auditActs.length)
})

it('the page that somebody looked at, and the reason of a reset, are said in words', () => {
  const t = texts.in('es')
  expect(reasonWords({ act: 'caseSeen', reason: 'documents' }, t)).toBe(t('s05.tab.documents'))
  expect(reasonWords({ act: 'resetRequested', reason: 'lostKey' }, t)).toBe(t('s08.reason.lostKey'))
})

it('a search, a look at a list and a look that was refused say why in words', () => {
  const t = texts.in('en')
  const why = (act: string, reason: string) => reasonWords({ act, reason }, t)
  expect(why('casesSought', 'present')).toBe(t('s14.why.present'))
  expect(why('queueSeen', 'contactReview')).toBe(t('s12.list'))
  expect(why('datumRevealed', 'compare')).toBe(t('s05.purpose.compare'))
  expect(why('sightRefused', 'centre')).toBe(t('s21.why.centre'))
})

it('what has no words is shown as it was written', () => {
  const t = texts.in('es')
  expect(actWords('ofAnOlderRelease', t)).toBe('ofAnOlderRelease')
  for (const reason of ['toString', 'CLV-122'])
    expect(reasonWords({ act: 'caseSeen', reason }, t)).toBe(reason)
  expect(reasonWords({ act: 'keySet', reason: null }, t)).toBe('')
})
