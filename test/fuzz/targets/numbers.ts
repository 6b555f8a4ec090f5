import { parseCaseCode } from '../../../src/kernel/case-code.ts'
import { parseCode } from '../../../src/kernel/catalogue.ts'
import { parseCedula } from '../../../src/kernel/cedula.ts'
import { normaliseNumber } from '../../../src/kernel/digits.ts'
import { isSameMailbox, mailboxKey, parseEmailAddress } from '../../../src/kernel/email-address.ts'
import { parseEmployerIdentifier } from '../../../src/kernel/employer-identifier.ts'
import { parseForeignerCode } from '../../../src/kernel/foreigner-code.ts'
import { identify } from '../../../src/kernel/identify.ts'
import { parseId } from '../../../src/kernel/ids.ts'
import {
  emailInWords,
  maskCedula,
  maskEmail,
  maskPersonName,
  maskPhone,
  maskRuc,
} from '../../../src/kernel/mask.ts'
import { compareNames, nameWords } from '../../../src/kernel/names.ts'
import {
  householdIdentifierOf,
  isSynthetic,
  isTestAddress,
  syntheticCedula,
  syntheticCompanyRuc,
  syntheticForeignerCode,
  syntheticPublicRuc,
} from '../../../src/kernel/synthetic.ts'
import { readCode, readRef, readToken } from '../../../src/links/domain/token.ts'
import type { Chance } from '../../support/fuzz/chance.ts'
import { mustStay, storable } from '../../support/fuzz/promises.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

const cedula = syntheticCedula(24, 1)
const company = syntheticCompanyRuc(42)
const spelt = (number: string) => [
  number,
  ` ${number.slice(0, 9)}-${number.slice(9)} `,
  [...number].map((digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0)).join(''),
]
const numbers = [
  cedula,
  company,
  `${cedula}001`,
  householdIdentifierOf(cedula),
  syntheticPublicRuc(3),
  '5000000000001',
  '2469999961001',
].flatMap(spelt)
const codes = ['CLV-7Q4M-2K9T', 'clv 7q4m 2k9t', '7Q4M2K9T', 'C1V-7Q4M-2K9T', 'CLV-OOOO-IILL']
const mails = ['ana@empresa.example', 'a.b+c@sub.empresa.example', 'x@xn--e1afmkfd.test', '"a b"@example.org']
const names = ['PÉREZ D’LUNA MARÍA JOSÉ', 'MUÑOZ GARC¿A ANA', "O'HARA KOFI", 'ANA', '李 小龙']

/** Digits as they might be issued: the sums hold in one of ten by chance, and the ends often. */
const digits = (chance: Chance): string => {
  const length = chance.pick([10, 13, 13, 13, 9, 12, 14])
  const tail = length === 13 ? chance.pick(['001', '000', '0001', '', '']) : ''
  const province = String(chance.int(26)).padStart(2, '0')
  const free = Array.from({ length: length - 2 - tail.length }, () => chance.int(10)).join('')
  return province + free + tail
}

/** Readers of numbers, codes, addresses and names: the kernel's, and the links'. */
export const numberTargets: readonly Target[] = [
  {
    name: 'normaliseNumber',
    file: 'kernel/digits.ts',
    seeds: numbers,
    free: true,
    call(raw: unknown) {
      const read = normaliseNumber(raw)
      if (read.ok) must(/^[0-9]*$/.test(read.value), 'a digit that is none')
    },
  },
  {
    name: 'parseCedula',
    file: 'kernel/cedula.ts',
    seeds: numbers,
    free: true,
    make: digits,
    call(raw: unknown) {
      const read = parseCedula(raw, { acceptDoubt: true })
      if (!read.ok) return
      must(/^[0-9]{10}$/.test(read.value.number), 'not ten digits')
      const again = parseCedula(read.value.number, { acceptDoubt: true })
      mustStay(read.value.number, again.ok ? again.value.number : again.code)
    },
  },
  {
    name: 'parseEmployerIdentifier',
    file: 'kernel/employer-identifier.ts',
    seeds: numbers,
    free: true,
    make: digits,
    call(raw: unknown) {
      const read = parseEmployerIdentifier(raw, { allowCedula: true })
      if (!read.ok) return
      must(/^(?:[0-9]{10}|[0-9]{13})$/.test(read.value.identifier), 'not ten or thirteen digits')
      const again = parseEmployerIdentifier(read.value.identifier, { allowCedula: true })
      mustStay(JSON.stringify(read.value), again.ok ? JSON.stringify(again.value) : again.code)
    },
  },
  {
    name: 'parseForeignerCode',
    file: 'kernel/foreigner-code.ts',
    seeds: [syntheticForeignerCode(7), 'e-999 900007', 'E000000000'],
    free: true,
    call(raw: unknown) {
      const read = parseForeignerCode(raw)
      if (read.ok) must(/^E[0-9]{9}$/.test(read.value), 'not the form')
    },
  },
  {
    name: 'identify',
    file: 'kernel/identify.ts',
    seeds: numbers,
    make: digits,
    call(raw: string) {
      const { number, valid } = identify(raw)
      must(!valid || number !== null, 'valid and no number')
      must(number === null || /^[0-9]*$/.test(number), 'a digit that is none')
    },
  },
  {
    name: 'isSynthetic',
    file: 'kernel/synthetic.ts',
    seeds: numbers,
    make: digits,
    call: (raw: string) => isSynthetic(raw),
  },
  {
    name: 'parseCaseCode',
    file: 'kernel/case-code.ts',
    seeds: codes,
    free: true,
    call(raw: unknown) {
      const read = parseCaseCode(raw)
      if (!read.ok) return
      must(/^CLV-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(read.value), 'not the form')
      const again = parseCaseCode(read.value)
      mustStay<string>(read.value, again.ok ? again.value : again.code)
    },
  },
  {
    name: 'parseCode',
    file: 'kernel/catalogue.ts',
    seeds: ['CLV-130', 'clv 900', '130', 'CLV-999'],
    call: (raw: string) => parseCode(raw),
  },
  {
    name: 'parseId',
    file: 'kernel/ids.ts',
    seeds: ['01936f3c-0000-7000-8000-0123456789ab', '01936F3C-0000-4000-BFFF-0123456789AB'],
    free: true,
    call: (raw: unknown) => parseId(raw),
  },
  {
    name: 'parseEmailAddress',
    file: 'kernel/email-address.ts',
    seeds: mails,
    free: true,
    call(raw: unknown) {
      const read = parseEmailAddress(raw)
      if (!read.ok) return
      must(read.value === raw && /^[!-~]+$/.test(read.value), 'another address than was written')
      must(
        mailboxKey(read.value) === read.value.toLowerCase() && isSameMailbox(read.value, read.value),
        'a key',
      )
      isTestAddress(read.value)
    },
  },
  {
    name: 'maskEmail',
    file: 'kernel/mask.ts',
    seeds: [...mails, company, ...names],
    call(raw: string) {
      for (const mask of [maskEmail, maskPhone, maskRuc, maskCedula, maskPersonName])
        must(mask(raw).includes('•'), `${mask.name} shows it whole`)
      emailInWords(raw)
    },
  },
  {
    name: 'nameWords',
    file: 'kernel/names.ts',
    seeds: names,
    call: (raw: string) => nameWords(raw),
  },
  {
    name: 'compareNames',
    file: 'kernel/names.ts',
    seeds: names.flatMap((one) => names.map((other) => [one, other])),
    longest: 1_200,
    share: 0.2,
    call([one = '', other = '']: readonly string[]) {
      mustStay(compareNames(one, other) === 'same', compareNames(other, one) === 'same')
    },
  },
  {
    name: 'readToken',
    file: 'links/domain/token.ts',
    seeds: ['abcdefghijklmnopqrstuvwxyz0', 'abcdefghijkl'],
    call: (raw: string) => [readToken(raw), readRef(raw)],
  },
  {
    name: 'readCode',
    file: 'links/domain/token.ts',
    seeds: ['7Q4M-2K9T', '7q4m2k9t', 'OOOO IIll'],
    call(raw: string) {
      const code = readCode(raw)
      if (code !== undefined) must(/^[0-9A-Z]{8}$/.test(code) && storable(code), 'not the form')
    },
  },
]
