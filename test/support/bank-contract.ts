import { describe, expect, it } from 'vitest'
import type { BankGateway, BankQuestion } from '../../src/proofs/bank-account/app/ports.ts'

export interface BankUnderTest {
  readonly gateway: BankGateway
  /** What the bank was told of this name, once for each time that it acts. */
  told(ref: string): readonly { readonly cents: readonly number[] | undefined }[]
  /** What the customer says. */
  say(ref: string, word: 'approved' | 'refused'): void
}

/** Accounts that behave, for whatever stands in for a bank; others take everything. */
export const oddAccounts = { refused: '0404', away: '0503' } as const

let count = 0
export const questionTo = (last4: string, more: Partial<BankQuestion> = {}): BankQuestion => ({
  ref: `ref-of-a-question-${String((count += 1)).padStart(4, '0')}`,
  identifier: '2449999016000',
  branchCode: '0001',
  holder: '2449999016',
  account: { bank: 'banco de muestra', kind: 'savings', last4 },
  caseCode: 'CLV-7Q4M-2K9T',
  ...more,
})

/** What every gateway to the banks has to do. */
export function bankContract(name: string, underTest: () => BankUnderTest): void {
  describe(`${name} as a gateway to the banks`, () => {
    it('sends two amounts once, however often it is told', async () => {
      const question = questionTo('1234')
      for (let n = 0; n < 3; n += 1)
        expect(await underTest().gateway.deposit(question, [7, 42])).toBe('taken')
      expect(underTest().told(question.ref)).toEqual([{ cents: [7, 42] }])
    })

    it.each([
      ['approved', 'approved'],
      ['refused', 'refused'],
    ] as const)('asks the customer, waits, and hears that they %s', async (said, word) => {
      const { gateway, say } = underTest()
      const question = questionTo('1234')
      expect(await gateway.ask(question)).toBe('taken')
      expect(await gateway.answerTo(question)).toBe('pending')
      say(question.ref, said)
      expect(await gateway.answerTo(question)).toBe(word)
    })

    it('knows nothing of a question that nobody asked', async () => {
      expect(await underTest().gateway.answerTo(questionTo('1234'))).toBe('unavailable')
    })

    it('I-03: knows nothing of a question about somebody else, or another account, of the same name', async () => {
      const { gateway, say } = underTest()
      const question = questionTo('1234')
      await gateway.ask(question)
      say(question.ref, 'approved')
      expect(await gateway.answerTo({ ...question, holder: '2249999036' })).toBe('unavailable')
      expect(await gateway.answerTo({ ...question, account: { ...question.account, last4: '4321' } })).toBe(
        'unavailable',
      )
    })

    it('says that a bank does not do it for this account', async () => {
      const { gateway } = underTest()
      expect(await gateway.deposit(questionTo(oddAccounts.refused), [1, 2])).toBe('refused')
      expect(await gateway.ask(questionTo(oddAccounts.refused))).toBe('refused')
    })

    it('I-10: is unavailable where the bank is away, and goes on after it', async () => {
      const { gateway } = underTest()
      expect(await gateway.deposit(questionTo(oddAccounts.away), [1, 2])).toBe('unavailable')
      expect(await gateway.ask(questionTo(oddAccounts.away))).toBe('unavailable')
      expect(await gateway.ask(questionTo('1234'))).toBe('taken')
    })
  })
}
