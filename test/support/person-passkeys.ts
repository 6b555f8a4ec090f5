import { randomBytes } from 'node:crypto'
import { invitePasskey } from '../../src/proofs/passkeys/app/invite.ts'
import { authenticator } from './authenticator.ts'
import { ask, attended, caseOf, checkAll, officer } from './counter.ts'
import type { Member } from './members.ts'
import type { Service } from './service.ts'
import { hire } from './staff.ts'
import { visit, type Visitor } from './visitor.ts'

export function passkeysAt({ instances: [first] }: Pick<Service, 'instances'>) {
  if (first === undefined) throw new Error('no instance')
  return first.parts.passkeys
}

/** A passkey of whoever represents this employer, whose device nobody has. */
export async function passkeyOf(service: Service, { document, identifier }: Member): Promise<void> {
  const { id } = await hire(service)
  await service.db.pool.query(
    `insert into person_passkey (id, person, public_key, counter, backup_eligible, backed_up, transports, aaguid, made_in, officer_id)
     select $1, $2, $3, 0, false, false, '{internal}', '00000000-0000-0000-0000-000000000000', c.id, $4
       from recovery_case c join employer e on e.id = c.employer_id where e.identifier = $5 limit 1`,
    [
      randomBytes(16).toString('base64url'),
      passkeysAt(service).personDigest(document),
      randomBytes(64),
      id,
      identifier,
    ],
  )
}

/** A phone that has read the code on an officer's screen, and what its authenticator answers. */
export async function phoneAtCounter(
  service: Service,
): Promise<{ readonly phone: Visitor; readonly token: string; readonly answer: string }> {
  const vera = await officer(service)
  const { code } = await attended(service)
  await checkAll(service, vera, code)
  await ask(service, vera, code)
  const invited = await invitePasskey(passkeysAt(service), await caseOf(service, code), vera.id)
  if (!invited.ok) throw new Error(invited.code)
  const { token } = invited.value
  const phone = visit(service)
  await phone.open('/llave/nueva')
  await phone.submit('/llave/nueva', { token })
  const { body } = await phone.ask('/llave/nueva/reto')
  return { phone, token, answer: authenticator(service.origin).make(body) }
}
