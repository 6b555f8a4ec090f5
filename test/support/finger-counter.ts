import { centre } from './centres.ts'
import { ask, attended, checkAll, type Officer } from './counter.ts'
import { captureOf, challenge, enrol, show, signed, station } from './fingers.ts'
import type { Member } from './members.ts'
import { block } from './on-file.ts'
import { change } from './rows.ts'
import type { Service } from './service.ts'

/** A finger enrolled on an earlier day; blocked, at the counter, the registries asked and the person confirmed. */
export async function fingerAtCounter(
  service: Service,
  vera: Officer,
  {
    earlier = 'approved',
    path = 'attendedUnlock',
    before: between,
  }: {
    readonly earlier?: 'approved' | 'left'
    readonly path?: 'attendedUnlock' | 'inPerson'
    /** What happens to the company between the two visits. */
    readonly before?: (company: Member) => Promise<void>
  } = {},
) {
  const { company, code: before } = await attended(service, 'inPerson')
  await checkAll(service, vera, before)
  const enrolled = 5_000 + Number(company.identifier.slice(3, 9))
  await enrol(service, vera, before, enrolled)
  if (earlier === 'approved') {
    const asked = await ask(service, vera, before)
    if (!asked.ok) throw new Error(asked.code)
  }
  await change(
    service,
    company,
    `update recovery_case set state = 'closed',
            body = jsonb_set(body, '{state}', '{"is":"closed","reason":"withdrawn","at":0}') where employer_id = $1`,
  )
  await between?.(company)
  if (path === 'attendedUnlock') await block(service, company)
  const { ana, code } = await attended(service, path, company)
  await checkAll(service, vera, code, ['cedula', 'ruc', 'appointment', 'letter', 'deed'])
  const compare = async (of: string, finger: number) => {
    const hand = await station(service, await centre(service))
    const nonce = await challenge(service, vera, of)
    return show(service, vera, of, await signed(hand, vera, of, { nonce, template: captureOf(finger) }))
  }
  return { ana, code, company, finger: enrolled + 1, compare }
}
