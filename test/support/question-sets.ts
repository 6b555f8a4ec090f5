import type { Member } from './members.ts'
import { answerAll, answerTo } from './recover.ts'
import type { Visitor } from './visitor.ts'

/** One set, answered wrongly, from wherever the visitor stands. */
export async function failSet(ana: Visitor, company: Member): Promise<void> {
  const again = ana.page.h1 === ana.t('p07.title') ? 'p07.retry' : 'p05.start'
  await ana.press(ana.t(again))
  await answerAll(ana, company, 'wrong')
}

/** The words of the questions of the set on show; the last one stays unanswered. */
export async function questionsOf(ana: Visitor, company: Member): Promise<readonly string[]> {
  const words: string[] = []
  while (/^\/preguntas\/\d$/.test(ana.page.path)) {
    words.push(ana.page.h1)
    if (words.length === ana.service.policy.questions.count) break
    await ana.submit(ana.page.path, await answerTo(ana, company, 'wrong'))
  }
  return words
}
