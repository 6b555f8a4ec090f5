import { triageSearch } from '../../../src/entry/compose/triage-search.ts'
import { createTexts } from '../../../src/platform/text/texts.ts'
import { mostRows } from '../../../src/triage/app/find-rows.ts'
import { mostCharacters } from '../../../src/triage/domain/fold.ts'
import { keptText, longestTold, parseEnquiryCode } from '../../../src/triage/domain/enquiry.ts'
import { parseRowId, rowOf, rowOfCode } from '../../../src/triage/domain/rows.ts'
import { mustBeStorable } from '../../support/fuzz/promises.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

const find = triageSearch(createTexts())

/** Ten figures without anything between: what a cédula is, and what may never come back out. */
const figures = /(?<![\p{L}\p{N}])\d{10}(?![\p{L}\p{N}])/u

/** What people paste off a screen, and what somebody pastes who wants to see it break. */
export const triageTargets: readonly Target[] = [
  {
    name: 'parseRowId',
    file: 'triage/domain/rows.ts',
    seeds: ['R-07', 'r-07', 'r07', 'R-99', 'R-07x', 'constructor'],
    call(raw: string) {
      const id = parseRowId(raw)
      must(id === undefined || rowOf(id).id === id, 'a row that there is not')
      return id
    },
  },
  {
    name: 'parseEnquiryCode',
    file: 'triage/domain/enquiry.ts',
    seeds: ['AYU-7Q4M-2K9T', 'ayu 7q4m2k9t', '7Q4M-2K9T', 'CLV-7Q4M-2K9T', 'AYU', 'AYU-AYU-7Q4M-2K9T'],
    call(raw: string) {
      const code = parseEnquiryCode(raw)
      if (!code.ok) return code
      must(/^AYU-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(code.value), 'no code of its kind')
      const again = parseEnquiryCode(code.value)
      must(again.ok && again.value === code.value, 'a code that is read otherwise the second time')
      return code
    },
  },
  {
    name: 'keptText',
    file: 'triage/domain/enquiry.ts',
    seeds: [
      'mi ruc 2499990042001, clave: mariposa, abcd1234, ana@empresa.example',
      'https://clave.example/enlace/abc#def CLV-130',
      '\uFDFA'.repeat(40),
      '1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 x',
    ],
    longest: 16_000,
    call(raw: string) {
      const kept = keptText(raw.toWellFormed())
      mustBeStorable(kept)
      must(kept.length <= longestTold, 'more than is kept')
      must(!figures.test(kept), 'ten figures that stayed')
      return kept
    },
  },
  {
    name: 'triageSearch',
    file: 'entry/compose/triage-search.ts',
    seeds: [
      'CLV-130',
      '160',
      'Código: CLV-l6O · El enlace venció.',
      'no me llega el enlace',
      'mi ruc 2499990042001, mi cédula 2449999016, mi clave Abcd12*4, ana@empresa.example',
      'ERR0R DE C0NEXION C0N EL REGISTR0 CIVIL\n10:42 www.instituto.example\nAceptar',
      'the link expired before I opened it',
      '\uFDFA'.repeat(40),
      'a\u0301\u200b2\u200b4499990\u202e16',
      '1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 x',
    ],
    longest: 16_000,
    call(raw: string) {
      const found = find(raw.toWellFormed())
      mustBeStorable(found.said)
      must(found.said.length <= mostCharacters, 'more than is looked at')
      must(!figures.test(found.said), 'ten figures that came back')
      must(found.rows.length <= mostRows, 'more rows than are shown')
      must(new Set(found.rows.map(({ row }) => row)).size === found.rows.length, 'a row twice')
      for (const { row, likely } of found.rows)
        must(parseRowId(row) === row && likely > 0 && likely <= 1, 'no row of ours')
      const named = found.code === undefined ? undefined : rowOfCode(found.code)
      must(named === undefined || found.rows[0]?.row === named.id, 'a code that does not come first')
      return found
    },
  },
]
