import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { mostBytes, pieceBytes } from '../../src/proofs/dossier/domain/file-limits.ts'
import { onePage, pdfOf, streamOf } from '../support/files/pdfs.ts'
import { overSlowLine } from '../support/files/raw-line.ts'
import { multipartOf, pieceByPiece } from '../support/files/upload.ts'
import { caseCodeOn, recover } from '../support/recover.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

/** As long as a file may be, to a few hundred octets. */
const longest = () => pdfOf({ ...onePage, 4: streamOf(randomBytes(mostBytes - 1_000)) })

async function ready() {
  const ana = visit(service)
  await recover(ana, service.fresh(), { stopAt: 'identified' })
  await ana.open('/otras-formas')
  return { ana, code: caseCodeOn(ana) }
}
const filesOf = async (code: string) =>
  (
    await service.db.pool.query(
      `select f.kind, f.size, encode(f.digest, 'hex') as digest from dossier_file f
         join recovery_case c on c.id = f.case_id where c.code = $1 and f.replaced_at is null order by f.kind`,
      [code],
    )
  ).rows
const halvesOf = async (code: string) =>
  (
    await service.db.pool.query(
      `select 1 from dossier_upload u join recovery_case c on c.id = u.case_id where c.code = $1`,
      [code],
    )
  ).rowCount
const nextIn = ({ body }: { readonly body: string }): unknown =>
  (JSON.parse(body) as { desde?: unknown }).desde

describe('a file in pieces', () => {
  it(
    'twenty megabytes over a line that breaks come whole, each octet once',
    { timeout: 120_000 },
    async () => {
      const { ana, code } = await ready()
      let wire = 0
      let whole = 0
      for (const kind of ['ruc', 'appointment', 'letter', 'deed']) {
        const content = longest()
        whole += content.length
        const up = pieceByPiece(ana, code, kind, content)
        let from = await up.open()
        expect(from).toBe(0)
        for (let turn = 0; from < content.length; turn += 1) {
          // Every fifth time the line breaks in the middle of a piece, and every seventh the answer is lost.
          if (turn % 5 === 3) {
            const form = up.pieceAt(from)
            const line = { octets: 65_536, pause: 2, most: 100_000 }
            expect(await overSlowLine(ana, `${up.page}/parte`, form, line)).toBe('')
            wire += line.most
          }
          const answer = await up.send(from)
          wire += up.pieceAt(from).body.length
          expect(answer.status).toBe(200)
          if (turn % 7 === 5) {
            // The browser was closed: the page says where to go on, and the same piece again changes nothing.
            const again = await up.send(from)
            expect(nextIn(again)).toBe(nextIn(answer))
            wire += up.pieceAt(from).body.length
            expect(await up.open()).toBe(Math.min(content.length, from + pieceBytes))
          }
          from = Number(nextIn(answer))
        }
        expect((await up.finish()).status).toBe(303)
        await ana.open(up.page)
        expect(ana.page.html).toContain('carta.pdf')
      }
      expect((await filesOf(code)).map(({ kind, size }) => [kind, Number(size) > 5_000_000])).toEqual(
        ['appointment', 'deed', 'letter', 'ruc'].map((kind) => [kind, true]),
      )
      expect(await halvesOf(code)).toBe(0)
      expect(whole).toBeGreaterThan(20_000_000)
      // What was lost on the way is a piece at a time and never a file.
      expect(wire / whole).toBeLessThan(1.3)
      console.log(
        `20 MB over a broken line: ${(wire / 1e6).toFixed(1)} MB sent for ${(whole / 1e6).toFixed(1)} MB`,
      )
    },
  )

  it('is taken in its order only, for its own case, and for the digest that was named', async () => {
    const { ana, code } = await ready()
    const content = longest()
    const up = pieceByPiece(ana, code, 'letter', content)
    await up.open()
    // Before its turn: told where to begin.
    expect(nextIn(await up.send(pieceBytes * 3))).toBe(0)
    expect(nextIn(await up.send(0))).toBe(pieceBytes)
    // What is no piece, and what says something else than it is.
    for (const [from, fields] of [
      [pieceBytes, { largo: String(mostBytes + 1) }],
      [pieceBytes, { largo: String(pieceBytes + 1) }],
      [pieceBytes, { desde: '1' }],
      [pieceBytes, { huella: 'x' }],
      [pieceBytes, { desde: '-1' }],
    ] as const)
      expect((await up.send(from, fields)).status).toBe(400)
    // Refused in the middle of it: the connection is free for the next, and nobody waits.
    const began = Date.now()
    expect((await up.send(pieceBytes, { f: '' })).status).toBe(403)
    // Not whole: nothing is taken for it, and the page says so.
    const early = await up.finish()
    expect([early.status, early.body.includes(ana.t('p91.err.cut'))]).toEqual([422, true])
    expect(Date.now() - began).toBeLessThan(4_000)
    expect(await up.open()).toBe(pieceBytes)
    // Another browser has no such page.
    const stranger = visit(service)
    await stranger.open('/')
    const { type, body } = up.pieceAt(pieceBytes)
    const asking = { method: 'POST', headers: { 'content-type': type }, body }
    expect((await stranger.ask(`${up.page}/parte`, asking)).status).toBe(404)
    expect(await filesOf(code)).toEqual([])
  })

  it('a whole that is not what the digest says is not taken, and another file begins anew', async () => {
    const { ana, code } = await ready()
    const content = longest().subarray(0, 300_000)
    const lie = 'ab'.repeat(32)
    const up = pieceByPiece(ana, code, 'letter', content)
    await up.open()
    await up.send(0, { huella: lie })
    expect(nextIn(await up.send(pieceBytes, { huella: lie }))).toBe(300_000)
    const lied = await up.finish({ huella: lie })
    expect([lied.status, lied.body.includes(ana.t('p91.err.cut'))]).toEqual([422, true])
    expect(nextIn(await up.send(0))).toBe(pieceBytes)
    expect(await halvesOf(code)).toBe(1)
    expect(await filesOf(code)).toEqual([])
    // A piece that was moved or changed behind the service's back does not open.
    await up.send(pieceBytes)
    await service.db.pool.query(
      `update dossier_upload_piece set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1)`,
    )
    expect((await up.finish()).status).toBe(422)
  })
})

describe('a plain form over a real line, without a script', () => {
  it('is heard to its end while it moves, and ended when it stalls', { timeout: 120_000 }, async () => {
    const { ana, code } = await ready()
    const page = `/caso/${code}/documentos/letter`
    await ana.open(page)
    const { f = '' } = await ana.filled(page)
    const content = pdfOf({ ...onePage, 4: streamOf(randomBytes(50_000)) })
    const form = multipartOf(f, { content })
    const begun = Date.now()
    const seconds = () => (Date.now() - begun) / 1_000
    const stalls = overSlowLine(ana.copy(), page, form, {
      octets: 20_000,
      pause: 500,
      most: 20_000,
      end: 'stalls',
    })
    // Slower than any telephone, and longer than a form may take.
    const moves = overSlowLine(ana, page, form, { octets: 1_400, pause: 1_000 })
    const [ended, after] = await stalls.then((line) => [line, seconds()] as const)
    expect(ended).toBe('HTTP/1.1 408 Request Timeout')
    expect(after).toBeGreaterThan(29)
    expect(after).toBeLessThan(70)
    expect(await moves).toBe('HTTP/1.1 303 See Other')
    expect(seconds()).toBeGreaterThan(33)
    expect(await filesOf(code)).toHaveLength(1)
  })
})
