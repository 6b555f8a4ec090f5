import type { Removal } from './removal.ts'
import { atk51, reading, row, signing } from './signed-row.ts'

/** Which octets a signature is over, and the signature itself (checks 4 to 9). */
export const coveredRemovals: readonly Removal[] = [
  row(
    'cover-later',
    'what came after a signature',
    [
      'coverage.ts',
      '  for (let later = index + 1; later <= document.last; later += 1) holdsOnlyASignature(document, later)\n',
      '',
    ],
    atk51,
    'where nobody knows the file',
  ),
  row(
    'range-four',
    'that there are four numbers',
    ['byte-range.ts', '|| list.items.length !== 4', ''],
    atk51,
    'wrapping: six numbers',
  ),
  row(
    'range-first',
    'that it begins at the beginning',
    ['byte-range.ts', 'first !== 0 || ', ''],
    signing,
    'is not .1 1 2 3',
  ),
  row(
    'range-gap',
    'that the gap is the contents',
    [
      'byte-range.ts',
      'if (range.firstLength !== text.at || range.secondStart !== text.at + text.raw.length)',
      'if (range.firstLength > range.secondStart)',
    ],
    atk51,
    'a gap that',
  ),
  row(
    'range-hex',
    'that the contents are one text of digits',
    [
      'byte-range.ts',
      'const contents = pairsOctets(text.raw)',
      'const contents = pairsOctets(text.raw) ?? new Uint8Array()',
    ],
    atk51,
    'Contents in brackets|Contents with blanks',
  ),
  row(
    'range-end',
    'that it goes to the end',
    [
      'byte-range.ts',
      'if (end === undefined || range.secondStart + range.secondLength !== end)',
      'if (end === undefined)',
    ],
    atk51,
    'a second run beyond the end',
  ),
  row(
    'cms-padding',
    'that padding is zeros',
    ['cms.ts', 'if (octets[at] !== 0) return false', 'if (octets[at] === -1) return false'],
    atk51,
    'behind it|behind its padding',
  ),
  row(
    'cms-content',
    'that there is no content',
    ['cms.ts', '    hold(content === undefined, forbidden)\n', '    void content\n'],
    atk51,
    'content of its own',
  ),
  row(
    'cms-one',
    'that there is one signer',
    [
      'cms.ts',
      'hold(signer !== undefined && others.length === 0, forbidden)',
      'hold(signer !== undefined, forbidden)',
    ],
    atk51,
    'two signers',
  ),
  row(
    'cms-type',
    'that data were signed',
    [
      'cms.ts',
      'hold(contentType !== undefined && oidOf(contentType, bad) === data, forbidden)',
      'void contentType',
    ],
    atk51,
    'content type',
  ),
  row(
    'cms-certificates',
    'the bound of certificates',
    ['cms.ts', '  hold(all.length <= mostCertificates, forbidden)\n', ''],
    atk51,
    'eleven certificates',
  ),
  row(
    'cms-depth',
    'the bound of depth',
    ['cms.ts', '  hold(depthOf(first.value, mostDepth) !== undefined, bad)\n', ''],
    atk51,
    'values in a CMS',
  ),
  row(
    'cms-issuer',
    'that the issuer is the one named',
    ['cms.ts', ' && sameName(certificate.issuer, issuer)', ''],
    signing,
    'by issuer and number',
  ),
  row(
    'cms-order',
    'the order of attributes',
    ['signed-attributes.ts', '  hold(isSortedSet(all), bad)\n', ''],
    atk51,
    'an order that DER forbids',
  ),
  row(
    'cms-once',
    'that an attribute stands once',
    ['signed-attributes.ts', 'more.length === 0 && !values.has(oid)', 'true'],
    atk51,
    'two digests|two values|two content types',
  ),
  row(
    'ess-required',
    'that the European profile binds its certificate',
    ['signing-certificate.ts', "isRequired ? failed(flaw, { is: 'missing' }) : passed", 'passed'],
    atk51,
    'without the certificate bound in',
  ),
  row(
    'ess-digest',
    'that the bound certificate is the signer’s',
    [
      'signing-certificate.ts',
      '    hold(sameOctets(id.take(tags.octetString).content, crypto.digest(digest, signer.der)), flaw)\n',
      '    void [id.take(tags.octetString), crypto, digest]\n',
    ],
    atk51,
    'the certificate of another',
  ),
  row(
    'format',
    'the list of formats',
    [
      'cryptographic-checks.ts',
      "if (known === undefined) return failed('CMS_NOT_ALLOWED', { is: 'format' })",
      '',
    ],
    reading,
    'another format',
  ),
]
