import { describe, expect, test } from 'vitest'
import type { Given } from './values.ts'
import { videoIn, videoProblems } from './video-rules.ts'

const good: Given = {
  CLAVERO_MODE: 'production',
  CLAVERO_VIDEO_URL: 'https://video.entidad-ficticia.gob.ec',
  CLAVERO_VIDEO_APP: 'clavero',
  CLAVERO_VIDEO_SECRET: 's'.repeat(32),
}
const problemsOf = (over: Given, base = good) =>
  videoProblems({ ...base, ...over }).map(({ setting }) => setting)

describe('where calls take place', () => {
  test('is between the two browsers unless an address is set, and then whole', () => {
    expect(videoProblems({})).toEqual([])
    expect(videoIn({ CLAVERO_VIDEO_ICE: 'stun:a.example:3478, turn:b.example' })).toEqual({
      kind: 'own',
      ice: ['stun:a.example:3478', 'turn:b.example'],
    })
    expect(videoProblems(good)).toEqual([])
    expect(videoIn(good)).toMatchObject({ kind: 'jitsi', app: 'clavero', records: false })
    const { CLAVERO_VIDEO_SECRET: _secret, ...withoutSecret } = good
    expect(problemsOf({}, withoutSecret)).toEqual(['CLAVERO_VIDEO_SECRET'])
    expect(problemsOf({}, { CLAVERO_VIDEO_APP: 'clavero' })).toEqual(['CLAVERO_VIDEO_APP'])
  })

  test('is an origin over https', () => {
    for (const url of ['http://video.entidad-ficticia.gob.ec', 'https://video.entidad-ficticia.gob.ec:443'])
      expect(problemsOf({ CLAVERO_VIDEO_URL: url })).toEqual(['CLAVERO_VIDEO_URL'])
  })

  test('is on this machine in a demonstration, and nothing says it is recorded where nothing records', () => {
    expect(problemsOf({ CLAVERO_MODE: 'demonstration' })).toEqual(['CLAVERO_VIDEO_URL'])
    expect(problemsOf({ CLAVERO_VIDEO_ICE: 'stun:a.example' }, {})).toEqual(['CLAVERO_VIDEO_ICE'])
    expect(problemsOf({ CLAVERO_VIDEO_RECORDS: 'yes' }, {})).toEqual(['CLAVERO_VIDEO_RECORDS'])
  })
})
