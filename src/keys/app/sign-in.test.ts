import { describe, expect, it } from 'vitest'
import type { EmployerId } from '../../kernel/ids.ts'
import { asDescribed } from '../../policy/index.ts'
import { signIn, type KeyOnFile, type SignInDeps } from './sign-in.ts'

const onFile: KeyOnFile = {
  employerId: 'e' as EmployerId,
  generation: 1,
  hash: 'p1:hash',
  blocked: false,
  awaiting: null,
}
const raw = { form: '', identifier: '', branchCode: '0001', key: 'k', browser: '', network: '' }

/** One employer that has used up `spent` tries; what is not there is refused at once. */
function depsWith(change: Partial<SignInDeps['store']> & Partial<Pick<SignInDeps['hasher'], 'verify'>>) {
  const tally = { spent: 0 }
  const { verify = async () => false, ...store } = change
  const deps: SignInDeps = {
    store: {
      onFile: async () => onFile,
      async reserve(_subject, _form, limit) {
        tally.spent += 1
        return { left: limit - tally.spent, isAgain: false }
      },
      clear: async () => undefined,
      async giveBack() {
        tally.spent -= 1
      },
      queueBlock: async () => undefined,
      block: async () => false,
      openSession: async () => true,
      ...store,
    },
    hasher: { hash: async () => '', verify, isCurrent: () => true },
    atomically: (work) => work({ inTransaction: true }),
    policy: asDescribed.signIn,
    subjectOf: () => new Uint8Array(),
    formOf: () => new Uint8Array(),
    newSession: () => ({ token: 't', digest: new Uint8Array() }),
    told: { signedIn: async () => undefined, refused: async () => undefined },
  }
  return { deps, tally }
}

const broken = () => Promise.reject(new Error('not there'))

it.each([
  ['the key on file cannot be read', { onFile: broken }],
  ['the key cannot be compared', { verify: broken }],
])('I-10: costs no try when %s', async (_what, change) => {
  const { deps, tally } = depsWith(change)
  await expect(signIn(deps, raw)).rejects.toThrow('not there')
  expect(tally.spent).toBe(0)
})

it('costs one when the key is wrong, and tells how many are left', async () => {
  const { deps, tally } = depsWith({})
  expect(await signIn(deps, raw)).toMatchObject({ code: 'signInRefused', detail: { left: 4 } })
  expect(tally.spent).toBe(1)
})

it('takes the try before it looks at the key', async () => {
  const order: string[] = []
  const { deps } = depsWith({
    async reserve() {
      order.push('try')
      return { left: 1, isAgain: false }
    },
    async verify() {
      order.push('key')
      return false
    },
  })
  await signIn(deps, raw)
  expect(order).toEqual(['try', 'key'])
})

it('tells of every try that is refused, also when none is left (ASVS 16.3.1)', async () => {
  const told: (readonly [EmployerId | null, number])[] = []
  const tell = async (_tx: unknown, employerId: EmployerId | null, left: number) => {
    told.push([employerId, left])
  }
  const tried = async (change: Parameters<typeof depsWith>[0]) => {
    const { deps } = depsWith(change)
    return signIn({ ...deps, told: { ...deps.told, refused: tell } }, raw)
  }
  const nobody = async () => ({ ...onFile, employerId: null, hash: null })
  const blocked = async () => ({ ...onFile, blocked: true })
  await tried({})
  expect(await tried({ reserve: async () => null })).toMatchObject({ code: 'keyBlocked' })
  await tried({ reserve: async () => null, onFile: nobody })
  await tried({ onFile: blocked, verify: async () => true })
  expect(told).toEqual([
    ['e', 4],
    ['e', 0],
    [null, 0],
    ['e', 4],
  ])
})

it('ATK-15: puts the same in the queue after the last try, whether there is such an employer or not', async () => {
  for (const employerId of [onFile.employerId, null]) {
    const steps: unknown[] = []
    const { deps, tally } = depsWith({
      onFile: async () => ({ ...onFile, employerId }),
      queueBlock: async (_tx, guessed) => void steps.push(['queued', guessed.employerId]),
      block: async () => Boolean(steps.push('blocked')),
    })
    tally.spent = asDescribed.signIn.attempts - 1
    expect(await signIn(deps, raw)).toMatchObject({ code: 'keyBlocked' })
    expect(steps).toEqual([['queued', employerId]])
  }
})

describe('F-27: a form that comes a second time', () => {
  const again = { left: 2, isAgain: true }

  it('is answered as before, is not told twice, and blocks nothing', async () => {
    const said: string[] = []
    const { deps } = depsWith({
      reserve: async () => ({ ...again, left: 0 }),
      queueBlock: async () => void said.push('queued'),
    })
    const refused = async () => void said.push('refused')
    const answered = await signIn({ ...deps, told: { ...deps.told, refused } }, raw)
    expect([answered, said]).toEqual([{ ok: false, code: 'keyBlocked', detail: { left: 0 } }, []])
  })

  it('opens the session where the key is right: the first may still be on its way', async () => {
    const { deps } = depsWith({ reserve: async () => again, verify: async () => true })
    expect(await signIn(deps, raw)).toMatchObject({ ok: true })
  })

  it('gives back no try, since it took none', async () => {
    const { deps, tally } = depsWith({ reserve: async () => again, verify: broken })
    await expect(signIn(deps, raw)).rejects.toThrow('not there')
    expect(tally.spent).toBe(0)
  })
})
