import type { Removal } from './removal.ts'

const reader = 'src/proofs/biometrics/domain/read-record.ts'
const reading = 'src/proofs/biometrics/domain/read-template.test.ts'

const unread = (id: string, without: string, find: string, test: string, put = ''): Removal => ({
  id: `finger-${id}`,
  without,
  edits: [{ file: reader, find, put }],
  noticedBy: reading,
  test,
})

/** The bounds of what a capture station may send, and of what a comparison may take. */
export const biometricRemovals: readonly Removal[] = [
  unread(
    'length',
    'the look whether a template is as long as it says',
    "  hold(form.announced === data.byteLength, 'lengthMismatch')\n",
    'not read by the other standard',
  ),
  unread(
    'size',
    'the greatest length of a template',
    '  if (octets.length > mostBytes)',
    'tooLong',
    '  if (octets.length < 0)',
  ),
  unread('version', 'the look at the edition of the standard', '=== version ?', 'unknownVersion', '!== 0 ?'),
  unread(
    'views',
    'the greatest number of views',
    "  hold(count <= mostViews, 'tooManyViews')\n",
    'tooManyViews',
  ),
  unread(
    'image',
    'the look whether a minutia lies in the image',
    "  hold(x < width && y < height, 'outsideImage')\n",
    'the next is outside',
  ),
  unread('angle', 'the greatest angle', "  hold(angle <= form.greatestAngle, 'badAngle')\n", '360 degrees'),
  unread(
    'trailing',
    'the look for what stands behind the last view',
    "  hold(cursor.at === data.byteLength, 'trailingBytes')\n",
    'trailingBytes',
  ),
  unread(
    'extension',
    'the length of each part of the extended data',
    'hold(part >= 4 && at + part <= end,',
    'extended data',
    'hold(part >= 4,',
  ),
  {
    id: 'finger-few-minutiae',
    without: 'the least number of minutiae that are evidence',
    edits: [
      {
        file: 'src/proofs/biometrics/domain/compare.ts',
        find: '      if (rows.count < leastMinutiae) return 0\n',
        put: '',
      },
    ],
    noticedBy: 'src/proofs/biometrics/domain/compare.test.ts',
    test: 'of 9 minutiae',
  },
  {
    id: 'finger-one-pattern',
    without: 'that minutiae of two fingers of one pattern point the same way by chance',
    edits: [
      {
        file: 'src/proofs/biometrics/domain/align.ts',
        find: 'const chance = (mine *',
        put: 'const chance = (0.6 * mine *',
      },
    ],
    noticedBy: 'src/proofs/biometrics/domain/compare.test.ts',
    test: 'of one pattern',
  },
  {
    id: 'finger-time-limit',
    without: 'the end of a comparison that takes too long',
    edits: [
      {
        file: 'src/adapters/biometrics/own-thread.ts',
        find: '      void worker.terminate()\n',
        put: '',
      },
    ],
    noticedBy: 'src/adapters/biometrics/local-comparer.test.ts',
    test: 'is ended after its limit',
  },
  {
    id: 'finger-fault-is-no-answer',
    without: 'the fault for a comparison that was not finished',
    edits: [
      {
        file: 'src/adapters/biometrics/own-thread.ts',
        find: 'settle(({ reject }) => reject(fault))',
        put: 'settle(({ resolve, reject }) => (fault.kind === "busy" ? reject(fault) : resolve(0)))',
      },
    ],
    noticedBy: 'src/adapters/biometrics/local-comparer.test.ts',
    test: 'never "no match"',
  },
  {
    id: 'finger-threshold-floor',
    without: 'the score below which nothing matches, whatever the policy says',
    edits: [
      {
        file: 'src/adapters/biometrics/local-comparer.ts',
        find: 'Math.max(matchScore, options.threshold ?? 0)',
        put: 'options.threshold ?? matchScore',
      },
    ],
    noticedBy: 'src/adapters/biometrics/local-comparer.test.ts',
    test: 'never for less',
  },
  {
    id: 'finger-queue',
    without: 'the limit to comparisons that wait',
    edits: [
      {
        file: 'src/adapters/biometrics/local-comparer.ts',
        find: "      if (waiting >= queue) throw new ComparerFault('busy', 'too many comparisons wait')\n",
        put: '',
      },
    ],
    noticedBy: 'src/adapters/biometrics/local-comparer.test.ts',
    test: 'only so many wait',
  },
  {
    id: 'finger-remote-in-the-clear',
    without: 'the rule that no finger goes to another machine in the clear',
    edits: [
      {
        file: 'src/adapters/biometrics/remote-call.ts',
        find: "    throw new TypeError('fingers are sent over https only')\n",
        put: '    isLoopback(base.hostname)\n',
      },
    ],
    noticedBy: 'src/adapters/biometrics/remote.test.ts',
    test: 'in the clear',
  },
  {
    id: 'finger-remote-silence',
    without: 'the fault for a service that is ill',
    edits: [
      {
        file: 'src/adapters/biometrics/remote-call.ts',
        find: '    throw faultOf(status)\n',
        put: "    if (status === 401) throw faultOf(status)\n    return { status: 200, value: { decision: false, response: [{ galleryIndex: 0, decisions: { FINGER: { match: 'NOT_MATCHED' } } }] } }\n",
      },
    ],
    noticedBy: 'src/adapters/biometrics/remote.test.ts',
    test: 'never "no match"',
  },
  {
    id: 'finger-remote-partly',
    without: 'the look whether every impression was compared',
    edits: [
      {
        file: 'src/adapters/biometrics/mosip-biosdk.ts',
        find: 'if (!isComplete || said.some(',
        put: 'if (false && said.some(',
      },
    ],
    noticedBy: 'src/adapters/biometrics/remote.test.ts',
    test: 'was not compared',
  },
  {
    id: 'finger-remote-redirect',
    without: 'the rule that a redirect is not followed with a finger',
    edits: [
      {
        file: 'src/adapters/biometrics/remote-call.ts',
        find: "redirect: 'manual',",
        put: "redirect: 'follow',",
      },
    ],
    noticedBy: 'src/adapters/biometrics/remote.test.ts',
    test: 'elsewhere',
  },
]
