import { prepareSigning } from '../../../src/entry/demo/sign/sign-pdf.ts'
import { instant } from '../../../src/kernel/time.ts'
import { sampleAt, sampleIssued, sampleSigned } from '../../support/esig/signed-sample.ts'
import { onePage, pdfOf } from '../../support/files/pdfs.ts'
import { octetsOf } from '../../support/fuzz/input.ts'
import { must, type Target } from '../../support/fuzz/target.ts'

const textOf = (octets: Uint8Array): string => Buffer.from(octets).toString('latin1')

/** What somebody has signed in the demonstration: any file at all. */
export const signingTargets: readonly Target[] = [
  {
    name: 'prepareSigning',
    file: 'entry/demo/sign/sign-pdf.ts',
    seeds: [sampleSigned.subarray(0, sampleIssued), sampleSigned, pdfOf(onePage)].map(textOf),
    longest: 12_000,
    share: 0.2,
    call(text: string) {
      const pdf = Buffer.from(octetsOf(text))
      const prepared = prepareSigning({
        pdf,
        // The key is needed for the second half, which reads nothing.
        leaf: undefined as never,
        at: instant(sampleAt),
        signerName: 'ENSAYO ANA',
        room: 64,
      })
      if (prepared === undefined) return
      const { octets, gap } = prepared
      must(octets.subarray(0, pdf.length).equals(pdf), 'octets of before that changed')
      must(octets.toString('latin1', gap[0], gap[1]) === `<${'0'.repeat(128)}>`, 'a gap that is none')
    },
  },
]
