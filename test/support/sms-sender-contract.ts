import { describe, expect, it } from 'vitest'
import type { MobileNumber } from '../../src/kernel/phone-number.ts'
import type { TextId } from '../../src/kernel/ids.ts'
import type { OutgoingText, SmsSender, TextHandOver } from '../../src/messaging/app/text-ports.ts'

export interface SenderUnderTest {
  readonly sender: SmsSender
  /** What has arrived at a number so far. */
  arrived(to: string): readonly string[]
}

/** Numbers that behave, for whatever stands in for a gateway; others accept. */
export const odd = {
  unknownNumber: '+593990000404',
  busy: '+593990000429',
  away: '+593990000503',
  broken: '+593990000500',
  cut: '+593990000999',
  slow: '+593990000888',
  ours: '+593990000401',
} as const

let count = 0
export const textTo = (to: string, words: Partial<OutgoingText> = {}): OutgoingText => {
  const textId = `0190a000-0000-7000-8000-${String((count += 1)).padStart(12, '0')}` as TextId
  return {
    textId,
    attempt: 1,
    idempotencyKey: `${textId}.1`,
    to: to as MobileNumber,
    text: '024680 es su clave temporal de Clave de empleador. Vence a las 18:59. No la comparta.',
    ...words,
  }
}

/** What every sender of text messages has to do. */
export function smsSenderContract(name: string, underTest: () => SenderUnderTest): void {
  const send = (to: string, words?: Partial<OutgoingText>): Promise<TextHandOver> =>
    underTest().sender.send(textTo(to, words))

  describe(`${name} as a sender of text messages`, () => {
    it('reports acceptance, and the message is there once with its words', async () => {
      const { text } = textTo('')
      expect(await send('+593990000001')).toMatchObject({ kind: 'accepted' })
      expect(underTest().arrived('+593990000001')).toEqual([text])
    })

    it('hands the same key over twice, and it is there once', async () => {
      for (let n = 0; n < 2; n += 1)
        expect(await send('+593990000002', { idempotencyKey: 'same' })).toMatchObject({ kind: 'accepted' })
      expect(underTest().arrived('+593990000002')).toHaveLength(1)
    })

    it('reports a number that does not exist as refused for good', async () => {
      expect(await send(odd.unknownNumber)).toMatchObject({ kind: 'refused', permanent: true })
    })

    it.each([odd.busy, odd.away])('reports %s as refused for now', async (to) => {
      expect(await send(to)).toMatchObject({ kind: 'refused', permanent: false })
    })

    it.each([odd.broken, odd.cut, odd.slow])('does not know what became of a message to %s', async (to) => {
      expect(await send(to)).toMatchObject({ kind: 'unknown' })
    })

    it('says when a refusal is ours to mend', async () => {
      expect(await send(odd.ours)).toMatchObject({ kind: 'refused', permanent: false, isOurs: true })
    })

    it('goes on after every kind of failure', async () => {
      for (const to of [odd.cut, odd.unknownNumber, odd.busy]) await send(to)
      expect(await send('+593990000003')).toMatchObject({ kind: 'accepted' })
    })
  })
}
