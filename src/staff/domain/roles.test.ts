import { describe, expect, it } from 'vitest'
import {
  isStaffRole,
  mayApprove,
  mayDo,
  maySee,
  roleRules,
  staffRoles,
  twoPersonActs,
  type PersonDigest,
  type TwoPersonAct,
} from './roles.ts'

const ana = 'aa' as PersonDigest
const luis = 'bb' as PersonDigest
const acts = Object.keys(twoPersonActs) as TwoPersonAct[]

describe('the roles', () => {
  it('are the seven of the back office, and no others', () => {
    expect(staffRoles).toHaveLength(7)
    expect(isStaffRole('counter')).toBe(true)
    for (const other of ['', 'administrator', 'Counter', 'toString', '__proto__'])
      expect(isStaffRole(other)).toBe(false)
  })

  it('never touch a key or a token (I-24)', () => {
    const words = Object.values(roleRules).flatMap(({ sees, does }) => [...sees, ...does])
    expect(words.filter((word) => /employerKey|password|token|link/i.test(word))).toEqual([])
    expect(words.filter((word) => /keys?$/i.test(word))).toEqual(['manageIntegrationKeys'])
  })

  it('show a technician nobody, and let only the log be exported', () => {
    expect(roleRules.technical.personalData).toBe(false)
    for (const sight of ['cases', 'documents', 'queue', 'signedRequests', 'auditLog'] as const)
      expect(maySee(['technical', 'parameters'], sight)).toBe(false)
    expect(staffRoles.filter((role) => mayDo([role], 'exportAuditLog'))).toEqual(['audit'])
  })

  it('show the departures to those who run the rules and the machines', () => {
    expect(staffRoles.filter((role) => maySee([role], 'departures'))).toEqual(['parameters', 'technical'])
  })

  it('add up when one person holds several', () => {
    expect(mayDo(['information', 'supervisor'], 'approveReset')).toBe(true)
    expect(mayDo([], 'approveReset')).toBe(false)
  })
})

describe.each(acts)('%s', (act) => {
  it('is approved by another person who has the power', () => {
    expect(mayApprove(act, { person: luis, roles: staffRoles }, ana)).toBe(true)
  })

  it('is never approved by the natural person who asked, whatever roles they hold (I-12)', () => {
    expect(mayApprove(act, { person: ana, roles: staffRoles }, ana)).toBe(false)
  })

  it('is not approved by who has no power to', () => {
    const others = staffRoles.filter(
      (role) => !roleRules[role].does.some((power) => power === twoPersonActs[act].approve),
    )
    expect(mayApprove(act, { person: luis, roles: others }, ana)).toBe(false)
  })
})
