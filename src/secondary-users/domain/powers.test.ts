import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant } from '../../kernel/time.ts'
import { mayDo, powers } from './powers.ts'
import { inOrder, scopes, widens } from './scopes.ts'
import { holderActs, standingOf } from './standing.ts'

const anyScopes = fc.subarray([...scopes])
const acts = Object.keys(powers)

describe('the one gate', () => {
  it('allows what the table names, to whoever has one of its scopes', () => {
    expect(acts.map((act) => [act, scopes.filter((scope) => mayDo([scope], act))])).toEqual([
      ['seeEmployer', ['payroll', 'pay', 'read']],
      ['seeDueDate', ['payroll', 'pay', 'read']],
      ['doPayroll', ['payroll']],
      ['generatePaymentSlips', ['pay']],
    ])
  })

  it('allows nothing that it does not name, whatever somebody has', () => {
    const anyAct = fc.oneof(
      fc.string(),
      fc.constantFrom('setKey', 'changeContact', 'inviteUser', 'toString', '__proto__', 'constructor'),
    )
    fc.assert(
      fc.property(anyScopes, anyAct, (held, act) => {
        fc.pre(!acts.includes(act))
        expect(mayDo(held, act)).toBe(false)
      }),
    )
  })

  it('allows nothing to whoever has no scope', () => {
    expect(acts.filter((act) => mayDo([], act))).toEqual([])
  })
})

describe('what is more than before', () => {
  it('is one scope that was not there, or a later end, and nothing else', () => {
    fc.assert(
      fc.property(
        anyScopes,
        anyScopes,
        fc.option(fc.nat(1_000)),
        fc.option(fc.nat(1_000)),
        (a, b, from, to) => {
          const more = b.some((scope) => !a.includes(scope)) || (from ?? Infinity) < (to ?? Infinity)
          expect(widens({ scopes: a, until: from }, { scopes: b, until: to })).toBe(more)
        },
      ),
    )
  })

  it('keeps the order of scopes, and each once', () => {
    expect(inOrder(['read', 'payroll', 'read', 'nothing'])).toEqual(['payroll', 'read'])
  })
})

describe('how an access stands', () => {
  const now = instant(1_000)
  const at = (state: Parameters<typeof standingOf>[0]['state'], until: number | null, invite = 0) =>
    standingOf({ state, until: until === null ? null : instant(until), inviteUntil: instant(invite) }, now)

  it('is over from its end on, and not before', () => {
    expect([at('active', 1_001), at('active', 1_000), at('active', null)]).toEqual([
      'active',
      'expired',
      'active',
    ])
  })

  it('waits for the holder until it is over', () => {
    expect([at('unconfirmed', null), at('unconfirmed', 999)]).toEqual(['unconfirmed', 'expired'])
  })

  it('is invited strictly before the end of the invitation', () => {
    expect([at('invited', null, 1_001), at('invited', null, 1_000)]).toEqual(['invited', 'invitationOver'])
  })

  it('can always be taken away, until it is', () => {
    for (const [standing, possible] of Object.entries(holderActs))
      expect([standing, possible.includes('remove')]).toEqual([standing, standing !== 'removed'])
  })
})
