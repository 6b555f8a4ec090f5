import { beforeEach, expect, it } from 'vitest'
import { takeLiveMatch } from '../../src/proofs/biometrics/app/take-live-match.ts'
import type { FingerDeskDeps } from '../../src/desk/app/finger-desk.ts'
import { attack } from '../support/attack.ts'
import { centre } from '../support/centres.ts'
import { attended, caseOf, checkAll, officer, type Officer } from '../support/counter.ts'
import {
  captureOf,
  challenge,
  enrol,
  fingersAt,
  partsWith,
  show,
  signed,
  standInComparer,
  station,
  type StationHand,
} from '../support/fingers.ts'
import { standingOf } from '../support/rows.ts'
import type { Service } from '../support/service.ts'
import { chooseMobile, codeSent, shownToUnlock, testPhone, typeCode } from '../support/unlock-code.ts'

const comparer = standInComparer()
const phone = testPhone()
let people = 100

/** Somebody whose fingers are enrolled, at the counter, and the station of that counter. */
interface AtCounter {
  readonly vera: Officer
  readonly hand: StationHand
  readonly code: string
  /** Seeds of their fingers. */
  readonly finger: number
}

async function enrolled(service: Service): Promise<AtCounter> {
  people += 10
  const vera = await officer(service)
  const { code } = await attended(service, 'attendedUnlock')
  await checkAll(service, vera, code)
  await enrol(service, vera, code, people)
  return { vera, hand: await station(service), code, finger: people + 1 }
}

async function capture(service: Service, at: AtCounter, template = captureOf(at.finger)) {
  const nonce = await challenge(service, at.vera, at.code)
  return signed(at.hand, at.vera, at.code, { nonce, template })
}

const outcome = async (result: ReturnType<typeof show>): Promise<string> => {
  const done = await result
  return done.ok ? 'match' : done.code
}

const take = async (service: Service, code: string, ofCode = code, n = 0) => {
  const deps: FingerDeskDeps = fingersAt(service, n)
  const [at, of] = [await caseOf(service, code), await caseOf(service, ofCode)]
  const place = { employerId: at.employer.id, caseId: at.case.id, caseCode: code }
  return deps.atomically((tx) => takeLiveMatch(deps, tx, place, deps.subjectOf(of.claimant)))
}

/** What stands in the log of a case about captures that were refused. */
const suspicions = async ({ db }: Service, code: string) => {
  const { rows } = await db.pool.query<{ reason: string }>(
    `select reason from audit_entry where case_code = $1 and act = 'captureRefused' order by at`,
    [code],
  )
  return rows.map(({ reason }) => reason)
}

attack(
  'ATK-45',
  'replaying a biometric result',
  (scene) => {
    beforeEach(() => {
      comparer.mood = 'match'
    })

    it('a fresh capture of this case matches, and its result is used once', async () => {
      const { service } = scene
      const at = await enrolled(service)
      expect(await outcome(show(service, at.vera, at.code, await capture(service, at)))).toBe('match')
      expect(comparer.asked.at(-1)).toBe(3)
      const [one, two] = await Promise.all([take(service, at.code), take(service, at.code, at.code, 1)])
      expect([one.ok, two.ok].filter(Boolean)).toHaveLength(1)
      expect((await take(service, at.code)).ok).toBe(false)
    })

    it('a match lives ten minutes, and sets no key by itself', async () => {
      const { service } = scene
      const at = await enrolled(service)
      await show(service, at.vera, at.code, await capture(service, at))
      const keys = `select count(*)::int as n from key_generation k join recovery_case c on c.id = k.case_id where c.code = $1`
      expect((await service.db.pool.query(keys, [at.code])).rows).toEqual([{ n: 0 }])
      await service.db.pool.query('alter table live_match disable trigger live_match_kept')
      await service.db.pool.query(`update live_match set at = at - interval '11 minutes'`)
      await service.db.pool.query('alter table live_match enable trigger live_match_kept')
      expect((await take(service, at.code)).ok).toBe(false)
    })

    it('a match of one person or case is none for another', async () => {
      const { service } = scene
      const [at, other] = [await enrolled(service), await enrolled(service)]
      await show(service, at.vera, at.code, await capture(service, at))
      expect((await take(service, other.code)).ok).toBe(false)
      expect((await take(service, other.code, at.code)).ok).toBe(false)
      expect((await take(service, at.code, other.code)).ok).toBe(false)
      expect((await take(service, at.code)).ok).toBe(true)
    })

    it('a person who was shown sets and lifts nothing before a contact has answered, with a mobile on file as without', async () => {
      const { service } = scene
      const { ana, company } = await shownToUnlock(service)
      expect(ana.page.path).toBe('/desbloqueo/medio')
      await chooseMobile(ana)
      for (const path of ['/clave/desbloquear', '/clave/nueva', '/clave/desbloqueada', '/clave/lista']) {
        await ana.open(path)
        expect([path, ana.page.path === path && ana.page.status === 200]).toEqual([path, false])
      }
      expect(await standingOf(service, company)).toMatchObject({ generation: 1, blocked: true, links: 0 })
    })

    it('a code serves its own case and nobody else’s, and once', async () => {
      const { service } = scene
      const [one, other] = [await codeSent(service, phone), await codeSent(service, phone)]
      if (one.code === other.code) return
      await typeCode(other.ana, one.code)
      expect([other.ana.page.path, other.ana.page.status]).toEqual(['/desbloqueo/mensaje', 422])
      const again = one.ana.copy()
      const body = await again.filled('/desbloqueo/mensaje', { codigo: one.code })
      await typeCode(one.ana, one.code)
      expect(one.ana.page.path).toBe('/clave/desbloquear')
      const before = await standingOf(service, one.company)
      await again.ask('/desbloqueo/mensaje', { method: 'POST', body })
      expect(await standingOf(service, one.company)).toEqual(before)
    })

    it('an envelope that was answered is over, also on another instance', async () => {
      const { service } = scene
      const at = await enrolled(service)
      const sent = await capture(service, at)
      expect(await outcome(show(service, at.vera, at.code, sent))).toBe('match')
      expect(await outcome(show(service, at.vera, at.code, sent, 1))).toBe('challenge')
      expect(await suspicions(service, at.code)).toEqual(['challenge'])
    })

    it('a challenge answers one capture, whatever is signed with it again', async () => {
      const { service } = scene
      const at = await enrolled(service)
      const nonce = await challenge(service, at.vera, at.code)
      const sign = () => signed(at.hand, at.vera, at.code, { nonce, template: captureOf(at.finger) })
      const [one, two] = [await sign(), await sign()]
      const both = await Promise.all([
        outcome(show(service, at.vera, at.code, one)),
        outcome(show(service, at.vera, at.code, two, 1)),
      ])
      expect(both.toSorted()).toEqual(['challenge', 'match'])
    })

    it('a challenge is over after a minute', async () => {
      const { service } = scene
      const at = await enrolled(service)
      const sent = await capture(service, at)
      await service.db.pool.query(
        `update capture_challenge set made_at = made_at - interval '61 s', dies_at = dies_at - interval '61 s'`,
      )
      expect(await outcome(show(service, at.vera, at.code, sent))).toBe('challenge')
    })

    it('a challenge or envelope of another case or officer counts for nothing', async () => {
      const { service } = scene
      const [at, other] = [await enrolled(service), await enrolled(service)]
      const template = captureOf(at.finger)
      // Signed for the other case, shown at this one, and the other way round.
      expect(await outcome(show(service, at.vera, at.code, await capture(service, other)))).toBe('envelope')
      const foreign = await challenge(service, other.vera, other.code)
      const mixed = await signed(at.hand, at.vera, at.code, { nonce: foreign, template })
      expect(await outcome(show(service, at.vera, at.code, mixed))).toBe('challenge')
      // A colleague shows what was signed in another officer's name.
      const own = await capture(service, at)
      expect(await outcome(show(service, other.vera, at.code, own))).toBe('envelope')
      // And a colleague signs for a challenge that was made for another officer.
      const nonce = await challenge(service, at.vera, at.code)
      const theirs = await signed(at.hand, other.vera, at.code, { nonce, template })
      expect(await outcome(show(service, other.vera, at.code, theirs))).toBe('challenge')
      expect(await suspicions(service, at.code)).toEqual(['envelope', 'challenge', 'envelope', 'challenge'])
      expect(await outcome(show(service, at.vera, at.code, own))).toBe('match')
    })

    it('a signature that is forged, altered, stripped or of another station counts for nothing', async () => {
      const { service } = scene
      const at = await enrolled(service)
      const other = await station(service)
      const sent = await capture(service, at)
      const bent = Uint8Array.from(sent.signature, (octet, n) => (n === 40 ? octet ^ 1 : octet))
      const later = sent.envelope.replace(/"at":"\d{4}/, '"at":"2031')
      for (const forged of [
        { ...sent, signature: bent },
        { ...sent, signature: new Uint8Array() },
        { ...sent, signature: new Uint8Array(64) },
        { ...sent, signature: await other.sign(sent.envelope) },
        { ...sent, envelope: later },
      ])
        expect(await outcome(show(service, at.vera, at.code, forged))).toBe('signature')
      // A field more, another spelling, no JSON: nothing is read that was not signed in that form.
      for (const odd of [
        sent.envelope.replace('{', '{ '),
        sent.envelope.replace('}', ',"decision":"match"}'),
        'match',
        '',
      ]) {
        const shown = { envelope: odd, signature: await at.hand.sign(odd) }
        expect(await outcome(show(service, at.vera, at.code, shown))).toBe('envelope')
      }
      // Nobody used up the challenge by that.
      expect(await outcome(show(service, at.vera, at.code, sent))).toBe('match')
    })

    it('a station that is unknown, retired or of another centre counts for nothing', async () => {
      const { service } = scene
      const at = await enrolled(service)
      const unknown = { ...at.hand, id: 'ab'.repeat(32) }
      expect(
        await outcome(show(service, at.vera, at.code, await capture(service, { ...at, hand: unknown }))),
      ).toBe('station')
      const elsewhere = { ...at.vera, duty: { ...at.vera.duty, centreId: await centre(service) } }
      expect(await outcome(show(service, elsewhere, at.code, await capture(service, at)))).toBe('station')
      const here = { ...at.vera, duty: { ...at.vera.duty, centreId: at.hand.centreId } }
      expect(await outcome(show(service, here, at.code, await capture(service, at)))).toBe('match')
      await at.hand.retire()
      expect(await outcome(show(service, at.vera, at.code, await capture(service, at)))).toBe('station')
    })

    it('the very octets of an earlier capture are a replay, enrolled or compared, of whomever', async () => {
      const { service } = scene
      const [at, other] = [await enrolled(service), await enrolled(service)]
      const template = captureOf(at.finger)
      expect(await outcome(show(service, at.vera, at.code, await capture(service, at, template)))).toBe(
        'match',
      )
      expect(await outcome(show(service, at.vera, at.code, await capture(service, at, template)))).toBe(
        'replay',
      )
      expect(
        await outcome(show(service, other.vera, other.code, await capture(service, other, template))),
      ).toBe('replay')
      expect(await suspicions(service, at.code)).toEqual(['replay'])
      const before = comparer.asked.length
      // What was enrolled is sealed, and is known all the same.
      const enrolledOctets = await openEnrolled(service, at.code)
      expect(await outcome(show(service, at.vera, at.code, await capture(service, at, enrolledOctets)))).toBe(
        'replay',
      )
      expect(comparer.asked).toHaveLength(before)
    })

    it('"match" with a score below the bar is none', async () => {
      const { service } = scene
      const at = await enrolled(service)
      comparer.mood = 'low'
      expect(await outcome(show(service, at.vera, at.code, await capture(service, at)))).toBe('noMatch')
      expect((await take(service, at.code)).ok).toBe(false)
    })

    it('two tries a finger, however many come at once', async () => {
      const { service } = scene
      const at = await enrolled(service)
      comparer.mood = 'noMatch'
      const sent = await Promise.all(Array.from({ length: 6 }, () => capture(service, at)))
      const all = await Promise.all(sent.map((one, n) => outcome(show(service, at.vera, at.code, one, n))))
      expect(all.filter((one) => one === 'noMatch')).toHaveLength(2)
      expect(all.filter((one) => one === 'noTries')).toHaveLength(4)
      // Now it would match, and it is too late: another way.
      comparer.mood = 'match'
      expect(await outcome(show(service, at.vera, at.code, await capture(service, at)))).toBe('noTries')
      expect((await take(service, at.code)).ok).toBe(false)
      // The other finger has tries of its own.
      const nonce = await challenge(service, at.vera, at.code, 2)
      const second = await signed(at.hand, at.vera, at.code, { nonce, template: captureOf(at.finger + 1) })
      expect(await outcome(show(service, at.vera, at.code, second))).toBe('match')
    })

    it('five failures in a row of a person, over whatever cases, and another way is left', async () => {
      const { service } = scene
      const at = await enrolled(service)
      comparer.mood = 'noMatch'
      const { rows } = await service.db.pool.query<{ claimant: string }>(
        'select claimant from recovery_case where code = $1',
        [at.code],
      )
      const fail = async (code: string, slot: 1 | 2) => {
        const nonce = await challenge(service, at.vera, code, slot)
        const template = captureOf(at.finger + slot - 1)
        return outcome(
          show(service, at.vera, code, await signed(at.hand, at.vera, code, { nonce, template })),
        )
      }
      for (const slot of [1, 1, 2, 2] as const) expect(await fail(at.code, slot)).toBe('noMatch')
      // The same person in another case.
      const { code } = await attended(service, 'attendedUnlock')
      await service.db.pool.query('update recovery_case set claimant = $2 where code = $1', [
        code,
        rows[0]?.claimant,
      ])
      expect(await fail(code, 1)).toBe('noMatch')
      expect(await fail(code, 1)).toBe('noTries')
      comparer.mood = 'match'
      expect(await fail(code, 2)).toBe('noTries')
      // After the pause it begins anew.
      await service.db.pool.query(`update finger_tally set last_at = last_at - interval '25 hours'`)
      expect(await fail(code, 2)).toBe('match')
    })

    it('a template of another extractor is compared with nothing', async () => {
      const { service } = scene
      const at = await enrolled(service)
      const before = comparer.asked.length
      const nonce = await challenge(service, at.vera, at.code)
      const sent = await signed(at.hand, at.vera, at.code, {
        nonce,
        template: captureOf(at.finger),
        extractor: 'kit/2',
      })
      expect(await outcome(show(service, at.vera, at.code, sent))).toBe('extractor')
      expect(comparer.asked).toHaveLength(before)
    })

    it('whoever is not enrolled, or only in part, is compared with nothing', async () => {
      const { service } = scene
      const at = await enrolled(service)
      await service.db.pool.query(
        `delete from finger_template where impression = 3 and slot = 2 and case_code = $1`,
        [at.code],
      )
      expect(await outcome(show(service, at.vera, at.code, await capture(service, at)))).toBe('notEnrolled')
      const { code } = await attended(service, 'attendedUnlock')
      expect(await outcome(show(service, at.vera, code, await capture(service, { ...at, code })))).toBe(
        'notEnrolled',
      )
    })
  },
  { fingers: partsWith(comparer), texting: phone.texting },
)

/** The octets of one template that is enrolled, as only the service opens it. */
async function openEnrolled(service: Service, code: string): Promise<Buffer> {
  const deps = fingersAt(service)
  const subject = deps.subjectOf((await caseOf(service, code)).claimant)
  const enrolment = await deps.fingers.find(subject)
  const [first] = await deps.fingers.impressions(subject, 1)
  const octets =
    enrolment &&
    first &&
    deps.sealer.open(enrolment.wrappedKey, first.sealed, subject, `1/${first.impression}`)
  if (octets === undefined) throw new Error('nothing to open')
  return Buffer.from(octets)
}
