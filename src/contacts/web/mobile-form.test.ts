import { expect, it } from 'vitest'
import { readMobile, type Choices } from './mobile-form.ts'

const both: Choices = { another: true, none: true }
const key = 'Faro+71mx'

it.each([
  [{ que: 'otro', celular: '099 000 0482' }, both, '+593990000482'],
  [{ que: 'quitar', celular: '' }, both, null],
  // What is left in the box of who wants none is not looked at.
  [{ que: 'quitar', celular: 'nada' }, both, null],
  // Without a choice there is one thing to do.
  [{ que: '', celular: '+593 99 000 0482' }, { another: true, none: false }, '+593990000482'],
  [{ que: '', celular: '' }, { another: false, none: true }, null],
])('reads %j', (typed, choices, phone) => {
  expect(readMobile({ ...typed, clave: key }, choices)).toEqual({ ok: true, value: { phone, key } })
})

it.each([
  ['otro', { another: false, none: true }],
  ['quitar', { another: true, none: false }],
])('does nothing else where “%s” is open no more', (que, choices) => {
  expect(readMobile({ que, celular: '0990000482', clave: key }, choices)).toMatchObject({
    code: 'choiceGone',
  })
})

it.each([
  [{ que: '', celular: '0990000482', clave: key }, ['p84.err.what']],
  [{ que: 'borrar', celular: '', clave: '' }, ['p84.err.what', 'u01.err.key']],
  [{ que: 'otro', celular: ' ', clave: key }, ['p84.err.empty']],
  // A landline, and a number abroad: no message reaches the one, and fraud is paid with the other.
  [{ que: 'otro', celular: '022000482', clave: key }, ['p43.err.tel']],
  [{ que: 'otro', celular: '+51 990 000 482', clave: key }, ['p43.err.tel']],
])('says what is wrong with %j', (typed, errors) => {
  const read = readMobile(typed, both)
  expect(read.ok ? [] : read.detail.map((one) => one.key)).toEqual(errors)
})
