import { expect, test } from 'vitest'
import { createSigner } from '../../adapters/signing/ed25519.ts'
import { instant } from '../../kernel/time.ts'
import { checkpointLine, makeCheckpoint, readCheckpoints } from './checkpoint.ts'

const signer = createSigner(new Uint8Array(32).fill(1))
const heads = Array.from({ length: 16 }, (_, lane) => ({
  lane,
  seq: lane,
  hash: lane.toString(16).repeat(64),
}))
const line = checkpointLine(makeCheckpoint(heads, instant(0), signer), signer)

test('reads back every line it wrote', () => {
  expect(readCheckpoints(line + line, signer.check)).toMatchObject({
    ok: true,
    value: [{ lanes: heads }, { lanes: heads }],
  })
})

test('does not believe a checkpoint in which anything was changed', () => {
  for (const [from, to] of [
    ['"seq":9', '"seq":8'],
    ['1970', '1971'],
    ['f'.repeat(64), 'e'.repeat(64)],
    ['"signature":"', '"signature":"A'],
  ] as const) {
    expect(readCheckpoints(line + line.replace(from, to), signer.check)).toEqual({
      ok: false,
      code: 'forged',
      detail: { line: 2 },
    })
  }
})

test('does not believe a checkpoint that another installation signed', () => {
  const other = createSigner(new Uint8Array(32).fill(2))
  expect(readCheckpoints(line, other.check)).toMatchObject({ ok: false, code: 'forged' })
})

test.each(['', '{}', '[]', 'null', '{"at":"x"}', line.slice(0, 300), line.replace('"lane":3', '"lane":4')])(
  'says that it cannot read %j',
  (text) => {
    expect(readCheckpoints(text, signer.check)).toMatchObject({ ok: false, code: 'unreadable' })
  },
)
