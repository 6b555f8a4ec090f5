import { describe, expect, test } from 'vitest'
import { textProblems, textsIn } from './text-rules.ts'
import type { Given } from './values.ts'

const good: Given = {
  CLAVERO_MODE: 'production',
  CLAVERO_SMS_URL: 'https://sms.entidad-ficticia.gob.ec/v1/mensajes',
  CLAVERO_SMS_CREDENTIAL: 'x'.repeat(32),
}
const problemsOf = (over: Given) => textProblems({ ...good, ...over }).map(({ setting }) => setting)

describe('the gateway of text messages', () => {
  test('is off unless an address is set: production starts without it', () => {
    expect(textProblems({ CLAVERO_MODE: 'production' })).toEqual([])
    expect(textsIn({})).toBe(undefined)
    expect(textProblems({ CLAVERO_SMS_CREDENTIAL: 'x'.repeat(8), CLAVERO_SMS_DAY_MAX: 5 })).toMatchObject([
      { setting: 'CLAVERO_SMS_CREDENTIAL' },
      { setting: 'CLAVERO_SMS_DAY_MAX' },
    ])
  })

  test('has defaults for all but address and credential', () => {
    expect(textProblems(good)).toEqual([])
    expect(textsIn(good)).toMatchObject({
      url: good.CLAVERO_SMS_URL,
      fields: '{"to":"{to}","text":"{text}","id":"{id}"}',
      answerId: 'id',
      reportKey: undefined,
      dayMax: 2_000,
    })
    const { CLAVERO_SMS_CREDENTIAL: _none, ...without } = good
    expect(textProblems(without)).toMatchObject([{ setting: 'CLAVERO_SMS_CREDENTIAL' }])
  })

  test.each(['http://127.0.0.1:8080/sms', 'http://localhost/sms'])(
    'may be a bridge on this machine: %s',
    (url) => {
      expect(problemsOf({ CLAVERO_SMS_URL: url })).toEqual([])
    },
  )

  test.each([
    'http://sms.entidad-ficticia.gob.ec/',
    'https://name:key@sms.entidad-ficticia.gob.ec/',
    'https://[',
  ])('is not %s', (url) => {
    expect(problemsOf({ CLAVERO_SMS_URL: url })).toEqual(['CLAVERO_SMS_URL'])
  })

  test.each(['{}', '{"a":"{to}"}', '{"a":"{text}"}', '{"a":["{to}"],"b":"{text}"}', '{x}'])(
    'is not told %s',
    (fields) => {
      expect(problemsOf({ CLAVERO_SMS_FIELDS: fields })).toEqual(['CLAVERO_SMS_FIELDS'])
    },
  )
})
