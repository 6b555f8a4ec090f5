import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { dumpOf } from '../support/dump.ts'
import { withinAnHour } from '../support/hour.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

const perHour = 12
const path = '/ayuda/codigo'

let service: Service
beforeAll(async () => {
  service = await startService({
    instances: 2,
    policy: (base) => ({ ...base, network: { ...base.network, triageSearchesPerHour: perHour } }),
  })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

describe('what is typed at T-05', () => {
  it('is found by everybody, in both languages, without a case and without a cookie', async () => {
    const ana = visit(service, { network: '203.0.113.50' })
    await ana.open(path)
    await ana.submit(path, { texto: 'Error de Conexión con el Registro Civil' })
    expect([ana.page.status, ana.page.h1]).toEqual([200, ana.t('t05.found')])
    expect(ana.page.words).toContain(ana.t('t.r09.title'))
    const ben = visit(service, { lang: 'en', network: '203.0.113.50' })
    await ben.open(path)
    await ben.submit(path, { texto: 'the link expired' })
    expect(ben.page.words).toContain(ben.t('t.r07.title'))
  })

  it('is in no table and no log, and in no address', async () => {
    const secrets = ['5049999013', '5049999013001', 'Abcd12*4', 'ana@empresa.example', 'encebollado']
    const ana = visit(service, { network: '203.0.113.51' })
    await ana.open(path)
    await ana.submit(path, { texto: `el enlace venció ${secrets.join(' ')}` })
    expect(ana.page.status).toBe(200)
    await ana.ask('/ayuda/codigo.json', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: secrets.join(' ') }),
    })
    // A body that cannot be read is logged no more than one that can.
    await ana.ask('/ayuda/codigo.json', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"text":"${secrets.join(' ')}`,
    })
    const kept = `${await dumpOf(service.db)}\n${service.logLines().join('\n')}`
    for (const secret of secrets) {
      expect(kept).not.toContain(secret)
      if (secret !== 'encebollado') expect(ana.page.html).not.toContain(secret)
    }
  })

  it('takes the places of its network, from both instances and for programs too (I-25)', async () => {
    await withinAnHour()
    const ana = visit(service, { network: '203.0.113.52' })
    const program = (instance: number) =>
      visit(service, { network: '203.0.113.52', instance }).ask('/ayuda/codigo.json', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"text":"CLV-130"}',
      })
    for (let n = 0; n < perHour; n += 1) expect((await program(n % 2)).status).toBe(200)
    const over = await program(0)
    expect([over.status, JSON.parse(over.body)]).toEqual([429, expect.objectContaining({ code: 'CLV-181' })])
    await ana.open(path)
    await ana.submit(path, { texto: 'CLV-130' })
    expect([ana.page.status, ana.page.code]).toEqual([429, 'CLV-181'])
    // The questions stay open to whoever has to wait for the search.
    expect((await ana.open('/ayuda/que-me-pasa')).status).toBe(200)
  })
})
