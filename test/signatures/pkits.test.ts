import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { judgePkits, type Pkits } from '../support/esig/pkits.ts'
import { projectRoot } from '../support/project-files.ts'

const folder = process.env['CLAVERO_ESIG_FIXTURES'] ?? join(projectRoot, '../shared/fixtures/esig')
const file = join(folder, 'pkits.json')
const isThere = existsSync(file)

/** Valid cases that are refused all the same, each with the reason. Nothing else may be. */
const refusedAllTheSame: Readonly<Record<string, string>> = {
  // DSA is on no list of ours, in this suite neither: nobody issues with it any more.
  valid_dsa_signatures_test4: 'weakMethod',
  valid_dsa_parameter_inheritance_test5: 'weakMethod',
}

describe.skipIf(!isThere)(`the 246 cases of NIST PKITS, which are looked for at ${file}`, () => {
  const suite = isThere ? (JSON.parse(readFileSync(file, 'utf8')) as Pkits) : undefined
  const judged = (suite?.cases ?? []).map((each) => ({
    ...each,
    verdict: suite ? judgePkits(suite, each) : '',
  }))

  it('accepts none that is invalid', () => {
    const invalid = judged.filter((each) => each.expect === 'invalid')
    expect(invalid).toHaveLength(136)
    expect(
      invalid.filter(({ verdict }) => verdict === 'valid').map(({ id, name }) => `${id} ${name}`),
    ).toEqual([])
  })

  it('says revoked of what is revoked, and of nothing else', () => {
    const revoked = judged.filter((each) => each.error_class === 'RevokedError')
    expect(revoked.length).toBeGreaterThan(20)
    expect(judged.filter(({ verdict }) => verdict === 'revoked').map(({ id }) => id)).toEqual(
      revoked.map(({ id }) => id),
    )
  })

  it('refuses none that is valid, but for what is listed here with its reason', () => {
    const valid = judged.filter((each) => each.expect === 'valid')
    expect(valid).toHaveLength(110)
    const refused = valid.filter(({ verdict }) => verdict !== 'valid')
    expect(Object.fromEntries(refused.map(({ name, verdict }) => [name, verdict]))).toEqual(refusedAllTheSame)
  })
})
