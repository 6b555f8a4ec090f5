import type { Removal } from './removal.ts'

const folder = 'src/proofs/signatures/domain'

/** A row of a file whose test stands beside it, or in the file of tests that is named. */
export const rowOf =
  (file: string, tests = file) =>
  (id: string, without: string, find: string, put = '', test?: string): Removal => ({
    id: `x509-${id}`,
    without,
    edits: [{ file: `${folder}/${file}.ts`, find, put }],
    noticedBy: `${folder}/${tests}.test.ts`,
    ...(test === undefined ? {} : { test }),
  })

const spelling = rowOf('names')
const certificate = rowOf('certificate')
const extension = rowOf('extensions', 'certificate')
const field = rowOf('fields')
const ofCertificate = rowOf('fields', 'certificate')
const der = rowOf('der', 'fields')
const method = rowOf('algorithms')

/** What a certificate has to be to be read, and what may sign. */
export const certificateRemovals: readonly Removal[] = [
  method(
    'weak',
    'the list of weak methods',
    "  if (weakMethods.has(algorithm.oid)) return refused('weak')\n",
  ),
  method(
    'weak-digest',
    'the list of weak digests',
    "  if (weakDigests.has(algorithm.oid)) return refused('weak')\n",
  ),
  method(
    'null',
    'the parameters of RSA',
    'parameters === undefined || sameOctets(parameters, asNull)',
    'true',
  ),
  method(
    'no-parameters',
    'that ECDSA has no parameters',
    '=> parameters === undefined\n',
    '=> parameters !== asNull\n',
  ),
  method('short', 'the shortest key', 'key.bits >= leastBits || allowsWeak', 'key.bits > 0'),
  method('long', 'the longest key', ' || key.bits > mostBits', ''),
  method('curve', 'the list of curves', ' && curves.has(key.curve)', ''),
  method('fits', 'that key and method are of one kind', "method.kind === 'ecdsa' || key.bits", 'key.bits'),
  method(
    'one-digest',
    'that a signer names one digest',
    'method.value.digest === named.value ? method',
    'method.ok ? method',
  ),
  method(
    'pss-mask',
    'the digest of the mask',
    'maskDigest.ok && maskDigest.value === digest.value',
    'maskDigest.ok',
  ),
  method('pss-mgf', 'the mask that there is', "=== mgf1, 'unknown'", "!== '', 'unknown'"),
  method(
    'pss-salt',
    'the length of the salt',
    'saltLength === digestOctets[digest.value]',
    'saltLength >= 0',
  ),
  method(
    'pss-trailer',
    'the trailer',
    "countOf(explicitOf(trailer, 'unknown'), 'unknown') === 1",
    'trailer.tag > 0',
  ),
  {
    id: 'x509-exponent',
    without: 'the look at the exponent of a key',
    edits: [
      {
        file: 'src/adapters/signatures/node-crypto.ts',
        find: 'exponent > 2n && exponent % 2n === 1n',
        put: 'exponent > 0n',
      },
    ],
    noticedBy: 'src/adapters/signatures/node-crypto.test.ts',
  },
  {
    id: 'x509-signature-length',
    without: 'the length of a signature of RSA that comes whole',
    edits: [
      {
        file: 'src/adapters/signatures/node-crypto.ts',
        find: 'if (key === undefined || !hasLength(key, signature)) return false',
        put: 'if (key === undefined) return false',
      },
    ],
    noticedBy: 'src/adapters/signatures/node-crypto.test.ts',
  },
  {
    id: 'x509-signature-length-pieces',
    without: 'the length of a signature of RSA over what came in pieces',
    edits: [
      {
        file: 'src/adapters/signatures/node-crypto.ts',
        find: '        if (!hasLength(key, signature)) return false\n',
        put: '',
      },
    ],
    noticedBy: 'src/adapters/signatures/node-crypto.test.ts',
  },

  certificate(
    'algorithms',
    'that one method stands within and without',
    "  hold(sameOctets(inner.der, algorithm.der), 'algorithmsDiffer')\n",
  ),
  certificate(
    'bytes',
    'the greatest length of a certificate',
    "    hold(der.length <= mostCertificateBytes, 'tooLong')\n",
  ),
  certificate(
    'depth',
    'the greatest depth',
    "    hold(depthOf(whole, mostDepth) !== undefined, 'tooDeep')\n",
  ),
  certificate('rest', 'the end of a certificate', '    outer.end()\n'),
  certificate(
    'version',
    'the versions that there are',
    "  hold(number === 1 || number === 2, 'badVersion')\n",
  ),
  certificate(
    'version-extensions',
    'that only version 3 has extensions',
    "  hold(version === 3 || list === undefined, 'badVersion')\n",
  ),
  extension('repeated', 'that an extension stands once', "    hold(!seen.has(oid), 'repeatedExtension')\n"),
  extension(
    'path-length',
    'that a path length is of an authority',
    '  hold(isAuthority || pathLength === undefined, flaw)\n',
  ),
  extension(
    'policy-twice',
    'that a policy stands once',
    '  hold(new Set(policies).size === policies.length, flaw)\n',
  ),
  extension(
    'least',
    'the least of name constraints',
    '        hold(least === undefined || countOf(least, flaw, least.tag) === 0, flaw)\n',
  ),
  ofCertificate(
    'bits',
    'that bits which are not used are 0',
    '  hold((last & ((1 << unused) - 1)) === 0, flaw)\n',
  ),
  ofCertificate('boolean', 'that TRUE is 0xff', ' && (octet === 0 || octet === 0xff)', ''),
  field('integer', 'that a number has the fewest octets', ' && !isLong, flaw)', ', flaw)'),
  field('day', 'the days that there are', ' && day <= daysOf(year, month)', ''),
  field('zulu', 'that a time is in UTC', ' || content[start + 10] !== 0x5a', ''),
  der(
    'der-length',
    'that a length has the fewest octets',
    "    if (length < 0x80 || octets[start] === 0) return refused('notDer')\n",
  ),
  der('der-end', 'that a value ends in its octets', "  if (end > octets.length) return refused('short')\n"),
  der('der-tag', 'that a tag has one octet', "  if ((tag & 0x1f) === 0x1f) return refused('notDer')\n"),
  der(
    'der-oid',
    'that an identifier has one writing',
    '    if (isFresh && octet === 0x80) return undefined\n',
  ),
  spelling(
    'name-quoted',
    'that a spelling reads as no other',
    'JSON.stringify(prepared(text))',
    'prepared(text)',
  ),
  spelling('name-length', 'that a name has as many parts', 'a.parts.length === b.parts.length && ', ''),
  spelling(
    'name-ascii',
    'that a printable string is ASCII',
    'content.every((octet) => octet < 0x80) ? fromUnits(content, 1) : undefined',
    'fromUnits(content, 1)',
  ),
]
