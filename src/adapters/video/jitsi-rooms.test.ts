import { jwtVerify } from 'jose'
import { expect, it } from 'vitest'
import type { CallId } from '../../appointments/domain/video-call.ts'
import { Secret } from '../../kernel/secret.ts'
import { instant } from '../../kernel/time.ts'
import { jitsiRooms } from './jitsi-rooms.ts'

const secret = 's'.repeat(32)
const rooms = (records = false) =>
  jitsiRooms({ origin: 'https://video.example', app: 'clavero', secret: new Secret(secret), records })
const now = 1_800_000_000_000
const guest = { call: '0190' as CallId, name: 'CLV-7Q4M-2K9T', until: instant(now + 600_500) }

async function entered(side: 'person' | 'officer', records = false, call = guest.call) {
  const door = await rooms(records).door({ ...guest, call, side })
  if (door.kind !== 'elsewhere') throw new Error('no door')
  const url = new URL(door.href)
  const token = url.searchParams.get('jwt') ?? ''
  const check = (at: number, key = secret) =>
    jwtVerify(token, new TextEncoder().encode(key), {
      issuer: 'clavero',
      audience: 'clavero',
      subject: 'video.example',
      algorithms: ['HS256'],
      currentDate: new Date(at),
    })
  return { room: url.pathname.slice(1), check }
}

it('lets each side into the one room of its call, which nobody foretells', async () => {
  const [person, officer, other] = await Promise.all([
    entered('person'),
    entered('officer'),
    entered('person', false, '0191' as CallId),
  ])
  expect(person.room).toBe(officer.room)
  expect(person.room).toMatch(/^[0-9a-f]{32}$/)
  expect(other.room).not.toBe(person.room)
  expect((await person.check(now)).payload).toMatchObject({ room: person.room, moderator: false })
})

it('ends with the call, and is nothing under another secret', async () => {
  const { check } = await entered('person')
  await expect(check(now + 600_000)).resolves.toBeDefined()
  await expect(check(now + 602_000)).rejects.toThrow()
  await expect(check(now, 't'.repeat(32))).rejects.toThrow()
})

it('lets an officer alone moderate, and record where the institution records', async () => {
  const features = async (side: 'person' | 'officer', records: boolean) =>
    (await (await entered(side, records)).check(now)).payload
  expect(await features('officer', true)).toMatchObject({
    moderator: true,
    context: { features: { recording: true } },
  })
  expect(await features('person', true)).toMatchObject({
    moderator: false,
    context: { features: { recording: false } },
  })
  expect(await features('officer', false)).toMatchObject({ context: { features: { recording: false } } })
})
