import type { Removal } from './removal.ts'
import { gone, row } from './signed-row.ts'

const wrapped = 'test/signatures/wrapped.test.ts'
const review = 'src/proofs/signatures/domain/review.test.ts'
const said = 'src/adapters/signatures/read-said.ts'

/** The guards of signed data with the document inside (`.p7m`). */
export const wrappedRemovals: readonly Removal[] = [
  row(
    'wrapped-issued',
    'the comparison of what is inside with what was issued',
    [
      'wrapped.ts',
      "else check('issued', () => judgeContent(crypto, content, issued))",
      "else leave('issued')",
    ],
    wrapped,
    'with another document is refused',
  ),
  row(
    'wrapped-digest',
    'the digest of what was issued',
    ['wrapped.ts', "content.length === length && hexOf(crypto.digest('sha256', content)) === sha256", 'true'],
    wrapped,
    'with another document is refused',
  ),
  gone(
    'wrapped-size',
    'the size of a file with a document inside',
    'wrapped.ts',
    "  if (file.length > mostSignedBytes) return failed('FILE_TOO_LARGE', facts)\n",
    wrapped,
    'with more than may be is refused',
  ),
  gone(
    'wrapped-key',
    'the look whether a key lies inside',
    'wrapped.ts',
    "  if (kind === 'key') return failed('PRIVATE_KEY_UPLOADED', facts)\n",
    wrapped,
    'with a key is refused',
  ),
  row(
    'wrapped-pdf',
    'the rule that what lies inside is a PDF',
    ['wrapped.ts', "return kind === 'pdf' ? passed", 'return kind !== undefined ? passed'],
    wrapped,
    'with no PDF is refused',
  ),
  gone(
    'wrapped-end',
    'that nothing follows it',
    'cms.ts',
    '    hold(whole.whole.length === octets.length, bad)\n',
    wrapped,
    'with something behind it is refused',
  ),
  row(
    'wrapped-content',
    'that it carries what it signs',
    [
      'cms.ts',
      '    hold(content !== undefined, forbidden)\n',
      '    if (content === undefined) throw new Error()\n',
    ],
    wrapped,
    'with nothing is refused',
  ),
  row(
    'wrapped-signed',
    'that the digest is that of what is inside',
    ['wrapped.ts', 'signed: { parts: [cms.content] }', 'signed: { parts: [] }'],
    wrapped,
    'of which any octet',
  ),
  row(
    'wrapped-staff',
    'the people who accept what is no PDF',
    ['src/proofs/signatures/app/judge.ts', ' || by.isWrapped\n', '\n'],
    wrapped,
    'and waits for people',
  ),
  row(
    'wrapped-left',
    'what may be left of a file with a document inside, and of no PDF',
    [said, 'return isInside && notOfWrapped.some((name) => name === check)', 'return !isInside'],
    wrapped,
    'and waits for people',
  ),
  row(
    'wrapped-issued-left',
    'that what is sound was compared with what was issued',
    [said, '(isInside && code !== undefined)', 'isInside'],
    'src/adapters/signatures/reader-process.test.ts',
    'a signed file of which the comparison was left',
  ),
  row(
    'wrapped-unchecked',
    'the checks that a file with a document inside has passed too',
    ['review.ts', "(kind === 'cms' && notOfWrapped.some((name) => name === check))", "kind === 'cms'"],
    review,
    'may be a .p7m',
  ),
  gone(
    'versions',
    'the version of the trust by which it was judged',
    'src/proofs/signatures/store/judgement-json.ts',
    '    trustVersion: stored.evidence.trustVersion,\n',
    'src/proofs/signatures/store/signed-store.test.ts',
    'gives its verdict back',
  ),
]
