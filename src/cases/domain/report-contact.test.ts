import { describe, expect, it } from 'vitest'
import { parseReportContact } from './report-contact.ts'

describe('a contact to call back', () => {
  it.each([
    [' maria@empresa.example ', 'mail', 'maria@empresa.example'],
    ['099 000-0482', 'phone', '0990000482'],
    ['(02) 200.0482', 'phone', '022000482'],
    ['+593 99 000 0482', 'phone', '+593990000482'],
  ])('reads %j as a %s', (raw, kind, value) => {
    expect(parseReportContact(raw)).toEqual({ ok: true, value: { kind, value } })
  })

  it.each(['482', 'maria', 'a@b', 'maria@empresa.example, otra@empresa.example', '1'.repeat(16)])(
    'does not take %j',
    (raw) => {
      expect(parseReportContact(raw)).toMatchObject({ ok: false, code: 'contact' })
    },
  )

  it('tells nothing from something', () => {
    expect(parseReportContact(' ')).toMatchObject({ code: 'empty' })
  })
})
