import { newEcKey, newRsaKey } from '../../src/entry/demo/authority/keys.ts'
import { syntheticCedula, syntheticCompanyRuc } from '../../src/kernel/synthetic.ts'
import { formatDate } from '../../src/platform/text/dates.ts'
import { days, plus } from '../../src/kernel/time.ts'
import { hostileFiles } from '../support/esig/hostile.ts'
import { appended, numbersOf, type HostileKit } from '../support/esig/hostile-kit.ts'
import { press } from './support/counter.ts'
import { inspect } from './support/inspect.ts'
import { roleOf } from './support/people.ts'
import type { Person } from './support/person.ts'
import {
  withoutList,
  penOf,
  requestAgain,
  requestIssued,
  requestsOver,
  upload,
  type Pen,
} from './support/signing.ts'
import { expect, test } from './support/test.ts'
import { landed } from './support/steps.ts'

/** What was downloaded, what signs it, and what comes of both. */
interface Desk extends HostileKit {
  readonly pen: Pen
  /** Of the request, as the page says it. */
  readonly number: string
}

/** One way to be refused on P-52: what is sent, what is said word by word, the code, and whether an appointment is the door. */
interface Refusal {
  readonly name: string
  readonly file: (desk: Desk) => Buffer
  readonly as?: string
  readonly says: (person: Person, desk: Desk) => string
  /** What is said of it when the page is opened again, where that is less. */
  readonly later?: (person: Person) => string
  readonly clv?: string
  readonly isForTurn?: true
}

/** As the attack catalogue of signed files makes it. */
const hostile =
  (what: string) =>
  (kit: HostileKit): Buffer => {
    const found = hostileFiles.find((one) => one.what === what)
    if (found === undefined) throw new Error(`no such file: ${what}`)
    return found.make(kit)
  }
const by =
  (kind: Parameters<Pen['sign']>[1]) =>
  ({ pen, issued }: Desk): Buffer =>
    pen.sign(issued, kind)

const files: readonly Refusal[] = [
  { name: 'empty', file: () => Buffer.alloc(0), says: ({ t }) => t('p52.err.empty') },
  {
    name: 'too big',
    // By one octet: of much more, the form is refused by its length alone, and nothing is kept to be said again.
    file: ({ issued }) => Buffer.concat([issued, Buffer.alloc(5 * 1024 * 1024 + 1 - issued.length)]),
    says: ({ t }) => t('p52.err.size', { mb: '5' }),
  },
  {
    name: 'a picture',
    as: 'solicitud.pdf',
    file: () => Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
    says: ({ t }) => t('p52.err.unreadable'),
    clv: 'CLV-290',
  },
  {
    name: 'xml',
    as: 'factura.xml',
    file: () => Buffer.from('<?xml version="1.0"?><factura id="comprobante"/>'),
    says: ({ t }) => t('p52.err.xml'),
    later: ({ t }) => t('p52.err.unreadable'),
    clv: 'CLV-290',
  },
  {
    name: 'a key to sign with',
    as: 'firma.p12',
    // PFX of version 3 (RFC 7292, 4), cut off.
    file: () => Buffer.from('30820a000201033082', 'hex'),
    says: ({ t }) => t('p52.err.key'),
    clv: 'CLV-292',
  },
  {
    name: 'locked',
    file: ({ issued }) => {
      const { size } = numbersOf(issued).pdf
      return appended(issued, () => [[size, '<< /Filter /Standard /V 4 /R 4 >>']], {
        trailer: { Encrypt: `${size} 0 R` },
      })
    },
    says: ({ t }) => t('p52.err.locked'),
    clv: 'CLV-291',
  },
  {
    name: 'not signed',
    file: ({ issued }) => issued,
    says: ({ t }) => t('p52.err.unsigned'),
    clv: 'CLV-210',
  },
  {
    name: 'changed after signing',
    file: hostile('long-term data, as "LTV" appends it'),
    says: ({ t }) => t('p52.err.changed'),
    clv: 'CLV-211',
  },
  {
    name: 'another request',
    file: ({ pen, other }) => pen.sign(other),
    says: ({ t }, { number }) => t('p52.err.other', { numero: number }),
    clv: 'CLV-293',
  },
]

const signatures: readonly Refusal[] = [
  {
    name: 'a signature of something else',
    file: hostile('signature of another request'),
    says: ({ t }) => t('p52.err.mismatch'),
    clv: 'CLV-296',
  },
  {
    name: 'an old method',
    file: ({ pen, issued }) => pen.sign(issued, 'good', { digest: 'sha1' }),
    says: ({ t }) => t('p52.err.method'),
    clv: 'CLV-297',
  },
  {
    name: 'no certificate',
    file: hostile('no certificate'),
    says: ({ t }) => t('p52.err.noCertificate'),
    clv: 'CLV-298',
  },
  {
    name: 'an unknown authority',
    file: by('unknown-authority'),
    says: ({ t }) => t('p52.err.authority'),
    clv: 'CLV-214',
  },
  {
    name: 'expired',
    file: by('expired'),
    says: ({ t, way }, { pen }) =>
      t('p52.err.expired', { fecha: formatDate(plus(pen.at, -days(70)), way.lang) }),
    clv: 'CLV-212',
  },
  {
    name: 'not valid yet',
    file: by('not-yet-valid'),
    says: ({ t, way }, { pen }) =>
      t('p52.err.notYet', { fecha: formatDate(plus(pen.at, days(7)), way.lang) }),
    clv: 'CLV-212',
  },
  {
    name: 'a seal',
    file: by('seal'),
    says: ({ t }) => t('p52.err.kind'),
    clv: 'CLV-300',
  },
  {
    name: 'of a member',
    file: by('member'),
    says: ({ t }) => t('p52.err.kind'),
    clv: 'CLV-300',
  },
  {
    name: 'a passport only',
    file: by('passport'),
    says: ({ t }) => t('p52.err.noCedula'),
    clv: 'CLV-301',
    isForTurn: true,
  },
  {
    name: 'the cedula in the name only',
    file: by('name-only'),
    says: ({ t }) => t('p52.err.noCedula'),
    clv: 'CLV-301',
    isForTurn: true,
  },
]

const people: readonly Refusal[] = [
  {
    name: 'revoked',
    file: by('revoked'),
    says: ({ t, way }, { pen }) =>
      t('p52.err.revoked', { fecha: formatDate(plus(pen.at, -days(1)), way.lang) }),
    clv: 'CLV-213',
  },
  {
    name: 'of another person',
    file: ({ pen, issued }) => pen.signAs(issued, { cedula: syntheticCedula(24, 198) }),
    says: ({ t }) => t('p52.err.person'),
    clv: 'CLV-215',
  },
  {
    name: 'of another company',
    file: ({ pen, issued }) => pen.signAs(issued, { ruc: syntheticCompanyRuc(99) }, 'good-san'),
    says: ({ t }) => t('p52.err.ruc'),
    clv: 'CLV-302',
  },
]

async function refusedOnce(
  person: Person,
  desk: Desk,
  { name, file, as, says, later, clv, isForTurn }: Refusal,
) {
  const { page, t } = person
  await upload(person, file(desk), as)
  const words = says(person, desk)
  await inspect(person, { name: `refused ${name}`, heading: t('p52.title'), status: 422, errors: [words] })
  const main = page.locator('main')
  if (clv !== undefined) await expect(main, name).toContainText(t('g.code', { code: clv }))
  // No dead end: the same request again, another one, and the ways that need no signature.
  for (const href of [
    '/solicitud/descargar',
    '/solicitud/datos',
    '/otras-formas',
    ...(isForTurn ? ['/turno'] : []),
  ])
    await expect(main.locator(`a[href="${href}"]`).first(), `${name}: ${href}`).toBeVisible()
  // Whoever comes back finds it still said.
  await page.goto('/solicitud/subir')
  await expect.soft(main, name).toContainText(later?.(person) ?? words)
}

for (const way of [
  { scripts: true, lang: 'es', width: 320 },
  { scripts: false, lang: 'en', width: 320 },
] as const)
  test(`whatever is wrong with a signed request is said with what to do: ${way.lang}, ${way.scripts ? 'with' : 'without'} scripts`, async ({
    arrive,
    borrow,
    demonstration,
    db,
  }) => {
    test.setTimeout(300_000)
    const keys = { weak: newRsaKey(1024), p521: newEcKey('P-521'), other: newRsaKey(2048) }
    const sit = async (tag: 'SAS' | 'E1' | 'E2') => {
      const person = await arrive(way)
      const role = await roleOf(person, tag)
      await borrow(role.ruc)
      const [pen, other] = await Promise.all([penOf(demonstration, role), requestIssued(person, role)])
      const issued = await requestAgain(person)
      const [number = ''] =
        /[0-9a-f]{4} [0-9a-f]{4}/.exec(await person.page.locator('main').innerText()) ?? []
      const { weak, p521, other: foreign } = keys
      const kit: HostileKit = {
        signing: pen,
        issued,
        other,
        good: pen.sign(issued),
        keys: { weak: await weak, p521: await p521, other: await foreign },
      }
      return { person, role, desk: { ...kit, pen, number } }
    }
    // One after the other: three browsers that solve a human check at once take longer than each may.
    const [one, two, three] = [await sit('SAS'), await sit('E1'), await sit('E2')]

    await one.person.page.goto('/solicitud/subir')
    await press(one.person, one.person.t('p52.send'))
    await inspect(one.person, {
      name: 'refused no file',
      heading: one.person.t('p52.title'),
      status: 422,
      errors: [one.person.t('p52.err.none')],
    })
    for (const refusal of files) await refusedOnce(one.person, one.desk, refusal)
    for (const refusal of signatures) await refusedOnce(two.person, two.desk, refusal)
    for (const refusal of people) await refusedOnce(three.person, three.desk, refusal)

    // Ten a day; the eleventh is not looked at.
    await upload(two.person, two.desk.good)
    await inspect(two.person, {
      name: 'refused too many',
      heading: two.person.t('p52.title'),
      status: 429,
      errors: [two.person.t('p52.err.limit', { n: 10 })],
    })

    await two.person.page.locator('main a[href="/turno"]').click()
    await expect(two.person.page.locator('h1')).toHaveText(two.person.t('p40.title'))

    // Its days are over between the download and the upload.
    const { person: late } = one
    await late.page.goto('/solicitud/subir')
    await late.page.locator('#archivo').setInputFiles({
      name: 'solicitud-firmado.pdf',
      mimeType: 'application/pdf',
      buffer: one.desk.good,
    })
    await requestsOver(db, one.role)
    await landed(late.page, () =>
      late.page.getByRole('button', { name: late.t('p52.send'), exact: true }).click(),
    )
    await inspect(late, { name: 'refused over', heading: late.t('p52.title') })
    await expect(late.page.locator('main')).toContainText(late.t('p52.over'))
    await late.page.locator('main').getByText(late.t('p52.new'), { exact: true }).click()
    await expect(late.page.locator('h1')).toHaveText(late.t('p51.title'))

    // Nobody can say now whether it is revoked.
    const { person: waits, desk } = three
    const entry = desk.pen.trust.find(({ layouts }) => layouts[0]?.layout === 'EXT')
    await withoutList(db, entry?.keySha256 ?? '', async () => {
      await upload(waits, desk.pen.sign(desk.issued, 'good-ext'))
      await inspect(waits, { name: 'waits for a list', heading: waits.t('p53.panel') })
      await expect(waits.page.locator('main')).toContainText(
        waits.t('p53.wait.revocation', { fecha: '@', hora: '@' }).split('@')[0] ?? '',
      )
    })
  })
