import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { impressionOf, syntheticFinger } from '../../src/proofs/biometrics/domain/synthetic-finger.ts'
import { matchScore } from '../../src/proofs/biometrics/domain/verdict.ts'
import { writeIso } from '../../src/proofs/biometrics/domain/write-iso.ts'
import { measureBiometrics } from '../../bench/biometrics/measure.ts'
import {
  equalError,
  falseMatch,
  falseNonMatch,
  falseNonMatchAt,
  scoresOf,
} from '../../bench/biometrics/rates.ts'
import { readFolder } from '../../bench/biometrics/read-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'clavero-fingers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fingers = 4
const impressions = 7
beforeAll(() => {
  mkdirSync(join(folder, 'inner'))
  for (let finger = 0; finger < fingers; finger += 1) {
    for (let n = 1; n <= impressions; n += 1) {
      const mishap = { rotation: 0.1 * n, shiftX: 5 * n, lost: 0.1, added: 0.1, jitter: 2 }
      const octets = writeIso([impressionOf(syntheticFinger(finger), n, mishap)])
      writeFileSync(join(folder, finger === 0 ? 'inner' : '.', `10${finger}_${n}.iso`), octets)
    }
  }
  writeFileSync(join(folder, '200_1.fmr'), writeIso([syntheticFinger(9)]).subarray(0, 40))
  writeFileSync(join(folder, 'notes.txt'), 'no template')
})

describe('a folder of templates', () => {
  it('is read by the names of its files, and what is broken is named with its flaw', async () => {
    const read = await readFolder(folder)
    expect(read.impressions).toHaveLength(fingers * impressions)
    expect(read.refused).toEqual([{ file: '200_1.fmr', flaw: 'lengthMismatch' }])
    expect(read.impressions.map(({ finger, number }) => `${finger} ${number}`)).toContain('inner/100 7')
  })

  it('is measured: every pair once, and each finger against itself and the others', async () => {
    const figures = measureBiometrics(await readFolder(folder))
    const pairs = (impressions * (impressions - 1)) / 2
    expect(figures).toMatchObject({
      templates: { read: 28, refused: [{ file: '200_1.fmr' }] },
      fingers,
      threshold: matchScore,
      single: { genuine: fingers * pairs, impostor: 6 * impressions ** 2, falseMatch: 0, falseNonMatch: 0 },
      // Four impressions are left of each finger, and seven of each of the others.
      enrolled: { genuine: fingers * 2, refused: 0, impostor: fingers * 3 * 3, letIn: 0 },
    })
    expect(figures.single.greatestImpostor).toBeGreaterThan(0)
    expect(figures.compare.median).toBeGreaterThan(0)
    expect(figures.compare.most).toBeGreaterThanOrEqual(figures.compare.p95)
  })

  it('of one finger says nothing', () => {
    expect(() => measureBiometrics({ impressions: [], refused: [] })).toThrow(RangeError)
  })
})

describe('rates of error', () => {
  const scores = scoresOf([0.9, 0.3, 0.8, 0.7], [0.1, 0.2, 0.4, 0.05, 0.15])

  it('count what is below and what is not', () => {
    expect(falseNonMatch(scores, 0.3)).toBe(0)
    expect(falseNonMatch(scores, 0.31)).toBe(0.25)
    expect(falseMatch(scores, 0.4)).toBeCloseTo(0.2)
    expect(falseMatch(scores, 0.41)).toBe(0)
  })

  it('at a bound take the lowest threshold that keeps it', () => {
    expect(falseNonMatchAt(scores, 0)).toBe(0.25)
    expect(falseNonMatchAt(scores, 0.2)).toBe(0)
    expect(falseNonMatchAt(scoresOf([0.1], [0.2]), 0)).toBe(1)
    expect(falseNonMatchAt(scoresOf([0.2], [0.2]), 0)).toBe(1)
  })

  it('are equal in the middle', () => {
    expect(equalError(scores)).toBeCloseTo(0.225)
    expect(equalError(scoresOf([0.5, 0.6], [0.1, 0.2]))).toBe(0)
    expect(equalError(scoresOf([0.1, 0.2], [0.5, 0.6]))).toBe(1)
  })
})
