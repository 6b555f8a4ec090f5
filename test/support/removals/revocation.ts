import type { Removal } from './removal.ts'

const folder = 'src/proofs/signatures/domain'

const rowOf =
  (file: string, tests = file) =>
  (id: string, without: string, find: string, put = ''): Removal => ({
    id: `revocation-${id}`,
    without,
    edits: [{ file: `${folder}/${file}.ts`, find, put }],
    noticedBy: `${folder}/${tests}.test.ts`,
  })

const list = rowOf('crl')
const entry = rowOf('crl-entry', 'crl')
const listSays = rowOf('crl-extensions', 'crl')
const judgement = rowOf('crl-judgement')
const answer = rowOf('ocsp')
const response = rowOf('ocsp-response', 'ocsp')

/** What makes a list or an answer count (RFC 5280, 6.3; RFC 6960, 3.2): unknown is not valid. */
export const revocationRemovals: readonly Removal[] = [
  list('signature', 'the signature of a list', "  hold(verifier.isSignedBy(signature), 'signature')\n"),
  list(
    'signed',
    'that all of a list is signed',
    'if (signedFrom < input.at) verifier.update',
    'if (signedFrom < 0) verifier.update',
  ),
  list(
    'algorithms',
    'that one method stands within and without',
    "  hold(sameOctets((yield* must(input, end)).whole, algorithm.der), 'algorithmsDiffer')\n",
    '  yield* must(input, end)\n',
  ),
  list('rest', 'that nothing comes behind a list', "input.left() > 0 ? refused('rest') : ", ''),
  list('short', 'that a list comes to its end', "outcome ?? refused('short')", "outcome ?? refused('rest')"),
  list('broken-off', 'that a list which was broken off is none', "      outcome = refused('short')\n"),
  list(
    'foreign',
    'that only an indirect list speaks of others',
    "  hold(extensions.scope.isIndirect || !told.isForeign, 'foreignEntry')\n",
  ),
  list(
    'version',
    'the versions that there are',
    "    hold(countOf(value, 'badVersion') === 1, 'badVersion')\n",
  ),
  list(
    'version-extensions',
    'that only version 2 has extensions',
    '(isVersion2 && list.tag === context(0, true))',
    '(list.tag === context(0, true))',
  ),
  list('bytes', 'the greatest length of a list', "  hold(end <= mostCrlBytes, 'tooLong')\n"),
  list(
    'sticky',
    'that the issuer of an entry goes on',
    '    issuer = entry.issuer\n',
    '    issuer = entries < 0 ? entry.issuer : undefined\n',
  ),
  entry(
    'entry-critical',
    'the refusal of critical extensions of entries',
    '!isCritical || understood.has(oid)',
    'true',
  ),
  entry(
    'entry-version',
    'that only version 2 has extensions of entries',
    "  hold(hasExtensions, 'badVersion')\n",
  ),
  entry('entry-reason', 'the reasons that there are', "  hold(number <= 10 && number !== 7, 'badEntry')\n"),
  entry('entry-serial', 'that a serial number has the fewest octets', ' && !isLong, ', ', '),
  entry('entry-serial-length', 'the greatest length of a serial number', ' && serialEnd <= 34', ''),
  entry(
    'entry-time',
    'that an entry has a time',
    "  hold(revokedAt !== undefined, 'badEntry')\n",
    '  if (revokedAt === undefined) return { serial: "", revokedAt: 0 as never, reason: undefined, issuer: before }\n',
  ),
  listSays(
    'critical',
    'the refusal of critical extensions of lists',
    '!isCritical || understood.has(oid)',
    'true',
  ),
  listSays(
    'one-kind',
    'that a list is of one kind',
    '  hold([users, authorities, attributes].filter(Boolean).length <= 1, flaw)\n',
  ),

  judgement('issuer', 'that a list is of the issuer', "  if (!isIssuer) return 'issuer'\n"),
  judgement(
    'signer-name',
    'that a list has the name of its signer',
    '!sameName(facts.issuer, signer.subject) || ',
    '',
  ),
  judgement('signer', 'that a signer is trusted for it', ' || !isTrusted(signer)', ''),
  judgement(
    'crl-sign',
    'that a key may sign lists',
    "  if (!mayBeUsedFor(signer, 'crlSign')) return 'crlSign'\n",
  ),
  judgement('not-yet', 'the first instant of a list', "  if (at < facts.thisUpdate) return 'notYet'\n"),
  judgement('stale', 'the last instant of a list', 'at <= facts.nextUpdate', 'at > 0'),
  judgement(
    'no-next',
    'that a list says until when it counts',
    'facts.nextUpdate !== undefined && at <= facts.nextUpdate',
    '!(facts.nextUpdate !== undefined && at > facts.nextUpdate)',
  ),
  judgement(
    'delta',
    'that a delta is no list by itself',
    "  if (facts.deltaBase !== undefined) return 'noBase'\n",
  ),
  judgement('attributes', 'lists of attributes', "  if (scope.only === 'attributes') return 'kind'\n"),
  judgement(
    'users',
    'lists of users',
    "  if (scope.only === 'users' && isAuthority(certificate)) return 'kind'\n",
  ),
  judgement(
    'authorities',
    'lists of authorities',
    "  if (scope.only === 'authorities' && !isAuthority(certificate)) return 'kind'\n",
  ),
  judgement(
    'point',
    'the part that a list is',
    "asked.some((word) => here.has(word)) ? undefined : 'point'",
    'asked.some((word) => here.has(word)) ? undefined : undefined',
  ),
  judgement(
    'reasons',
    'the reasons that are covered',
    'covered.size === everyReason.length',
    'covered.size > 0',
  ),
  judgement('point-reasons', 'the reasons of a place', 'isAmong(point.reasons, reason) && ', ''),
  judgement('list-reasons', 'the reasons of a list', ' && isAmong(base.facts.scope.reasons, reason)', ''),
  judgement(
    'indirect',
    'that an indirect list says that it is one',
    'scope.isIndirect && wordsOf',
    'wordsOf',
  ),
  judgement(
    'crl-issuer',
    'whom a certificate names as issuer of its list',
    '.includes(directoryWord(facts.issuer.parts))',
    '.length > 0',
  ),
  judgement('delta-base', 'the list that a delta goes on from', '    base.number >= delta.deltaBase &&\n'),
  judgement('delta-old', 'that a delta is not older', 'base.number <= delta.number', 'true'),
  judgement(
    'delta-scope',
    'that a delta has the same scope',
    '    sameOctets(delta.scope.der, base.scope.der) &&\n',
  ),
  judgement(
    'delta-latest',
    'that the later delta decides',
    'latest(usable.filter((each) => isDeltaOf(each.facts, base.facts)))',
    'usable.find((each) => isDeltaOf(each.facts, base.facts))',
  ),
  judgement(
    'removed',
    'that only a delta takes off',
    'delta?.entry?.reason === removeFromCrl',
    '(delta?.entry ?? base.entry)?.reason === removeFromCrl',
  ),
  judgement(
    'unread-names',
    'that a name which is not compared is nowhere',
    "'text' in name ? [`${name.kind}:${name.text}`] : []",
    "['text' in name ? `${name.kind}:${name.text}` : 'x']",
  ),

  answer(
    'ocsp-signature',
    'the signature of an answer',
    "crypto.isSignedBy(publicKey, method.value, tbs, signature) ? undefined : 'signature'",
    'undefined',
  ),
  answer(
    'ocsp-responder',
    'who answers',
    "  let gap: OcspGap = 'responder'\n",
    '  let gap: OcspGap | undefined = undefined as OcspGap | undefined\n',
  ),
  answer('ocsp-path', 'that the issuer made the responder', "  if (!path.ok) return 'responder'\n"),
  answer(
    'ocsp-usage',
    'that a responder is made for answers',
    "  if (delegate.extensions.extendedKeyUsage?.includes(ocspSigning) !== true) return 'responderUsage'\n",
  ),
  answer(
    'ocsp-key-usage',
    'that the key of a responder may sign',
    "  if (!mayBeUsedFor(delegate, 'digitalSignature')) return 'responderUsage'\n",
  ),
  answer(
    'ocsp-unchecked',
    'that a responder need not be asked about',
    "delegate.extensions.isOcspNoCheck ? undefined : 'responderUnchecked'",
    'undefined',
  ),
  answer('ocsp-serial', 'the serial number in an answer', 'sameOctets(one.serial, other.serial)', 'true'),
  answer(
    'ocsp-key',
    'the key of the issuer in an answer',
    '  sameOctets(one.keyDigest, other.keyDigest) &&\n',
  ),
  answer(
    'ocsp-name',
    'the name of the issuer in an answer',
    '  sameOctets(one.nameDigest, other.nameDigest) &&\n',
  ),
  answer('ocsp-digest', 'the digest in an answer', '  one.digest === other.digest &&\n'),
  answer(
    'ocsp-twice',
    'that an answer speaks once of a certificate',
    'more.length === 0 ? answer : undefined',
    'more.length >= 0 ? answer : undefined',
  ),
  answer(
    'ocsp-nonce',
    'the chance that was sent',
    "nonce !== undefined && sameOctets(nonce, asked.nonce) ? undefined : 'nonce'",
    "nonce === undefined || sameOctets(nonce, asked.nonce) ? undefined : 'nonce'",
  ),
  answer(
    'ocsp-not-yet',
    'the first instant of an answer',
    "  if (at < thisUpdate) return { status: 'unknown', gap: 'notYet' }\n",
  ),
  answer(
    'ocsp-stale',
    'the last instant of an answer',
    'nextUpdate === undefined || at > nextUpdate',
    'nextUpdate === undefined',
  ),
  response(
    'ocsp-critical',
    'the refusal of critical extensions of answers',
    '!isCritical || oid === ocspNonce',
    'true',
  ),
  response(
    'ocsp-status',
    'that the responder says it succeeded',
    "    hold(status === 0, 'notSuccessful')\n",
  ),
  response(
    'ocsp-bytes',
    'the greatest length of an answer',
    "    hold(octets.length <= mostOcspBytes, 'tooLong')\n",
  ),
]
