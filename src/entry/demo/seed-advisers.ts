import type { DelegateId, DelegationId } from '../../kernel/ids.ts'
import { mailboxKey, type EmailAddress } from '../../kernel/email-address.ts'
import { maskCedula } from '../../kernel/mask.ts'
import type { Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import { newId } from '../chance.ts'
import type { Composition } from '../compose.ts'
import { advisers } from './advisers.ts'
import { demoKey } from './cast.ts'
import type { People } from './seed.ts'

const known = statement<{ id: string }>('demo.adviser', `select id from delegate where mailbox = $1`)
const give = statement(
  'demo.giveAccess',
  `insert into delegation
     (employer_id, id, delegate_id, person, masked, name, mail, lang, scopes, state, seat, accepted_at)
   select e.id, $2, d.id, d.person, $3, d.name, d.mail, 'es', $4, $5, $6, clock_timestamp()
     from employer e join delegate d on d.mailbox = $7
    where e.identifier = $1 and e.branch_code = '0001'`,
)

/** Lets them in, once; the key is that of the cast, hashed for each of them. */
export async function seedAdvisers(
  db: Database,
  { accepting }: Composition['users'],
  people: People,
): Promise<void> {
  for (const [n, { name, mail, cedula, accesses }] of advisers.entries()) {
    const mailbox = mailboxKey(mail as EmailAddress)
    if ((await db.first(known, [mailbox])) !== undefined) continue
    const hash = await accepting.hasher.hash(demoKey)
    await db.transaction(async (tx) => {
      const person = accepting.personDigest(cedula)
      const id = newId<DelegateId>()
      await accepting.delegates.create(tx, { id, mailbox, mail, person, name, hash })
      for (const { tag, scopes, state = 'active' } of accesses)
        await tx.run(give, [
          people[tag].identifier,
          newId<DelegationId>(),
          maskCedula(cedula),
          scopes,
          state,
          n + 1,
          mailbox,
        ])
    })
  }
}
