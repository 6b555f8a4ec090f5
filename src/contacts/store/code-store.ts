import { queriesOf } from '../../platform/database/database.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { CodeStore } from '../app/ports.ts'

// Only the newest message of a change that still waits is worth a code, and none once its tries are spent. No row
// of a contact is locked here: whoever holds an employer retires contacts, and the worker holds the message.
const mint = statement<{ destination: string }>(
  'contactCode.mint',
  `with minted as (
     update contact_change h
        set code_digest = $4, code_expires_at = clock_timestamp() + make_interval(secs => $5)
       from message m
      where h.employer_id = $1 and h.id = $2 and h.ended_at is null and h.code_tries < 5
        and m.id = $3 and m.employer_id = h.employer_id and m.change_id = h.id
        and m.template = case h.state when 'presentMail' then case h.kind when 'mail' then 'M-17' else 'M-47' end
                                      when 'newMail' then 'M-18' end
        and not exists (select from message n
              where n.employer_id = $1 and n.change_id = $2 and n.created_at > m.created_at)
      returning h.state, h.value, h.present_id)
   select case m.state when 'newMail' then m.value else c.value end as destination
     from minted m left join contact c on c.id = m.present_id and c.retired_at is null
    where m.state = 'newMail' or c.id is not null`,
)

const mintText = statement<{ destination: string; dies: number }>(
  'contactCode.mintText',
  `update contact_change h
      set code_digest = $4, code_expires_at = clock_timestamp() + make_interval(secs => $5)
     from text_message m
    where h.employer_id = $1 and h.id = $2 and h.ended_at is null and h.state = 'newPhone' and h.code_tries < 5
      and m.id = $3 and m.employer_id = h.employer_id and m.change_id = h.id
      and not exists (select from text_message n
            where n.employer_id = $1 and n.change_id = $2 and n.created_at > m.created_at)
   returning h.value as destination, ${ms('h.code_expires_at')} as dies`,
)

export const codeStore = (): CodeStore => ({
  async mint(tx, { employerId, changeId, messageId, digest, lifeSeconds }) {
    const row = await queriesOf(tx).first(mint, [employerId, changeId, messageId, digest, lifeSeconds])
    return row?.destination
  },
  async mintText(tx, { employerId, changeId, textId, digest, lifeSeconds }) {
    const row = await queriesOf(tx).first(mintText, [employerId, changeId, textId, digest, lifeSeconds])
    return row && { destination: row.destination, diesAt: asInstant(row.dies) }
  },
})
