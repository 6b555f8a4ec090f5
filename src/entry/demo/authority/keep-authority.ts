import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../../../kernel/time.ts'
import type { IdentityLayout } from '../../../proofs/signatures/domain/trust.ts'
import { makeAuthority, type DemoAuthority, type Issuer, type IssuingAuthority } from './authority.ts'
import { keyFromText, keyToText } from './keys.ts'

interface KeptIssuer {
  readonly entity: string
  readonly name: string
  readonly certificate: string
  readonly key: string
}
interface KeptIssuing extends KeptIssuer {
  readonly layout: IdentityLayout
  readonly revoked: readonly string[]
}
interface KeptAuthority {
  readonly root: KeptIssuer
  readonly issuing: Readonly<Record<IdentityLayout, KeptIssuing>>
  readonly impostor: KeptIssuing
  readonly stranger: KeptIssuing
  readonly subscribers: { readonly rsa: string; readonly ec: string }
}

const fileName = 'demo-authority.json'

/** Of the demonstration, whose lists a certificate may be looked up in years after it was made. */
const bits = 2_048

/**
 * The authority of the demonstration on that data folder: made at the first asking, the same ever after, so that a file
 * signed before a new start is judged as it was. Two who ask for it first at the same time get one.
 */
export async function keepAuthority(folder: string, at: Instant): Promise<DemoAuthority> {
  const path = join(folder, fileName)
  const kept = await readFile(path, 'utf8').catch(orNothing)
  if (kept !== undefined) return revive(JSON.parse(kept) as KeptAuthority)
  const made = await makeAuthority(at, { bits })
  await mkdir(folder, { recursive: true })
  try {
    await writeFile(path, JSON.stringify(retain(made)), { flag: 'wx', mode: 0o600 })
    return made
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
    return revive(JSON.parse(await readFile(path, 'utf8')) as KeptAuthority)
  }
}

function orNothing(fault: unknown): undefined {
  if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault
}

const retain = (authority: DemoAuthority): KeptAuthority => ({
  root: retainIssuer(authority.root),
  issuing: {
    EXT: retainIssuing(authority.issuing.EXT),
    SAN: retainIssuing(authority.issuing.SAN),
    SUBJ: retainIssuing(authority.issuing.SUBJ),
  },
  impostor: retainIssuing(authority.impostor),
  stranger: retainIssuing(authority.stranger),
  subscribers: {
    rsa: keyToText(authority.subscribers.rsa),
    ec: keyToText(authority.subscribers.ec),
  },
})

const retainIssuer = ({ entity, name, certificate, keys }: Issuer): KeptIssuer => ({
  entity,
  name: name.toString('base64'),
  certificate: certificate.toString('base64'),
  key: keyToText(keys),
})

const retainIssuing = (one: IssuingAuthority): KeptIssuing => ({
  ...retainIssuer(one),
  layout: one.layout,
  revoked: one.revoked.map((serial) => serial.toString('hex')),
})

const revive = (kept: KeptAuthority): DemoAuthority => ({
  root: reviveIssuer(kept.root),
  issuing: {
    EXT: reviveIssuing(kept.issuing.EXT),
    SAN: reviveIssuing(kept.issuing.SAN),
    SUBJ: reviveIssuing(kept.issuing.SUBJ),
  },
  impostor: reviveIssuing(kept.impostor),
  stranger: reviveIssuing(kept.stranger),
  subscribers: { rsa: keyFromText(kept.subscribers.rsa), ec: keyFromText(kept.subscribers.ec) },
})

const reviveIssuer = ({ entity, name, certificate, key }: KeptIssuer): Issuer => ({
  entity,
  name: Buffer.from(name, 'base64'),
  certificate: Buffer.from(certificate, 'base64'),
  keys: keyFromText(key),
})

const reviveIssuing = (one: KeptIssuing): IssuingAuthority => ({
  ...reviveIssuer(one),
  layout: one.layout,
  revoked: one.revoked.map((serial) => Buffer.from(serial, 'hex')),
})
