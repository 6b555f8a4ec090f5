import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issuedPdf } from '../../../../test/support/esig/issued-pdf.ts'
import { syntheticCedula } from '../../../kernel/synthetic.ts'
import { instant } from '../../../kernel/time.ts'
import { about } from '../../../platform/config/schema.ts'
import { ownSecrets } from '../../../platform/config/secrets.ts'
import { runCli } from '../program.ts'

const draw = () => randomBytes(32).toString('base64')

/** Complete, so that nothing but the mode is wrong with it. */
const production: Record<string, string> = {
  CLAVERO_MODE: 'production',
  CLAVERO_ORIGIN: 'https://clave.entidad-ficticia.gob.ec',
  CLAVERO_TRUSTED_PROXIES: '10.0.0.1',
  DATABASE_URL: 'postgresql://app@db/clavero',
  CLAVERO_INSTITUTION_NAME: 'Entidad Ficticia',
  CLAVERO_INSTITUTION_SHORT_NAME: 'EF',
  CLAVERO_OPERATOR: 'Entidad Ficticia',
  CLAVERO_HELP_PHONE: '1800 111 111',
  CLAVERO_HELP_HOURS_ES: 'de lunes a viernes',
  CLAVERO_HELP_HOURS_EN: 'Monday to Friday',
  CLAVERO_SECURITY_CONTACT: 'seguridad@entidad-ficticia.gob.ec',
  CLAVERO_PRIVACY_CONTACT: 'datos@entidad-ficticia.gob.ec',
  CLAVERO_SMTP_URL: 'smtp://app:clave@mail.entidad-ficticia.gob.ec',
  CLAVERO_MAIL_DOMAIN: 'avisos.entidad-ficticia.gob.ec',
  CLAVERO_MAIL_SENDER: 'clave@avisos.entidad-ficticia.gob.ec',
  CLAVERO_TAXPAYER_REGISTRY: 'imported',
  CLAVERO_CIVIL_REGISTRY: 'imported',
  CLAVERO_COMPANIES_REGISTRY: 'imported',
  ...Object.fromEntries(ownSecrets.filter((name) => about(name).needed).map((name) => [name, draw()])),
}

let folder: string
let file: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clavero-demo-sign-'))
  file = join(folder, 'solicitud.pdf')
  await writeFile(file, await issuedPdf())
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function demoSign(args: readonly string[], over: Record<string, string> = {}) {
  let said = ''
  const write = (text: string) => {
    said += text
  }
  const exit = await runCli(['demo', 'sign', ...args], {
    env: { CLAVERO_DATA: join(folder, 'data'), ...over },
    out: write,
    err: write,
    stdin: async function* () {},
    now: () => instant(1_800_000_000_000),
    terminal: false,
  })
  return { exit, said }
}

describe('clavero demo sign', () => {
  it('writes the signed file beside the issued one, which it begins with', async () => {
    expect(await demoSign([file])).toEqual({ exit: 0, said: expect.stringContaining('accepted') })
    const [issued, signed] = await Promise.all([
      readFile(file),
      readFile(join(folder, 'solicitud-firmado.pdf')),
    ])
    expect(signed.subarray(0, issued.length).equals(issued)).toBe(true)
    expect(signed.toString('latin1', issued.length)).toContain('/SubFilter /adbe.pkcs7.detached')
  }, 60_000)

  it('signs in the other profile, for somebody else, into another file, and says what follows', async () => {
    const out = join(folder, 'otro.pdf')
    const cedula = syntheticCedula(24, 2)
    const args = [file, '--as', 'expired', '--cedula', cedula, '--out', out, '--cades', '--visible']
    expect((await demoSign(args)).said).toContain('What follows: CERT_EXPIRED')
    const text = (await readFile(out)).toString('latin1')
    expect(text).toContain('/SubFilter /ETSI.CAdES.detached')
    expect(text).toContain(Buffer.from(`IDCEC-${cedula}`).toString('hex'))
  })

  it('signs for nobody who may exist, with no kind that there is not, and no file of others', async () => {
    expect(await demoSign([file, '--cedula', '1010101010'])).toMatchObject({
      exit: 2,
    })
    expect(await demoSign([file, '--as', 'better'])).toMatchObject({ exit: 2 })
    const other = join(folder, 'otra.pdf')
    await writeFile(other, '%PDF-1.7\nnot ours')
    expect(await demoSign([other])).toMatchObject({ exit: 1, said: expect.stringContaining('again') })
    await writeFile(other, Buffer.alloc(5_000_001))
    expect(await demoSign([other])).toMatchObject({ exit: 2, said: expect.stringContaining('5 MB') })
  })

  it('is refused in an installation', async () => {
    const { exit, said } = await demoSign([file], production)
    expect(exit).toBe(3)
    expect(said).toContain('made up in the demonstration only')
  })
})
