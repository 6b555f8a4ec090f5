import { expect, it } from 'vitest'
import { bankContract, questionTo } from '../../../test/support/bank-contract.ts'
import { createBankStore } from './bank-store.ts'

const store = createBankStore(() => new Date(0))

bankContract('the bank of the demonstration', () => ({
  gateway: store.gateway,
  told: (ref) =>
    store
      .list()
      .filter(({ question }) => question.ref === ref)
      .map(({ cents }) => ({ cents })),
  say(ref, word) {
    const item = store.list().find(({ question }) => question.ref === ref)
    if (item !== undefined) store.answer(item.n, word)
  },
}))

it('stays with the first answer of its customer, and is away when it is told to be', async () => {
  const question = questionTo('1234')
  await store.gateway.ask(question)
  const n = store.list()[0]?.n ?? 0
  store.answer(n, 'refused')
  store.answer(n, 'approved')
  expect(await store.gateway.answerTo(question)).toBe('refused')
  store.setAway(true)
  expect(await store.gateway.answerTo(question)).toBe('unavailable')
  store.setAway(false)
  store.clear()
  expect(store.list()).toEqual([])
})
