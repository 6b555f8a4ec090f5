import type { Removal } from './removal.ts'

const lists = 'src/proofs/signatures/store/revocation-lists.test.ts'
const reading = 'src/adapters/signatures/list-reader.test.ts'
const outward = 'src/adapters/signatures/outward-call.test.ts'
const source = 'src/proofs/signatures/app/revocation-source.test.ts'
const refresh = 'src/proofs/signatures/app/refresh-lists.test.ts'
const listStore = 'src/proofs/signatures/store/revocation-lists.ts'
const call = 'src/adapters/signatures/outward-call.ts'
const status = 'src/proofs/signatures/app/revocation-source.ts'
const list = 'src/adapters/signatures/read-list.ts'

/** The guards of what says that a certificate was revoked: which list counts, where it is fetched, and who is asked. */
export const revocationSourceRemovals: readonly Removal[] = [
  {
    id: 'chain-status-code',
    without: 'the difference between a signer who was revoked and an authority that was',
    edits: [
      {
        file: 'src/proofs/signatures/app/judge.ts',
        find: "status.depth === 0 ? 'CERT_REVOKED' : 'CHAIN_INVALID'",
        put: "status.depth >= 0 ? 'CERT_REVOKED' : 'CHAIN_INVALID'",
      },
    ],
    noticedBy: 'src/proofs/signatures/app/judge.test.ts',
    test: 'of which an authority was revoked',
  },
  ...(
    [
      [
        'above',
        'the question about every authority between the signer and the anchor',
        'depth + 1 < chain.length; depth++',
        'depth < 1; depth++',
        'from the signer up to',
      ],
      [
        'unknown',
        'the rule that unknown of any is unknown',
        'unknown ??= { why: status.why, depth }',
        'void status.why',
        'with one of which nothing is known',
      ],
      [
        'addresses',
        'the rule that only the signer’s certificate names addresses',
        'depth === 0 ? { crlUrls, ocspUrls } : nowhere',
        'depth >= 0 ? { crlUrls, ocspUrls } : nowhere',
        'from the signer up to',
      ],
      [
        'issuer',
        'the entry that has to stand behind who issued',
        "unknown ??= { why: 'issuer', depth }",
        'void depth',
        'has no entry for one of its issuers',
      ],
      [
        'revoked-first',
        'the rule that one that is revoked decides, whatever is not known',
        "if (status.is === 'revoked') return",
        "if (status.is === 'revoked' && unknown === undefined) return",
        'with one that is revoked is revoked',
      ],
    ] as const
  ).map(([id, without, find, put, test]): Removal => ({
    id: `chain-status-${id}`,
    without,
    edits: [{ file: 'src/proofs/signatures/app/chain-status.ts', find, put }],
    noticedBy: 'src/proofs/signatures/app/chain-status.test.ts',
    test,
  })),
  {
    id: 'list-newer',
    without: 'the order of lists: an older one takes no newer one’s place',
    edits: [
      {
        file: listStore,
        find: ` and this_update < $3
      and (number is null or $4::numeric is null or number < $4::numeric)`,
        put: ' and $3::timestamptz is not null and ($4::numeric is null or true)',
      },
    ],
    noticedBy: lists,
    test: 'never takes the place',
  },
  {
    id: 'list-evidence',
    without: 'the look at what stands on a list before it is forgotten',
    edits: [
      {
        file: 'src/proofs/signatures/store/revocation-evidence.ts',
        find: " and ${nothingStandsOn('l')} limit 200",
        put: ' limit 200',
      },
    ],
    noticedBy: lists,
    test: 'is kept when newer lists came',
  },
  ...(
    [
      [
        'signer',
        'the name that a list has to be in',
        "  if (!sameName(issuer, signer.subject)) return refused('notSigned', 'it is in the name of another')\n",
        'in the name of another',
      ],
      [
        'delta',
        'the list that is whole',
        "  if (deltaBase !== undefined) return refused('scope', 'it only says what has changed')\n",
        'only says what has changed',
      ],
      [
        'indirect',
        'the list that is its authority’s own',
        "  if (scope.isIndirect) return refused('scope', 'it is about certificates of others')\n",
        'certificates of others',
      ],
      [
        'future',
        'the beginning of a list',
        "  if (thisUpdate > at) return refused('future', `it begins on ${toIso(thisUpdate)}`)\n",
        'has not begun',
      ],
    ] as const
  ).map(([what, without, find, test]): Removal => ({
    id: `list-${what}`,
    without,
    edits: [{ file: list, find, put: '' }],
    noticedBy: reading,
    test,
  })),
  {
    id: 'list-ended',
    without: 'the end of a list, when it is taken',
    edits: [
      {
        file: list,
        find: 'if (nextUpdate < at || nextUpdate <= thisUpdate)',
        put: 'if (nextUpdate <= thisUpdate)',
      },
    ],
    noticedBy: reading,
    test: 'has ended',
  },
  {
    id: 'list-gone',
    without: 'the look whether a list is here still, in the statement that looks it through',
    edits: [
      { file: listStore, find: ' and l.superseded_at is null', put: '' },
      {
        file: listStore,
        find: "if (found === undefined) return 'gone'",
        put: 'if (found === undefined) return undefined',
      },
    ],
    noticedBy: lists,
    test: 'whose place another one took',
  },
  {
    id: 'status-gone',
    without: 'the rule that a list that is gone says nothing',
    edits: [
      { file: status, find: "  if (revokedAt === 'gone') return []\n", put: '' },
      {
        file: status,
        find: 'revokedAt === undefined\n',
        put: "revokedAt === undefined || revokedAt === 'gone'\n",
      },
    ],
    noticedBy: source,
    test: 'while it is looked through',
  },
  {
    id: 'status-either',
    without: 'the list that says revoked where a responder says good',
    edits: [
      {
        file: status,
        find: "return listed.is === 'revoked' ? listed : answered",
        put: 'return answered',
      },
    ],
    noticedBy: source,
    test: 'whatever a responder says',
  },
  {
    id: 'list-thread',
    without: 'the memory that the thread of a list is kept to',
    edits: [
      {
        file: 'src/adapters/signatures/list-reader.ts',
        find: '        resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16, stackSizeMb: 1 },\n',
        put: '        resourceLimits: { maxOldGenerationSizeMb: 100_000 },\n',
      },
      {
        file: 'src/adapters/signatures/list-reader.ts',
        find: '(limit + 30) * 1_000)',
        put: '(limit + 3_000) * 1_000)',
      },
    ],
    noticedBy: reading,
    test: 'takes all memory',
  },
  {
    id: 'outward-number',
    without: 'the look at an address that is a number',
    edits: [
      {
        file: call,
        find: "  if (isIP(literal) !== 0 && !mayReach(literal)) throw new OutwardFault('inside', 'an address inside')\n",
        put: '  void literal\n',
      },
    ],
    noticedBy: outward,
    test: 'does not go inside',
  },
  {
    id: 'outward-name',
    without: 'the look at where a name leads',
    edits: [
      {
        file: call,
        find: 'if (!found.every(({ address }) => mayReach(address)))',
        put: "if (!found.every(({ address }) => address !== '' || mayReach(address)))",
      },
    ],
    noticedBy: outward,
    test: 'does not go inside',
  },
  {
    id: 'outward-size',
    without: 'the size at which an answer ends',
    edits: [
      {
        file: call,
        find: 'if (size > most) throw',
        put: 'if (size > most * 1_000) throw',
      },
    ],
    noticedBy: outward,
    test: 'grows too large',
  },
  {
    id: 'outward-redirect',
    without: 'the end of a question at a redirect',
    edits: [
      {
        file: call,
        find: "  if (statusCode >= 300 && statusCode < 400) throw new OutwardFault('redirect', `status ${statusCode}`)\n  if (statusCode !== 200)",
        put: '  if (statusCode !== 200 && statusCode !== 302)',
      },
    ],
    noticedBy: outward,
    test: 'is over with a redirect',
  },
  {
    id: 'outward-time',
    without: 'the time in which an answer has to be whole',
    edits: [
      {
        file: call,
        find: 'AbortSignal.timeout(limit * 1000)',
        put: 'AbortSignal.timeout(limit * 1_000_000)',
      },
    ],
    noticedBy: outward,
    test: 'in time',
  },
  {
    id: 'revocation-hosts',
    without: 'the list of hosts that a certificate may name',
    edits: [
      {
        file: status,
        find: '...allowedAddresses(ocspUrls, revocation.allowedHosts)',
        put: '...ocspUrls',
      },
    ],
    noticedBy: source,
    test: 'only where its host is allowed',
  },
  {
    id: 'revocation-newest',
    without: 'the newest status, which decides whenever a file came',
    edits: [
      {
        file: status,
        find: 'at: instant(Math.max(receivedAt, deps.clock())),',
        put: 'at: receivedAt,',
      },
    ],
    noticedBy: source,
    test: 'the newest status decides',
  },
  {
    id: 'revocation-unknown',
    without: 'the difference between unknown and good, of a responder',
    edits: [
      {
        file: status,
        find: "    if (judged.status === 'unknown') {\n      why = judged.gap\n      continue\n    }\n    const { thisUpdate, nextUpdate } = judged",
        put: '    const { thisUpdate, nextUpdate } = { thisUpdate: at, nextUpdate: at, ...judged }',
      },
      {
        file: status,
        find: "return judged.status === 'good'\n      ? { is: 'good', evidence, octets }",
        put: "return judged.status !== 'revoked'\n      ? { is: 'good', evidence, octets }",
      },
    ],
    noticedBy: source,
    test: 'nothing is known when it',
  },
  {
    id: 'revocation-list-unknown',
    without: 'the difference between unknown and good, of lists',
    edits: [
      {
        file: status,
        find: "  if (judged.status === 'unknown' || list === undefined) {",
        put: "  if (judged.status === 'unknown' && kept[0] !== undefined)\n    return { is: 'good', evidence: { by: 'crl', ...kept[0] }, octets: nothing }\n  if (judged.status === 'unknown' || list === undefined) {",
      },
    ],
    noticedBy: source,
    test: 'nothing is known by one that is about',
  },
  {
    id: 'refresh-retired',
    without: 'the end of questions for an authority that is retired',
    edits: [
      {
        file: 'src/proofs/signatures/app/refresh-lists.ts',
        find: "if (entry.status === 'retired' || mode === 'ocsp') return []",
        put: "if (mode === 'ocsp') return []",
      },
    ],
    noticedBy: refresh,
    test: 'asks nobody for authorities that are retired',
  },
  {
    id: 'refresh-bounded',
    without: 'the number of addresses that certificates may name',
    edits: [
      {
        file: listStore,
        find: "where issuer_key = decode($1, 'hex')) < 64",
        put: "where issuer_key = decode($1, 'hex')) < 64_000",
      },
    ],
    noticedBy: refresh,
    test: 'not more than 64',
  },
  {
    id: 'revocation-evidence',
    without: 'what a responder answered, kept before a verdict stands on it',
    edits: [
      {
        file: status,
        find: '    await keeper?.keepAnswer(evidence.sha256, octets)\n',
        put: '    void keeper\n',
      },
    ],
    noticedBy: source,
    test: 'with what says so',
  },
]
