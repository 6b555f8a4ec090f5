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
]
