import { expect, test } from 'vitest'
import { testApp, testBrowser } from '../../../test/support/web.ts'
import { requestIdFrom } from './request-id.ts'

test('a number that can be read over the telephone', () => {
  expect(requestIdFrom(new Uint8Array([0, 31, 32, 255, 1, 2, 3, 4]))).toBe('0Z0Z1234')
  expect(() => requestIdFrom(new Uint8Array(3))).toThrow(RangeError)
})

test('a fault of ours is told with the number of its request, another one each time', async () => {
  const app = await testApp((routes) =>
    routes.get('/roto', () => {
      throw new Error('broken')
    }),
  )
  const visitor = testBrowser(app)
  const told = async () => / ([0-9A-Z]{8})</.exec((await visitor.get('/roto')).body)?.[1]
  const [one, other] = [await told(), await told()]
  expect([one, other]).toEqual(['0Z0Z1231', '0Z0Z1232'])
})
