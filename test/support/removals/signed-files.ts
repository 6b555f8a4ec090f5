import type { Removal } from './removal.ts'
import { appendedRemovals } from './signed-appended.ts'
import { coveredRemovals } from './signed-covered.ts'
import { fieldRemovals } from './signed-fields.ts'
import { appended, atk51, gone, reading, row } from './signed-row.ts'
import { structureRemovals } from './signed-structure.ts'
import { signerRemovals } from './signed-trust.ts'
import { wrappedRemovals } from './signed-wrapped.ts'

const list = 'read-signed-file.ts'
const signer = 'signer-checks.ts'

/** The checks of the list themselves, each left out (SIGNATURES 6). */
const checks: readonly Removal[] = [
  gone('check-file', 'check 1', list, "    check('file', () => judgeFile(file, open))\n", reading, 'a file'),
  row(
    'check-issued',
    'check 2',
    [list, "else check('issued', () => judgeIssued(crypto, file, issued))", "else leave('issued')"],
    atk51,
    'one letter of the issued text|saved by a viewer',
  ),
  row(
    'check-increment',
    'check 3',
    [list, "else check('increment', () => judgeIncrement(document, issued))", "else leave('increment')"],
    appended,
    'an object that nobody asked for',
  ),
  gone(
    'check-digest',
    'check 7',
    signer,
    "  check('digest', () => judgeDigest(crypto, cms, signed))\n",
    atk51,
    'one digit of the claimed time',
  ),
  gone(
    'check-signature',
    'check 8',
    signer,
    "  check('signature', () => judgeSignature(crypto, cms))\n",
    atk51,
    'a signature by the key of another',
  ),
  row(
    'check-signing-certificate',
    'check 9',
    [signer, "  check('signingCertificate', () =>", '  void (() =>'],
    atk51,
    'with the certificate of another',
  ),
  gone(
    'check-purpose',
    'check 11',
    signer,
    "  check('purpose', () => judgePurpose(signer, issuedBy))\n",
    reading,
    'of the kind seal',
  ),
]

/** The guards of the reading of a signed file (ATK-51): the checks of the list, and within each what it holds by. */
export const signedFileRemovals: readonly Removal[] = [
  ...checks,
  ...structureRemovals,
  ...appendedRemovals,
  ...fieldRemovals,
  ...coveredRemovals,
  ...signerRemovals,
  ...wrappedRemovals,
]
