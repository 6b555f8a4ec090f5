import { judge as judgeLive } from '../../../src/client/key-rules.ts'
import { commonKeysOf, isCommonKey } from '../../../src/keys/domain/common-keys.ts'
import { commonWords, wholeCommonKeys } from '../../../src/keys/domain/common-words.ts'
import { foldedWords } from '../../../src/keys/domain/fold.ts'
import { judgeKey } from '../../../src/keys/domain/key-rules.ts'
import { liveRules } from '../../../src/keys/domain/live-rules.ts'
import { longestInput, normalKey } from '../../../src/keys/domain/normal-key.ts'
import { ownParts, type KeyContext } from '../../../src/keys/domain/own-parts.ts'
import { profileNames, policyFor } from '../../../src/policy/index.ts'
import { parseAnswer } from '../../../src/proofs/challenges/domain/answers.ts'
import { bank } from '../../../src/proofs/challenges/domain/bank.ts'
import { all, only, type Facts } from '../../../src/proofs/challenges/domain/facts.ts'
import { judge } from '../../../src/proofs/challenges/domain/judge.ts'
import {
  dateOf,
  fold,
  monthOf,
  registryCount,
  registryDate,
  registryMonth,
} from '../../../src/proofs/challenges/domain/normalise.ts'
import type { Question } from '../../../src/proofs/challenges/domain/template.ts'
import { usable } from '../../../src/proofs/challenges/domain/usable.ts'
import { tableContext } from '../../support/key-table.ts'
import { mustBeDay, mustStay } from '../../support/fuzz/promises.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

const common = commonKeysOf(commonWords, wholeCommonKeys)
const keys = ['Faro+Gris27', 'faro gris y siete loros', 'Kq7#mñXw2', '4dmin', 'abc123', '2499 zoila']
const rules = profileNames.map((name) => policyFor(name).key)
const live = rules.map((each) => liveRules(each, tableContext))

const today = '2026-11-24'
const choice: Question = {
  template: 'debitDay',
  type: 'choice',
  params: {},
  options: ['6', '10', '14'].map((dia) => ({ value: dia, key: 'p06.option.debitDay', values: { dia } })),
}
const questions: readonly Question[] = [
  { template: 'rucIssued', type: 'date', params: {} },
  { template: 'firstPayroll', type: 'month', params: {} },
  { template: 'workers', type: 'number', params: { month: '2026-06' } },
  { template: 'tradeName', type: 'text', params: {} },
  choice,
]
const dates = [
  '1973/04/11 00:00:00.0',
  '2001-05-28T00:00:00Z',
  '28/05/2001',
  '201203',
  '03/2012',
  '12.0',
  '007',
]

const facts: Facts = {
  registry: {
    rucIssuedOn: '2001-05-28 00:00:00',
    activity: 'G471101',
    canton: 'QUITO',
    tradeName: ['LA MUESTRA', null],
    legalName: 'MUESTRA S.A.S.',
  },
  institution: {
    registeredOn: '2019-03-04',
    firstPayrollMonth: '2019-03',
    workersByMonth: { '2026-06': '12' },
    lastPayrollBand: '3',
    lastPayrollMonth: '2026-10',
    debitBank: 'Uno',
    debitBanks: ['Uno', 'Dos', 'Tres', 'Cuatro', 'Cinco'],
    debitDay: '6',
    branchCount: '3',
  },
}

/** Judges of keys, and readers of answers and of the facts that they are compared with. */
export const keyAndQuestionTargets: readonly Target[] = [
  {
    name: 'judgeKey',
    file: 'keys/domain/key-rules.ts',
    seeds: keys,
    longest: 8_192,
    share: 0.2,
    call(raw: string) {
      for (const [at, each] of rules.entries()) {
        const verdict = judgeKey(raw, tableContext, each, common)
        if (verdict.ok) mustStay(verdict.value, normalKey(verdict.value))
        else must(verdict.detail.length > 0, 'refused without a reason')
        const table = live[at]
        if (raw.length > longestInput || table === undefined) continue
        // The browser knows all rules but two: what the server takes breaks none of them there (ATK-31).
        const kept = judgeLive(table, raw)
        must(!verdict.ok || [...kept.values()].every(Boolean), 'refused by the browser alone')
      }
    },
  },
  {
    name: 'isCommonKey',
    file: 'keys/domain/common-keys.ts',
    seeds: keys,
    longest: 1_024,
    share: 0.3,
    call: (key: string) => isCommonKey(key, common, ['instituto', 'clave']),
  },
  {
    name: 'ownParts',
    file: 'keys/domain/own-parts.ts',
    seeds: [{ ...tableContext }],
    longest: 1_200,
    share: 0.02,
    call(context: KeyContext) {
      for (const each of rules) ownParts(context, each)
      foldedWords(context.legalName)
    },
  },
  {
    name: 'parseAnswer',
    file: 'proofs/challenges/domain/answers.ts',
    seeds: [
      { day: '27', month: 'marzo', year: '2.007' },
      { month: '03', year: '2007' },
      { answer: '6' },
      { answer: '1.234' },
      { answer: 'La  MÚESTRA' },
    ],
    free: true,
    call(raw: unknown) {
      for (const question of questions) {
        const read = parseAnswer(question, raw, today)
        if (read.kind === 'fields') must(read.errors.length > 0, 'refused without a reason')
        if (read.kind !== 'answer') continue
        if (question.type === 'date') mustBeDay(read.answer.value)
        if (question.type === 'text') mustStay(read.answer.value, fold(read.answer.value))
        must(read.answer.value !== '', 'an empty answer')
      }
    },
  },
  {
    name: 'fold',
    file: 'proofs/challenges/domain/normalise.ts',
    seeds: ['La  MÚESTRA', 'ñandú', 'İstanbul', 'ﬃ', 'ǅ'],
    call: (text: string) => mustStay(fold(text), fold(fold(text))),
  },
  {
    name: 'registryDate',
    file: 'proofs/challenges/domain/normalise.ts',
    seeds: dates,
    call(text: string) {
      mustBeDay(registryDate(text))
      const month = registryMonth(text)
      if (month !== undefined) mustBeDay(`${month}-01`)
      const count = registryCount(text)
      must(count === undefined || /^[1-9]\d{0,5}$/.test(count), 'no count')
    },
  },
  {
    name: 'dateOf',
    file: 'proofs/challenges/domain/normalise.ts',
    seeds: [
      ['2024', '2', '29'],
      ['1900', '02', '29'],
    ],
    call([year = '', month = '', day = '']: readonly string[]) {
      mustBeDay(dateOf(year, month, day))
      const first = monthOf(year, month)
      if (first !== undefined) mustBeDay(`${first}-01`)
    },
  },
  {
    name: 'usable',
    file: 'proofs/challenges/domain/usable.ts',
    seeds: ['N/A', 'Muestra', '0000-00-00', '01/01/1900 00:00', 'no registra'],
    free: true,
    call: (raw: string | null | undefined) => usable(raw),
  },
  {
    name: 'only',
    file: 'proofs/challenges/domain/facts.ts',
    seeds: [['2012-03', null, '2012/03'], '2012-03'],
    call(raw: string | readonly (string | null)[]) {
      const value = only(raw, registryMonth)
      must(value === undefined || all(raw, registryMonth)?.size === 1, 'not the only one')
    },
  },
  {
    name: 'judge',
    file: 'proofs/challenges/domain/judge.ts',
    seeds: [{ registry: facts.registry, institution: facts.institution } as never],
    share: 0.02,
    call(given: Facts) {
      for (const { id, type, answer, cases, pool } of bank)
        for (const params of cases?.(given, today) ?? [{}]) {
          const view = { facts: given, params, today }
          const right = answer(view)
          if (right !== undefined) pool?.(view, right)
          const verdict = judge(
            { drawnOn: today, questions: [{ template: id, type, params }] },
            [undefined],
            given,
          )
          must(verdict !== 'passed', 'passed by saying nothing')
        }
    },
  },
]
