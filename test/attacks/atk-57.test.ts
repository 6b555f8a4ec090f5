import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { signIn } from '../support/recover.ts'
import { visit } from '../support/visitor.ts'

const poison = [
  'a\r\n{"level":"info","msg":"forged"}',
  '\u001b[31mred\u001b[0m\u0007',
  '\u202eabc\u2066\u200f',
  '"},{"level":"fatal","msg":"forged"}',
  '\t\u0000\u0085\u2028\u2029',
  'x'.repeat(12_000),
]

attack('ATK-57', 'writing false log lines', (scene) => {
  it('whatever stands in a field, an address or a header: one event is one line of inert JSON, of bounded length', async () => {
    const { service } = scene
    const company = service.fresh()
    const ana = visit(service)
    await signIn(ana, company, company.key ?? '')
    for (const text of poison) {
      const header = text.replace(/[^\x21-\x7e]/g, '.').slice(0, 4_000)
      for (const [path, field] of [
        ['/empresa', 'ruc'],
        ['/entrar', 'ruc'],
        ['/caso', 'codigo'],
        ['/aviso', 'contacto'],
      ] as const) {
        const stranger = visit(service)
        await stranger.open(path)
        const body = await stranger.filled(path, { [field]: text.toWellFormed() })
        await stranger.ask(path, {
          method: 'POST',
          body,
          headers: {
            'user-agent': header,
            referer: header,
            'x-request-id': header,
            'accept-language': header,
          },
        })
      }
      await visit(service).ask(`/clave/${encodeURIComponent(text.slice(0, 50))}`, {
        headers: { 'user-agent': header },
      })
    }
    for (const line of service.logLines()) {
      expect(line.endsWith('\n')).toBe(true)
      const one = line.slice(0, -1)
      expect(() => JSON.parse(one) as unknown).not.toThrow()
      expect(one).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/)
      expect(one).not.toContain('forged')
      expect(one.length).toBeLessThan(16_384)
    }
    const { rows } = await service.db.pool.query<{ line: string }>(
      'select row_to_json(a)::text as line from audit_entry a',
    )
    for (const { line } of rows) {
      expect(line).not.toMatch(/forged|[\u0000-\u001f\u202e]/)
      expect(line.length).toBeLessThan(4_096)
    }
  })
})
