import { describe, expect, it } from 'vitest'
import { projectFiles } from '../support/project-files.ts'

/** What runs, tests and the tables of documents aside. */
const code = projectFiles().filter(
  ({ path }) =>
    /^(?:src|migrations)\/.*\.(?:tsx?|sql)$/.test(path) && !/\.test\.tsx?$|^src\/entry\/docs\//.test(path),
)
const saying = (pattern: RegExp, files = code): readonly string[] =>
  files.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

/** Every word that the pattern captures, once. */
const said = (pattern: RegExp): readonly string[] => [
  ...new Set(code.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, word = '']) => word))),
]

/** Where something may only happen that reaches out of the language. Whoever adds a place adds it here, and to SECURITY.md. */
describe('code that reaches out of the language', () => {
  it('starts other programs where it is listed here, and never by a shell', () => {
    expect(saying(/node:child_process/)).toEqual([
      // Node itself, to look into one file of a stranger, by a small process that does nothing else.
      'src/adapters/files/keep-readers.ts',
      'src/adapters/files/reader-keeper.ts',
      // Node itself, to read signed files of strangers.
      'src/adapters/signatures/one-reader.ts',
      'src/platform/database/embedded.ts',
    ])
    const starting = code.filter(({ text }) => text.includes('node:child_process'))
    expect(saying(/\bshell\s*:|\bexec(?:Sync)?\(/, starting)).toEqual([])
  })

  it('runs no text as code, and writes no text as markup in a browser', () => {
    expect(saying(/\beval\(|new Function\(|node:vm/)).toEqual([])
    // By a table of the three parts of the service.
    expect(saying(/import\((?!\s*['"])/)).toEqual(['src/entry/cli/entries.ts'])
    expect(saying(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment/)).toEqual(
      [],
    )
  })

  it('builds a pattern out of text where it is listed here, and of no input', () => {
    expect(saying(/new RegExp\(/)).toEqual([
      // Of the rules that the server sent with the page.
      'src/client/key-rules.ts',
      // Of constants beside it.
      'src/keys/domain/common-keys.ts',
      'src/proofs/challenges/domain/normalise.ts',
      'src/proofs/registry/domain/registry-text.ts',
    ])
  })

  it('listens to no other window', () => {
    expect(
      saying(/addEventListener\(\s*['"]message['"]|window\.onmessage|window\.opener|parent\.postMessage/),
    ).toEqual([])
  })

  it('stores nothing in a browser but cookies of the server, and the key of a station that no script can read', () => {
    expect(
      saying(/localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open|serviceWorker/),
    ).toEqual(['src/client/fingers.ts'])
    expect(said(/\bgenerateKey\(\s*\{[^}]*\}, (\w+)/g)).toEqual(['false'])
  })

  it('never leaves a certificate unchecked', () => {
    expect(saying(/rejectUnauthorized|checkServerIdentity|NODE_TLS_REJECT_UNAUTHORIZED/)).toEqual([])
  })

  it('writes files in the places listed here, and none while it serves', () => {
    expect(
      saying(
        /\b(?:writeFile|appendFile|createWriteStream|mkdir|copyFile|cp|rm|unlink|link)(?:Sync)?\b[^'"]*['"]node:fs|await import\('node:fs(?:\/promises)?'\)/,
      ),
    ).toEqual([
      // What an operator asked for on the command line: a checkpoint, a file signed for a trial, made-up captures, a
      // receipt to read, a list of refused rows.
      'src/entry/cli/commands/audit.ts',
      'src/entry/cli/commands/demo-sign.ts',
      'src/entry/cli/commands/fingers.ts',
      'src/entry/cli/commands/receipt.ts',
      // The assistant as one page.
      'src/entry/cli/commands/triage.ts',
      'src/entry/cli/importing.ts',
      // The demonstration’s own folder.
      'src/entry/demo/authority/keep-authority.ts',
      'src/entry/demo/demo-database.ts',
      'src/entry/demo/hold-folder.ts',
      'src/entry/demo/reset.ts',
      'src/entry/demo/start-demo.ts',
      'src/platform/config/secrets.ts',
      'src/platform/database/embedded.ts',
    ])
  })
})

describe('cryptography', () => {
  it('makes digests, seals, signatures and chance in the places listed here', () => {
    expect(saying(/from 'node:crypto'|@node-rs\/argon2|altcha-lib|crypto\.subtle|Math\.random/)).toEqual([
      'src/adapters/accounts/open-id-connect.ts',
      'src/adapters/bank/http-bank.ts',
      'src/adapters/captcha/altcha.ts',
      'src/adapters/hash/argon2-pool.ts',
      'src/adapters/hash/argon2-thread.ts',
      'src/adapters/mail/envelope-sender.ts',
      'src/adapters/signatures/authority-certificate.ts',
      'src/adapters/signatures/node-crypto.ts',
      'src/adapters/signing/ed25519.ts',
      'src/adapters/signing/log-seal.ts',
      'src/adapters/signing/receipt-proof.ts',
      'src/adapters/signing/receipt-text.ts',
      'src/adapters/signing/station-signature.ts',
      'src/adapters/sms/report-signature.ts',
      'src/adapters/video/jitsi-rooms.ts',
      'src/audit/store/append.ts',
      'src/audit/store/read.ts',
      'src/audit/store/tree-hash.ts',
      'src/client/fingers.ts',
      'src/client/human-check-worker.ts',
      'src/client/human-check.ts',
      'src/client/receipt-check.ts',
      'src/client/upload.ts',
      'src/entry/chance.ts',
      // Keys, certificates and signatures of the demonstration’s own authority.
      'src/entry/demo/affiliate/affiliate-service.ts',
      'src/entry/demo/affiliate/affiliate-store.ts',
      'src/entry/demo/authority/authority.ts',
      'src/entry/demo/authority/keys.ts',
      'src/entry/demo/authority/seed-trust.ts',
      'src/entry/demo/demo.ts',
      'src/entry/demo/seed-world.ts',
      'src/entry/receipt-page.ts',
      'src/platform/config/account-rules.ts',
      'src/platform/config/secrets.ts',
      'src/platform/crypto/digests.ts',
      'src/platform/crypto/file-seal.ts',
      'src/platform/crypto/seal.ts',
      'src/platform/crypto/subject-seal.ts',
      'src/platform/database/embedded.ts',
      'src/platform/database/migrate.ts',
      'src/platform/ui/theme.ts',
    ])
  })

  it('knows one cipher and one digest', () => {
    expect(said(/\bcreate(?:Ci|Deci)pheriv\(\s*'([^']+)'/g)).toEqual(['aes-256-gcm'])
    expect(said(/\b(?:createHash|createHmac|hkdfSync|hash)\(\s*'((?=[a-z]+\d)[^']+)'/g)).toEqual(['sha256'])
    expect(said(/\b(md5|sha1|sha-1|des|rc4|ecb)\b\s*\(/gi)).toEqual([])
  })
})
