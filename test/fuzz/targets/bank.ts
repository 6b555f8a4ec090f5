import { statusIn } from '../../../src/adapters/bank/http-bank.ts'
import { ordered, readCents } from '../../../src/proofs/bank-account/domain/amounts.ts'
import type { BankQuestion } from '../../../src/proofs/bank-account/app/ports.ts'
import { readAccount, type RawAccount } from '../../../src/proofs/bank-account/web/account-form.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

const names = ['Banco de Muestra', 'Banco Modelo']
const nonce = 'AAAAAAAAAAAAAAAAAAAAAA'
const question: BankQuestion = {
  ref: 'ref-of-this-order-1',
  identifier: '2490000012001',
  branchCode: '0001',
  holder: '2449999016',
  account: { bank: 'Banco de Muestra', kind: 'savings', last4: '0420' },
  caseCode: 'CLV-AB12-CD34',
}
const answer = { ref: question.ref, nonce, holder: question.holder, last4: '0420', status: 'approved' }

/** Readers of what a person types about their account, and of what a bank says. */
export const bankTargets: readonly Target[] = [
  {
    name: 'readCents',
    file: 'proofs/bank-account/domain/amounts.ts',
    seeds: ['7', '07', '0,07', '$0.07', ' $ 12,34', '９９', '0', '100.00', '-1', '1e1'],
    call(raw: string) {
      const cents = readCents(raw)
      if (cents === undefined) return
      must(Number.isSafeInteger(cents) && cents >= 1 && cents <= 9_900, 'an amount that no bank sends')
      must(readCents(String(cents)) === cents, 'an amount that reads otherwise once it is written')
      must(ordered(cents, 1)[0] === 1, 'amounts in another order')
    },
  },
  {
    name: 'readAccount',
    file: 'proofs/bank-account/web/account-form.ts',
    seeds: [
      { banco: 'Banco de Muestra', tipo: 'savings', ultimos: '0420' },
      { banco: 'Banco Modelo', tipo: 'current', ultimos: ' 04-20 ' },
      { banco: 'constructor', tipo: 'toString', ultimos: '２２００' },
    ],
    call(raw: RawAccount) {
      const read = readAccount(raw, names)
      if (!read.ok) return must(read.errors.length > 0, 'refused and does not say what')
      const { bank, kind, last4 } = read.account
      must(names.includes(bank), 'a bank of no list')
      must(kind === 'savings' || kind === 'current', 'a kind that there is not')
      must(/^[0-9]{4}$/.test(last4), 'what is no end of a number')
    },
  },
  {
    name: 'createHttpBank',
    file: 'adapters/bank/http-bank.ts',
    seeds: [
      JSON.stringify(answer),
      JSON.stringify({ ...answer, nonce: 'BBBBBBBBBBBBBBBBBBBBBB' }),
      JSON.stringify({ ...answer, last4: '0421' }),
      '[]',
      '"approved"',
      '{"__proto__":{"status":"approved"}}',
    ],
    longest: 8_192,
    call(body: string) {
      const status = statusIn(body, question, nonce)
      if (status === undefined) return
      // It counts only where it is about this very question (I-03).
      const said = JSON.parse(body) as Readonly<Record<string, unknown>>
      for (const field of ['ref', 'nonce', 'holder', 'last4'] as const)
        must(said[field] === answer[field], `an answer about another ${field}`)
    },
    refuses: (fault) => fault instanceof SyntaxError,
  },
]
