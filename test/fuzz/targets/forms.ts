import { readErrand } from '../../../src/cases/web/errands.ts'
import { readNoticeAnswer, readPageReport } from '../../../src/cases/web/report-form.ts'
import { parseReportContact } from '../../../src/cases/domain/report-contact.ts'
import { readNext } from '../../../src/client/upload.ts'
import { readPlace } from '../../../src/care/domain/history.ts'
import { readDigits } from '../../../src/contacts/domain/code.ts'
import { readVerdict } from '../../../src/contacts/domain/review.ts'
import { readNewMail } from '../../../src/contacts/web/contact-form.ts'
import { readMobile } from '../../../src/contacts/web/mobile-form.ts'
import { documentPoints, paperFields, pointField, readPaperForm } from '../../../src/desk/web/paper-form.ts'
import { identityPoints } from '../../../src/desk/domain/attendance.ts'
import { identityField } from '../../../src/desk/web/identity-field.ts'
import { attorneyFields, readAttorneyForm } from '../../../src/desk/web/attorney-form.ts'
import { longestNotary, longestScope } from '../../../src/desk/domain/attorney.ts'
import { offlineFields, readOfflineForm } from '../../../src/desk/web/offline-form.ts'
import { scannedCode } from '../../../src/desk/domain/scanned-code.ts'
import { parseCaseCode } from '../../../src/kernel/case-code.ts'
import { syntheticCedula, syntheticCompanyRuc } from '../../../src/kernel/synthetic.ts'
import { readSignIn } from '../../../src/keys/web/sign-in-form.ts'
import { readAnswer } from '../../../src/client/mail-state.ts'
import { readFaults } from '../../../src/adapters/registries/simulator/faults.ts'
import { readRequest } from '../../../src/proofs/signatures/web/request-form.ts'
import { readIdentity } from '../../../src/proofs/registry/web/identity-form.ts'
import { BrokenForm, parseForm, takeFields } from '../../../src/platform/web/form-body.ts'
import { mustBeStorable, storable } from '../../support/fuzz/promises.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

const ruc = syntheticCompanyRuc(42)
const cedula = syntheticCedula(24, 1)
const rules = [{ syntheticOnly: true }, { syntheticOnly: false }] as const
const isBrokenForm = (fault: unknown): boolean => fault instanceof BrokenForm

const untouched: Readonly<Record<string, string>> = Object.fromEntries(paperFields.map((name) => [name, '']))

const noAttorney: Readonly<Record<string, string>> = Object.fromEntries(
  attorneyFields.map((name) => [name, '']),
)
const attorneyForm = {
  apoderado: 'si',
  'apoderado-cedula': cedula,
  notaria: 'Notaría 1',
  'poder-day': '5',
  'poder-month': '3',
  'poder-year': '2026',
  alcance: 'La clave de empleador',
}

const nothingOffline: Readonly<Record<string, string>> = Object.fromEntries(
  offlineFields.map((name) => [name, '']),
)
const offlineForm = {
  hoja: '1000',
  'fecha-day': '27',
  'fecha-month': '11',
  'fecha-year': '2026',
  hora: '15:40',
  atendio: '00000000-0000-7000-8000-000000000000',
  resultado: 'confirmed',
  'punto.face': 'si',
}

/** Readers of what a form sends, from the octets of its body to what a use case is given. */
export const formTargets: readonly Target[] = [
  {
    name: 'parseForm',
    file: 'platform/web/form-body.ts',
    seeds: [
      `f=0.abc&ruc=${ruc}&cedula=${cedula}&humanCheck=`,
      'a=1&a=2',
      'a=%C3%B1&b=%00&c=%ff&d=%',
      '__proto__=1&constructor=2',
    ],
    longest: 16_384,
    refuses: isBrokenForm,
    call(text: string) {
      const fields = parseForm(text)
      must(
        Object.values(fields).every((value) => typeof value === 'string'),
        'a field that is no text',
      )
    },
  },
  {
    name: 'takeFields',
    file: 'platform/web/form-body.ts',
    seeds: [{ f: '0.abc', ruc, cedula }, { f: '' }, { ruc: [ruc, ruc] }],
    free: true,
    refuses: isBrokenForm,
    call(body: unknown) {
      const taken = takeFields(body, ['f', 'ruc', 'cedula'])
      must(Object.keys(taken).join() === 'f,ruc,cedula', 'other fields than were asked for')
      must(
        Object.values(taken).every((value) => value.isWellFormed()),
        'half of a pair',
      )
    },
  },
  {
    name: 'readIdentity',
    file: 'proofs/registry/web/identity-form.ts',
    seeds: [
      { ruc, cedula, sucursal: '' },
      { ruc: '5000000000001', cedula: 'E999900001', sucursal: '0002', doubted: '5000000000001' },
    ],
    longest: 100,
    call(typed: Parameters<typeof readIdentity>[0]) {
      for (const rule of rules) {
        const read = readIdentity(typed, rule)
        if (read.ok)
          must(
            /^[0-9]{13}$/.test(read.value.identifier) &&
              /^[0-9]{4}$/.test(read.value.branchCode) &&
              /^(?:[0-9]{10}|E[0-9]{9})$/.test(read.value.document),
            'not the numbers',
          )
        else must(read.detail.errors.length > 0, 'refused without a reason')
      }
    },
  },
  {
    name: 'readSignIn',
    file: 'keys/web/sign-in-form.ts',
    seeds: [{ ruc, sucursal: '', clave: 'Faro+Gris27' }],
    call(typed: Parameters<typeof readSignIn>[0]) {
      for (const rule of rules) {
        const read = readSignIn(typed, rule)
        if (read.ok)
          must(read.value.key === typed.clave && read.value.key !== '', 'another key than was typed')
        else must(read.detail.length > 0, 'refused without a reason')
      }
    },
  },
  {
    name: 'readPageReport',
    file: 'cases/web/report-form.ts',
    seeds: [
      { ruc, contacto: 'ana@empresa.example' },
      { ruc, contacto: '(02) 999-9999' },
    ],
    longest: 300,
    call(typed: Parameters<typeof readPageReport>[0]) {
      for (const rule of rules) {
        const read = readPageReport(typed, rule)
        if (read.ok) mustBeStorable(read.value)
      }
    },
  },
  {
    name: 'readNoticeAnswer',
    file: 'cases/web/report-form.ts',
    seeds: [
      { token: 'abcdefghijklmnopqrstuvwxyz0', codigo: '', contacto: '' },
      { token: '', codigo: '7Q4M-2K9T', contacto: '+593 99 999 9999' },
    ],
    call(typed: Parameters<typeof readNoticeAnswer>[0]) {
      for (const rule of rules) {
        const read = readNoticeAnswer(typed, rule)
        if (read.ok) mustBeStorable(read.value)
      }
    },
  },
  {
    name: 'parseReportContact',
    file: 'cases/domain/report-contact.ts',
    seeds: ['ana@empresa.example', '+593 99 999 9999', '(02) 999.9999'],
    call(raw: string) {
      const read = parseReportContact(raw)
      if (read.ok) must(storable(read.value.value) && read.value.value.length <= 254, 'too long to be kept')
    },
  },
  {
    name: 'readNewMail',
    file: 'contacts/web/contact-form.ts',
    seeds: [
      { correo: 'nueva@empresa.example', clave: 'Faro+Gris27', dudado: '' },
      { correo: ' ana@empresa.example ', clave: 'x', dudado: 'ana@empresa.example' },
    ],
    call(typed: Parameters<typeof readNewMail>[0]) {
      for (const rule of rules) {
        const read = readNewMail(typed, rule)
        if (read.ok) must(storable(read.value.mail) && read.value.mail.length <= 254, 'too long to be kept')
      }
    },
  },
  {
    name: 'readMobile',
    file: 'contacts/web/mobile-form.ts',
    seeds: [
      { que: 'otro', celular: '099 000 0482', clave: 'Faro+Gris27' },
      { que: 'quitar', celular: '', clave: 'x' },
    ],
    call(typed: Parameters<typeof readMobile>[0]) {
      for (const another of [true, false])
        for (const none of [true, false]) {
          const read = readMobile(typed, { another, none })
          if (!read.ok || read.value.phone === null) continue
          must(another, 'a mobile where none can answer')
          must(/^\+5939\d{8}$/.test(read.value.phone), 'no mobile of Ecuador')
        }
    },
  },
  {
    name: 'readRequest',
    file: 'proofs/signatures/web/request-form.ts',
    seeds: [
      { pide: 'clave', correo: '', dudado: '', nota: 'Perdimos la clave.\r\nGracias.' },
      { pide: 'contacto', correo: ' nueva@empresa.example ', dudado: '', nota: '' },
    ],
    call(typed: Parameters<typeof readRequest>[0]) {
      for (const rule of rules) {
        const read = readRequest(typed, rule)
        if (!read.ok) continue
        const { purpose, mail, note } = read.value
        must((mail === undefined) === (purpose !== 'contact'), 'a mail that nobody asked for')
        // It is printed on the document.
        must(storable(note) && [...note].length <= 500, 'a note that cannot be printed')
      }
    },
  },
  {
    name: 'readPlace',
    file: 'care/domain/history.ts',
    seeds: ['12', '0', '', '-1', '1e9'],
    call(raw: string) {
      const place = readPlace(raw)
      if (place !== undefined) must(readPlace(String(place)) === place, 'not read again')
    },
  },
  {
    name: 'readDigits',
    file: 'contacts/domain/code.ts',
    seeds: ['024680', '024 680', '０２４６８０', ''],
    call(raw: string) {
      const code = readDigits(raw)
      if (code !== undefined) must(/^[0-9]{6}$/.test(code), 'not the form')
    },
  },
  {
    name: 'readVerdict',
    file: 'contacts/domain/review.ts',
    seeds: [
      { fallo: 'approve', motivo: '' },
      { fallo: 'sendBack', motivo: 'addressDoubtful' },
      { fallo: 'refuse', motivo: 'objection' },
    ],
    call: (raw: Parameters<typeof readVerdict>[0]) => readVerdict(raw),
  },
  {
    name: 'readErrand',
    file: 'cases/web/errands.ts',
    seeds: ['recover', 'first', ''],
    call: (raw: string) => readErrand(raw),
  },
  {
    name: 'readAnswer',
    file: 'client/mail-state.ts',
    seeds: [{ state: 'accepted', text: 'x', until: '10:42', secondsLeft: 20, reload: true }],
    free: true,
    call: (value: unknown) => readAnswer(value),
  },
  {
    name: 'readFaults',
    file: 'adapters/registries/simulator/faults.ts',
    seeds: [{ civil: 'down', taxpayer: 'none' }],
    free: true,
    call: (value: unknown) => readFaults(value),
  },
  {
    name: 'readPaperForm',
    file: 'desk/web/paper-form.ts',
    seeds: [
      { ...untouched, resultado: 'ok', original: 'si', 'punto.current': 'si' },
      { ...untouched, resultado: 'fix', motivo: 'unreadable', archivo: 'ab'.repeat(32) },
    ],
    call(raw: Parameters<typeof readPaperForm>[1]) {
      const read = readPaperForm('letter', raw)
      if (!read.ok) return
      const { result, points, fileDigest } = read.value
      must(
        points.every((point) =>
          documentPoints.some((each) => each === point && raw[pointField(each)] !== ''),
        ),
        'a point that nobody ticked',
      )
      must(result !== 'ok' || raw.original !== '' || fileDigest !== null, 'in order, and nothing looked at')
    },
  },
  {
    name: 'readAttorneyForm',
    file: 'desk/web/attorney-form.ts',
    seeds: [
      { ...noAttorney, ...attorneyForm },
      { ...noAttorney, ...attorneyForm, 'poder-month': '2', 'poder-day': '29' },
      noAttorney,
    ],
    call(raw: Parameters<typeof readAttorneyForm>[0]) {
      for (const rule of rules) {
        const read = readAttorneyForm(raw, rule)
        if (!read.ok) continue
        if (read.value === undefined) {
          must(
            attorneyFields.every((field) => raw[field].trim() === ''),
            'an attorney left out',
          )
          continue
        }
        const { document, notary, powerOn, scope } = read.value
        must(/^[0-9]{10}$/.test(document), 'no number of a person')
        must(Number.isSafeInteger(powerOn), 'no day')
        must(notary.length >= 1 && notary.length <= longestNotary, 'a notary of another length')
        must(scope.length >= 1 && scope.length <= longestScope, 'a scope of another length')
        mustBeStorable(notary)
        mustBeStorable(scope)
      }
    },
  },
  {
    name: 'readOfflineForm',
    file: 'desk/web/offline-form.ts',
    seeds: [
      { ...nothingOffline, ...offlineForm },
      { ...nothingOffline, ...offlineForm, hora: '9.05', 'fecha-month': '2', 'fecha-day': '29' },
    ],
    call(raw: Parameters<typeof readOfflineForm>[0]) {
      const read = readOfflineForm(raw)
      if (!read.ok) return
      const { attendedAt, sheet, points } = read.value
      must(Number.isSafeInteger(attendedAt) && attendedAt % 60_000 === 0, 'no whole minute')
      must(Number.isSafeInteger(sheet) && sheet >= 0, 'no number of a form')
      must(
        points.every((point) =>
          identityPoints.some((each) => each === point && raw[identityField(each)] !== ''),
        ),
        'a point that nobody ticked',
      )
    },
  },
  {
    name: 'scannedCode',
    file: 'desk/domain/scanned-code.ts',
    seeds: ['CLV-7Q4M-2K9T', 'https://clave.issp.example/caso/clv-7q4m-2k9t', 'Caso clv7q4m2k9t.'],
    call(raw: string) {
      const code = scannedCode(raw)
      if (code !== undefined) must(parseCaseCode(code).ok, 'no case code')
    },
  },
  {
    name: 'readNext',
    file: 'client/upload.ts',
    seeds: ['{"desde":1048576}', '{"desde":0}', '{}', 'null'],
    call(text: string) {
      const next = readNext(text, 2_000_000)
      must(
        next === undefined || (Number.isInteger(next) && next >= 0 && next <= 2_000_000),
        'a place outside the file',
      )
    },
  },
]
