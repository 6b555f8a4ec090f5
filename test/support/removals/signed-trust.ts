import type { Removal } from './removal.ts'
import { atk51, domain, processes, reading, row } from './signed-row.ts'

/** Whom we believe who somebody is, and the processes that read (checks 10 and 11). */
export const signerRemovals: readonly Removal[] = [
  row(
    'trust-key',
    'that a key is the one that was looked at',
    [
      'trusted-path.ts',
      "    if (hexOf(crypto.digest('sha256', certificate.value.publicKey)) !== entry.keySha256) return []\n",
      '',
    ],
    reading,
    'is known by its key',
  ),
  row(
    'trust-time',
    'the time of an accreditation',
    ['trusted-path.ts', ' && from <= at && at < until', ''],
    reading,
    'while it is accredited',
  ),
  row(
    'trust-retired',
    'that who is retired accepts nothing',
    ['trusted-path.ts', "status !== 'retired' && ", ''],
    reading,
    'while it is accredited',
  ),
  row(
    'trust-authority',
    'that a signer is no authority',
    [
      'trusted-path.ts',
      "    if (isAuthority(signer)) return failed('CHAIN_INVALID', { rule: 'signer is an authority' })\n",
      '',
    ],
    atk51,
    'that says it is an authority',
  ),
  row(
    'purpose-usage',
    'what a key is for',
    ['purpose.ts', "    return failed('KEY_USAGE')", '    void 0'],
    reading,
    'of the kind wrong-usage',
  ),
  row(
    'purpose-kinds',
    'the list of kinds',
    ['purpose.ts', 'kind === undefined || other !== undefined', 'kind === undefined'],
    reading,
    'of the kind (?:member|officer)',
  ),
  row(
    'purpose-listed',
    'that a policy is listed',
    ['purpose.ts', 'if (kind === undefined || other !== undefined)', 'if (other !== undefined)'],
    atk51,
    'without a policy',
  ),
  row(
    'identity-digit',
    'the check digit of a cédula',
    ['identity.ts', ' && readCedula(text).ok', ''],
    `${domain}/identity.test.ts`,
  ),
  row(
    'identity-prefix',
    'the mark before a cédula',
    [
      'identity.ts',
      "text.startsWith('IDCEC-') ? asCedula(text.slice(6)) : []",
      "asCedula(text.replace('IDCEC-', ''))",
    ],
    `${domain}/identity.test.ts`,
  ),
  row(
    'identity-one',
    'that two cédulas are nobody’s',
    ['identity.ts', 'cedulas.size === 1 && rucs.size <= 1', 'true'],
    `${domain}/identity.test.ts`,
  ),

  row(
    'process-time',
    'the time of a file',
    ['src/adapters/signatures/one-reader.ts', "    late = setTimeout(kill, settings.patience, 'time')\n", ''],
    processes,
    'hangs costs',
  ),
  row(
    'process-memory',
    'the watch over memory',
    [
      'src/adapters/signatures/one-reader.ts',
      "if (residentOf(child.pid) > settings.mostResident) kill('memory')",
      'void residentOf(child.pid)',
    ],
    processes,
    'swells costs',
  ),
  row(
    'process-places',
    'the bound of files that wait',
    [
      'src/adapters/signatures/reader-process.ts',
      "        if (queue.length >= mostWaiting) return answer(refused('busy'))\n",
      '',
    ],
    processes,
    'wait for their turn',
  ),
  row(
    'process-turn',
    'the time to wait',
    ['src/adapters/signatures/reader-process.ts', '}, turn)', '}, 1e8)'],
    processes,
    'do not wait for ever',
  ),
  row(
    'process-trust',
    'that newer trust is told',
    [
      'src/adapters/signatures/reader-process.ts',
      'const isKnown = reader.trustKey === trustKey',
      'const isKnown = reader.trustKey !== undefined',
    ],
    processes,
    'not by what was sent before',
  ),
  row(
    'process-file',
    'that an answer is about this file',
    ['src/adapters/signatures/read-said.ts', '    if (of !== fileSha256) return undefined\n', ''],
    processes,
    'of another file',
  ),
  row(
    'process-order',
    'that checks stand in their order',
    ['src/adapters/signatures/read-said.ts', 'check !== read[index] || ', ''],
    processes,
    'in another order',
  ),
  row(
    'process-all',
    'that all checks were made',
    ['src/adapters/signatures/read-said.ts', ' || (code === undefined && checks.length !== read.length)', ''],
    processes,
    'fewer checks than all',
  ),
  row(
    'process-path',
    'that a path leads to what is trusted',
    [
      'src/adapters/signatures/read-said.ts',
      '  if (hasPath && !endsWhereWeTrust(chain, issuerKeySha256, asked)) unbelieved()\n',
      '',
    ],
    processes,
    'a path to somebody else|trusted no more',
  ),
]
