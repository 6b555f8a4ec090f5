import { instant } from '../../../src/kernel/time.ts'
import { compact } from '../../../src/kernel/digits.ts'
import { readUserSignIn } from '../../../src/keys/web/user-sign-in.ts'
import { readShown, type TypedInvitation } from '../../../src/secondary-users/web/invitation-form.ts'
import {
  readPerson,
  readPower,
  readUser,
  type TypedUserForm,
} from '../../../src/secondary-users/web/user-form.ts'
import { mustBeStorable } from '../../support/fuzz/promises.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

const rules = { syntheticOnly: true, longestDays: 365, now: instant(Date.UTC(2026, 0, 31, 12)) }
const form = {
  nombre: 'Ana Ensayo',
  cedula: '2449999016',
  correo: 'ana@empresa.example',
  planillas: 'payroll',
  pagos: '',
  consulta: 'read',
  'hasta-day': '31',
  'hasta-month': '3',
  'hasta-year': '2026',
}

function mustBePower({
  scopes,
  until,
}: {
  readonly scopes: readonly string[]
  readonly until: number | null
}) {
  must(new Set(scopes).size === scopes.length, 'a power twice')
  must(until === null || until > rules.now, 'an end that is over')
}

/** Readers of the forms of additional users. */
export const userTargets: readonly Target[] = [
  {
    name: 'readUser',
    file: 'secondary-users/web/user-form.ts',
    seeds: [form, { ...form, 'hasta-day': '', 'hasta-month': '', 'hasta-year': '' }],
    call(raw: TypedUserForm) {
      const read = readUser(raw, rules)
      if (!read.ok) return must(read.detail.length > 0, 'refused and does not say what')
      mustBeStorable(read.value)
      must(read.value.scopes.length > 0, 'a user who may do nothing')
      mustBePower(read.value)
    },
  },
  {
    name: 'readPower',
    file: 'secondary-users/web/user-form.ts',
    seeds: [form, { ...form, 'hasta-year': '9999' }, { ...form, planillas: '' }],
    call(raw: TypedUserForm) {
      const { power, errors } = readPower(raw, rules)
      if (errors.length === 0) mustBePower(power)
    },
  },
  {
    name: 'readPerson',
    file: 'secondary-users/web/user-form.ts',
    seeds: ['2449999016', '244999901-6', '２４４９９９９０１６', ''],
    call(raw: string) {
      const read = readPerson(raw, rules)
      if (read.ok) must(/^[0-9]{10}$/.test(read.value), 'what is no number of a person')
    },
  },
  {
    name: 'readShown',
    file: 'secondary-users/web/invitation-form.ts',
    seeds: [
      { token: 'A'.repeat(27), codigo: '' },
      { token: '', codigo: 'ABCD-2345' },
      { token: 'x', codigo: ' abcd2345 ' },
    ],
    call(raw: TypedInvitation) {
      const read = readShown(raw)
      if (read.ok) must('token' in read.value !== 'code' in read.value, 'token and code at once, or neither')
    },
  },
  {
    name: 'readUserSignIn',
    file: 'keys/web/user-sign-in.ts',
    seeds: [
      { ruc: '', sucursal: '', usuario: 'ana@empresa.example', clave: 'Abcd12*4' },
      { ruc: '2490000012001', sucursal: '0001', usuario: ' Ana@Empresa.example ', clave: 'x' },
      { ruc: '2490000012001', sucursal: '', usuario: 'nobody', clave: '' },
    ],
    call(raw: Parameters<typeof readUserSignIn>[0]) {
      const read = readUserSignIn(raw, rules)
      if (!read.ok) return must(read.detail.length > 0, 'refused and does not say what')
      const typed = compact(raw.ruc)
      // An employer that was typed is never left out: the key would be looked for at every other one.
      must(
        (read.value.employer === null) === (typed.ok && typed.value === ''),
        'an employer that was not typed',
      )
      must(read.value.key === raw.clave, 'a key that was not typed')
    },
  },
]
