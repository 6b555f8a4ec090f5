import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { askToShow, provePasskey } from '../../src/proofs/passkeys/app/prove-passkey.ts'
import { authenticator, type Lie } from '../support/authenticator.ts'
import { officer, type Officer } from '../support/counter.ts'
import { passkeyWalk, type PasskeyWalk } from '../support/passkey-walk.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn } from '../support/staff.ts'

let service: Service
let vera: Officer
let walk: PasskeyWalk
beforeAll(async () => {
  service = await startService({ instances: 2 })
  vera = await officer(service)
  await comeIn(vera)
  walk = passkeyWalk(service, vera)
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const deps: PasskeyWalk['deps'] = (...given) => walk.deps(...given)
const approved: PasskeyWalk['approved'] = (...given) => walk.approved(...given)
const invite: PasskeyWalk['invite'] = (...given) => walk.invite(...given)
const make: PasskeyWalk['make'] = (...given) => walk.make(...given)
const enrolled: PasskeyWalk['enrolled'] = (...given) => walk.enrolled(...given)
const begun: PasskeyWalk['begun'] = (...given) => walk.begun(...given)
const show: PasskeyWalk['show'] = (...given) => walk.show(...given)
const wasTaken: PasskeyWalk['wasTaken'] = (...given) => walk.wasTaken(...given)
const subjectOf: PasskeyWalk['subjectOf'] = (...given) => walk.subjectOf(...given)
const take: PasskeyWalk['take'] = (...given) => walk.take(...given)

describe('known bugs elsewhere (CHANNELS 1.6)', () => {
  it.each([
    ['an attestation that nobody asked for (GHSA-6hxq-p678-4hr2)', { fmt: 'packed' }],
    ['another challenge', { challenge: 'A'.repeat(43) }],
    ['another origin', { origin: 'https://clave.attacker.example' }],
    ['another relying party', { rpId: 'attacker.example' }],
    ['no user verification', { verified: false }],
    ['the other ceremony', { type: 'webauthn.get' }],
  ] as const)('a passkey made with %s is not taken in', async (_what, lie) => {
    const { code } = await approved()
    const phone = await make(await invite(code), authenticator(service.origin), lie)
    expect([phone.page.status, phone.page.path]).toEqual([422, '/llave/nueva/guardar'])
  })

  it('an assertion that lies about anything is not taken, and says the same of all of it', async () => {
    const { company, device } = await enrolled()
    const lies: readonly Lie[] = [
      { challenge: 'A'.repeat(43) },
      { origin: 'https://clave.attacker.example' },
      { rpId: 'attacker.example' },
      { verified: false },
      { type: 'webauthn.create' },
      { userHandle: 'somebody else' },
      { counter: 0 },
    ]
    const ana = await begun(company)
    const subject = await subjectOf(ana)
    for (const lie of lies) {
      await show(ana, device, lie)
      expect([ana.page.path, ana.page.status, ana.page.code], JSON.stringify(lie)).toEqual([
        '/desbloqueo/llave',
        422,
        'CLV-195',
      ])
    }
    expect(await take(subject)).toBeUndefined()
    expect(wasTaken(await show(ana, device))).toBe(true)
  })

  it('an assertion over the challenge of another case, or of another act, is not taken', async () => {
    const { company, device } = await enrolled()
    const [ana, bob] = [await begun(company), await begun(company)]
    const foreign = (await bob.ask('/desbloqueo/llave/reto')).body
    await ana.ask('/desbloqueo/llave/reto')
    expect(wasTaken(await show(ana, device, {}, foreign))).toBe(false)
    const subject = await subjectOf(ana)
    const other = await askToShow(deps(), subject, 'recovery')
    await ana.ask('/desbloqueo/llave/reto')
    expect(wasTaken(await show(ana, device, {}, other))).toBe(false)
  })

  it('the same answer is taken once, and a challenge is used up by whatever is shown for it', async () => {
    const { company, device } = await enrolled()
    const ana = await begun(company)
    const subject = await subjectOf(ana)
    const options = await askToShow(deps(), subject, 'unlock')
    const raw = device.show(options)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => provePasskey(deps(), subject, 'unlock', raw)),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const again = await askToShow(deps(), subject, 'unlock')
    expect(await provePasskey(deps(), subject, 'unlock', '{}')).toMatchObject({ detail: 'unreadable' })
    expect(await provePasskey(deps(), subject, 'unlock', device.show(again))).toMatchObject({
      detail: 'challenge',
    })
  })

  it('two ceremonies never share a challenge, and each lives five minutes at most', async () => {
    const { company } = await enrolled()
    const ana = await begun(company)
    const subject = await subjectOf(ana)
    const values = new Set<string>()
    for (let n = 0; n < 20; n += 1)
      values.add((JSON.parse(await askToShow(deps(), subject, 'unlock')) as { challenge: string }).challenge)
    expect(values.size).toBe(20)
    await expect(deps().passkeys.issue(subject, 'unlock', 'B'.repeat(43), 301)).rejects.toThrow('check')
  })

  it('an answer after the time of its challenge is not taken', async () => {
    const { company, device } = await enrolled()
    const ana = await begun(company)
    const subject = await subjectOf(ana)
    const raw = device.show(await askToShow(deps(), subject, 'unlock'))
    await service.db.pool.query(
      'update person_passkey_challenge set dies_at = clock_timestamp() where case_id = $1',
      [subject.caseId],
    )
    expect(await provePasskey(deps(), subject, 'unlock', raw)).toMatchObject({ detail: 'challenge' })
  })

  it('a copy that counts from before is found out', async () => {
    const { company, device } = await enrolled()
    const copy = device.clone()
    const ana = await begun(company)
    for (let n = 0; n < 3; n += 1) expect(wasTaken(await show(ana, device))).toBe(true)
    expect(wasTaken(await show(ana, copy))).toBe(false)
  })

  it('a passkey of another person proves nothing here, nor does one of the staff', async () => {
    const [one, two] = [await enrolled(), await enrolled()]
    const ana = await begun(one.company)
    expect(wasTaken(await show(ana, two.device))).toBe(false)
    expect(wasTaken(await show(ana, vera.device))).toBe(false)
  })
})
