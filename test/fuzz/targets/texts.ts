import { outcomeOf } from '../../../src/adapters/sms/http-gateway.ts'
import { readTextFields } from '../../../src/adapters/sms/text-fields.ts'
import { parseMobileNumber, type MobileNumber } from '../../../src/kernel/phone-number.ts'
import { readPhoneCode } from '../../../src/links/domain/phone-code.ts'
import { fitsOneText, plainly, segment, septetsOf } from '../../../src/messaging/domain/gsm7.ts'
import { readTextReport } from '../../../src/messaging/domain/text-report.ts'
import { mustBeStorable } from '../../support/fuzz/promises.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

const name = '01936f3c-0000-7000-8000-0123456789ab'
const report = `{"id":"${name}.2","status":"delivered"}`

/** Readers of what telephones, gateways and people who type codes bring. */
export const textTargets: readonly Target[] = [
  {
    name: 'parseMobileNumber',
    file: 'kernel/phone-number.ts',
    seeds: ['0990000001', '+593 99 000-0001', '(09) 90 000 001', '+573001234567', '022345678'],
    free: true,
    call(raw: unknown) {
      const read = parseMobileNumber(raw)
      if (read.ok) must(/^\+5939[0-9]{8}$/.test(read.value), 'a number that is no mobile of the country')
      return read
    },
  },
  {
    name: 'readPhoneCode',
    file: 'links/domain/phone-code.ts',
    seeds: ['024680', ' 024 680 ', '024-680', '０２４６８０'],
    call(raw: string) {
      const code = readPhoneCode(raw)
      must(code === undefined || /^[0-9]{6}$/.test(code), 'a code that is not six digits')
      return code
    },
  },
  {
    name: 'plainly',
    file: 'messaging/domain/gsm7.ts',
    seeds: ['Peña & Hijos Cía. Ltda.', '¿Dónde? «Aquí»', 'a\0b'],
    call(raw: string) {
      const said = plainly(raw)
      must(septetsOf(said) === said.length, 'a letter that takes two')
      must(fitsOneText(said.slice(0, segment)), 'a letter that is not plain')
      return said
    },
  },
  {
    name: 'readTextReport',
    file: 'messaging/domain/text-report.ts',
    seeds: [report, `{"id":"${name}","status":"failed"}`, '[]', 'null', '{"id":{},"status":[]}'],
    call(raw: string) {
      const read = readTextReport(raw)
      if (read !== undefined) mustBeStorable(read.id)
      return read
    },
  },
  {
    name: 'outcomeOf',
    file: 'adapters/sms/http-gateway.ts',
    seeds: ['{"id":"g-1"}', '{"id":7}', '<html>', '{"__proto__":{"id":"x"}}'],
    call(raw: string) {
      const outcome = outcomeOf(200, raw, 'id')
      must(outcome.kind === 'accepted', 'a body that changed what the status said')
      if (outcome.kind === 'accepted' && outcome.gatewayId !== undefined) mustBeStorable(outcome.gatewayId)
      return outcome
    },
  },
  {
    name: 'readTextFields',
    file: 'adapters/sms/text-fields.ts',
    seeds: ['{"to":"{to}","text":"{text}","id":"{id}"}', '{"n":"{national}","m":"{text}","p":1}', '{"a":{}}'],
    call(raw: string) {
      const read = readTextFields(raw)
      if (read.ok) {
        const to = '+593990000001' as MobileNumber
        const filled = read.value.filled({ to, text: 'words', idempotencyKey: name })
        must(
          Object.values(filled).some((value) => String(value).includes('words')),
          'a template without its text',
        )
      }
      return read
    },
  },
]
