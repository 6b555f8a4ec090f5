import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { createPhoneStore, type PhoneStore } from '../../src/entry/demo/phone-store.ts'
import { unlockShown } from '../../src/proofs/biometrics/app/unlock-shown.ts'
import { caseOf } from './counter.ts'
import type { Member } from './members.ts'
import { block } from './on-file.ts'
import { caseCodeOn, recover } from './recover.ts'
import { change } from './rows.ts'
import type { Service } from './service.ts'
import { visit, type Visitor } from './visitor.ts'

export interface TestPhone {
  readonly store: PhoneStore
  /** For `startService`. */
  readonly texting: NonNullable<Service['instances'][0]>['parts']['installation']['texting']
}

/** The telephones of all synthetic numbers. */
export function testPhone(): TestPhone {
  const store = createPhoneStore(() => new Date())
  return { store, texting: { sender: store.sender, dayMax: 10_000, reportCheck: undefined } }
}

let serial = 0
/** A synthetic mobile on file for it, since long ago. */
export async function withMobile(service: Service, company: Member): Promise<string> {
  serial += 1
  const number = `+59399000${String(2_000 + serial)}`
  await change(
    service,
    company,
    `insert into contact (id, employer_id, kind, value, confirmed_at) values ('${randomUUID()}', $1, 'phone', '${number}', clock_timestamp() - interval '1 year')`,
  )
  return number
}

/** Every code that this number has got, newest first. */
export const codesAt = ({ store }: TestPhone, number: string): readonly string[] =>
  store.list(number).flatMap(({ text }) => /^(\d{6}) es su clave temporal/.exec(text)?.[1] ?? [])

/** The newest, once it has got more than `before`. */
export async function codeAt(phone: TestPhone, number: string, before = 0): Promise<string> {
  await expect.poll(() => codesAt(phone, number).length, { timeout: 10_000 }).toBeGreaterThan(before)
  return codesAt(phone, number)[0] ?? ''
}

/** Any other one. */
export const anotherThan = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

export const chooseMobile = (ana: Visitor): Promise<unknown> =>
  ana.press(ana.t('g.continue'), { medio: 'celular' })
export const typeCode = (ana: Visitor, codigo: string): Promise<unknown> =>
  ana.submit('/desbloqueo/mensaje', { codigo })

export interface ShownToUnlock {
  readonly company: Member
  readonly number: string
  readonly ana: Visitor
}

/** Blocked, with a mobile on file; the person was shown by a passkey, whose ceremony has tests of its own. */
export async function shownToUnlock(service: Service): Promise<ShownToUnlock> {
  const company = service.fresh()
  const number = await withMobile(service, company)
  await block(service, company)
  const ana = visit(service)
  await recover(ana, company, { stopAt: 'identified' })
  await ana.open('/otras-formas')
  const loaded = await caseOf(service, caseCodeOn(ana))
  const [first] = service.instances
  if (first === undefined) throw new Error('no instance')
  const done = await unlockShown(
    first.parts.unlocking,
    loaded.case.id,
    { by: 'passkey', take: () => Promise.resolve('stand-in') },
    'choice',
  )
  if (!done.ok) throw new Error(done.code)
  await ana.open('/desbloqueo/medio')
  return { company, number, ana }
}

/** The code is on the telephone, and its page on the screen. */
export async function codeSent(
  service: Service,
  phone: TestPhone,
): Promise<ShownToUnlock & { readonly code: string }> {
  const one = await shownToUnlock(service)
  await chooseMobile(one.ana)
  return { ...one, code: await codeAt(phone, one.number) }
}
