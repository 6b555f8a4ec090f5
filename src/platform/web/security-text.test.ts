import { expect, it } from 'vitest'
import { testApp } from '../../../test/support/web.ts'
import { testNow } from '../../../test/support/visit.ts'
import { healthRoutes } from './health-routes.ts'
import { securityTextRoutes } from './security-text.ts'

const origin = 'https://clave.example'
const app = await testApp(
  securityTextRoutes({ origin, contact: 'seguridad@issp.example', clock: () => testNow }),
  healthRoutes({ ping: () => Promise.resolve(), version: '1.2.3' }),
)
const ask = (url: string, host: string) => app.inject({ url, headers: { host } })

it('says where a hole is reported, for half a year from now on (RFC 9116)', async () => {
  const answer = await ask('/.well-known/security.txt', 'clave.example')
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8'])
  expect(answer.body.split('\n')).toEqual([
    'Contact: mailto:seguridad@issp.example',
    'Expires: 2027-05-23T15:42:00.000Z',
    'Preferred-Languages: es, en',
    'Canonical: https://clave.example/.well-known/security.txt',
    '',
  ])
  expect(answer.headers['set-cookie']).toBeUndefined()
  expect((await ask('/.well-known/security.txt', 'other.example')).statusCode).toBe(421)
})

it('D26: a health check by number is answered, and makes nobody a visitor', async () => {
  for (const url of ['/healthz', '/healthz?lang=en', '/healthz?from=proxy']) {
    const answer = await ask(url, '10.0.0.7:3000')
    expect([url, answer.statusCode]).toEqual([url, 200])
    expect(answer.json()).toEqual({ status: 'ok', database: 'ok', version: '1.2.3' })
    expect(answer.headers['set-cookie']).toBeUndefined()
  }
})
