import { keepAuthority } from '../../../src/entry/demo/authority/keep-authority.ts'
import { issueLeaf, type LeafKindName, type Subscriber } from '../../../src/entry/demo/authority/leaf.ts'
import { listBaseOf } from '../../../src/entry/demo/authority/list-routes.ts'
import { trustEntriesOf } from '../../../src/entry/demo/authority/trust-entries.ts'
import { signPdf, type SignWish } from '../../../src/entry/demo/sign/sign-pdf.ts'
import { instant } from '../../../src/kernel/time.ts'
import type { Database } from '../../../src/platform/database/database.ts'
import { statement } from '../../../src/platform/database/statement.ts'
import type { Signing } from '../../support/esig/signing.ts'
import { press } from './counter.ts'
import type { RunningDemonstration } from './demonstration.ts'
import type { Role } from './people.ts'
import type { Person } from './person.ts'
import { identify, landed, sitOut } from './steps.ts'

/** Signs for one person, with the certification entities that this demonstration trusts. */
export interface Pen extends Signing {
  /** With a certificate of somebody else, or of another company. */
  signAs(pdf: Buffer, who: Partial<Subscriber>, kind?: LeafKindName): Buffer
}

/** What `/demo/firmar` signs with, without the page: for whoever needs many files. */
export async function penOf({ origin, dataFolder }: RunningDemonstration, role: Role): Promise<Pen> {
  const at = instant(Math.floor(Date.now() / 1000) * 1000)
  const authority = await keepAuthority(dataFolder, at)
  const listBase = listBaseOf(origin)
  const own: Subscriber = {
    cedula: role.cedula,
    name: 'ENSAYO PRUEBA REPRESENTANTE',
    ruc: role.ruc,
    organization: role.company,
  }
  const leafOf = (kind: LeafKindName, who: Partial<Subscriber> = {}) =>
    issueLeaf(authority, kind, { ...own, ...who }, at, listBase)
  const sign = (pdf: Buffer, leaf: SignWish['leaf'], more: Partial<SignWish> = {}): Buffer => {
    const signed = signPdf({ pdf, leaf, at, signerName: own.name, ...more })
    if (signed === undefined) throw new Error('a file of another kind')
    return signed
  }
  return {
    at,
    authority,
    trust: trustEntriesOf(authority, at, listBase),
    leaf: leafOf,
    sign: (pdf, kind = 'good', more = {}) => sign(pdf, leafOf(kind), more),
    signAs: (pdf, who, kind = 'good') => sign(pdf, leafOf(kind, who)),
  }
}

/** P-02 to P-52. @returns the request as it was downloaded */
export async function requestIssued(person: Person, role: Role, asks = 'clave'): Promise<Buffer> {
  await identify(person, role)
  if (!person.way.scripts) await sitOut(person)
  return requestAgain(person, asks)
}

/** P-51 to P-52, for who has a case: another request. */
export async function requestAgain(person: Person, asks = 'clave', newMail?: string): Promise<Buffer> {
  const { page, t } = person
  await page.goto('/solicitud/datos')
  await page.locator(`input[name=pide][value=${asks}]`).check()
  if (newMail !== undefined) await page.locator('#correo').fill(newMail)
  await press(person, t('g.continue'))
  await press(person, t('p51.check.go'))
  await page.waitForURL('**/solicitud/subir')
  return (await page.request.get('/solicitud/descargar')).body()
}

/** P-52: chooses this file and sends it. */
export async function upload({ page, t }: Person, content: Buffer, name = 'solicitud-firmado.pdf') {
  await page.goto('/solicitud/subir')
  await page
    .locator('#archivo')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content })
  await landed(page, () => page.getByRole('button', { name: t('p52.send'), exact: true }).click())
}

const over = statement(
  'test.requestsOver',
  `update signed_request set issued_at = issued_at - interval '4 days', expires_at = expires_at - interval '4 days'
    where employer_id = (select id from employer where identifier = $1)`,
)

/** The days that a request serves are over for this employer. */
export const requestsOver = (db: Database, { ruc }: Pick<Role, 'ruc'>): Promise<unknown> =>
  db.run(over, [ruc])

// Under a key that nobody has; what came in its place meanwhile goes.
const awayList = statement(
  'test.revocationListAway',
  `update revocation_list set issuer_key = sha256(issuer_key) where issuer_key = decode($1, 'hex')`,
)
const noList = statement(
  'test.noRevocationList',
  `delete from revocation_list where issuer_key = decode($1, 'hex')`,
)
const listBack = statement(
  'test.revocationListBack',
  `update revocation_list set issuer_key = decode($1, 'hex') where issuer_key = sha256(decode($1, 'hex'))`,
)

/** While this goes on, the list of the entity was not fetched: whether a certificate of it is revoked cannot be told. */
export async function withoutList(
  db: Database,
  issuerKeySha256: string,
  goOn: () => Promise<void>,
): Promise<void> {
  await db.run(awayList, [issuerKeySha256])
  try {
    await goOn()
  } finally {
    await db.transaction(async (tx) => {
      await tx.run(noList, [issuerKeySha256])
      await tx.run(listBack, [issuerKeySha256])
    })
  }
}
