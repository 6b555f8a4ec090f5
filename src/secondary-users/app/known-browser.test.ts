import { describe, expect, it } from 'vitest'
import { instant, plus } from '../../kernel/time.ts'
import { knownBrowsers } from './known-browser.ts'

const seal = 'S'.repeat(43)
const browsers = knownBrowsers({
  sealOf: (mailbox, issued, number) => `${mailbox}${issued}${number}${seal}`.slice(0, 43),
  sameText: (one, other) => one === other,
  newNumber: () => 'abcdefghijkl',
  days: 180,
})
const now = instant(Date.UTC(2026, 10, 30))
const mailbox = 'a-b'
const word = browsers.issue(mailbox, now)
const day = 86_400

describe('the word of a browser that was signed in with', () => {
  it('is known for its days, and no longer', () => {
    expect(word).toMatch(/^1\d{12}\.abcdefghijkl\.[\w-]{43}$/)
    expect(browsers.numberOf(mailbox, word, now)).toBe('abcdefghijkl')
    expect(browsers.numberOf(mailbox, word, plus(now, 180 * day - 0.001))).toBe('abcdefghijkl')
    expect(browsers.numberOf(mailbox, word, plus(now, 180 * day))).toBeUndefined()
  })

  it('is not from tomorrow, of another mailbox, or of another form', () => {
    expect(browsers.numberOf(mailbox, word, plus(now, -day))).toBeUndefined()
    expect(browsers.numberOf('c-d', word, now)).toBeUndefined()
    for (const other of [
      undefined,
      '',
      '..',
      `${word}x`,
      `${word}\n`,
      ` ${word}`,
      word.slice(1),
      'x'.repeat(9_999),
    ])
      expect(browsers.numberOf(mailbox, other, now)).toBeUndefined()
  })
})
