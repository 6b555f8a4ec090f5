import { queriesOf } from '../../platform/database/database.ts'
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
        and m.template = case h.state when 'presentMail' then 'M-17' when 'newMail' then 'M-18' end
        and not exists (select from message n
              where n.employer_id = $1 and n.change_id = $2 and n.created_at > m.created_at)
      returning h.state, h.value, h.present_id)
   select case m.state when 'newMail' then m.value else c.value end as destination
     from minted m left join contact c on c.id = m.present_id and c.retired_at is null
    where m.state = 'newMail' or c.id is not null`,
)

export const codeStore = (): CodeStore => ({
  async mint(tx, { employerId, changeId, messageId, digest, lifeSeconds }) {
    const row = await queriesOf(tx).first(mint, [employerId, changeId, messageId, digest, lifeSeconds])
    return row?.destination
  },
})
