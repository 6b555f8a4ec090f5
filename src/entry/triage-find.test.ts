import { describe, expect, it } from 'vitest'
import { instant } from '../kernel/time.ts'
import { runCli } from './cli/program.ts'

async function clavero(line: readonly string[], input: readonly string[] = []) {
  let [out, err] = ['', '']
  const exit = await runCli(line, {
    env: {},
    out: (text) => (out += text),
    err: (text) => (err += text),
    async *stdin() {
      yield* input
    },
    now: () => instant(1_800_000_000_000),
    terminal: false,
  })
  return { exit, out, err }
}

describe('clavero triage TEXT', () => {
  it('ranks rows for a code and for words, without a configuration or a database', async () => {
    const byCode = await clavero(['triage', 'CLV-130'])
    expect(byCode).toMatchObject({ exit: 0, err: '' })
    expect(byCode.out.split('\n')[1]).toMatch(/^R-09 .*\/estado .*Espere/)
    const byWords = await clavero(['triage', 'no', 'me', 'llega', 'el', 'enlace'])
    expect(byWords.out.split('\n')[1]).toMatch(/^R-06 /)
    expect(byWords.out.trim().split('\n')).toHaveLength(4)
  })

  it('says it for programs, in the language asked for', async () => {
    const { out, exit } = await clavero(['triage', 'find', '--json', '--lang', 'en', 'my key is blocked'])
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      code: null,
      rows: [{ row: 'R-13', title: 'Unlock the key first', next: '/desbloqueo' }, {}, {}],
    })
  })

  it('reads a message of several lines', async () => {
    const { out } = await clavero(['triage', '-'], ['El enlace venció.', 'Código: CLV-160'])
    expect(out).toContain('R-07')
  })

  it('ends with 1 where nothing is near, and with 2 where nothing was asked', async () => {
    expect(await clavero(['triage', 'feliz navidad a todos'])).toMatchObject({ exit: 1, out: '' })
    const none = await clavero(['triage', '--json', 'feliz navidad a todos'])
    expect(none.exit).toBe(1)
    expect(JSON.parse(none.out)).toEqual({ code: null, isGuess: false, rows: [] })
    expect((await clavero(['triage', ' '])).exit).toBe(2)
    expect((await clavero(['triage', '--lang', 'qu', 'x'])).exit).toBe(2)
  })

  it('leaves the other commands as they are', async () => {
    expect((await clavero(['triage', 'check'])).out).toContain('questions')
  })
})
