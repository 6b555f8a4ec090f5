import { text } from './setting.ts'

const port = '(?::[0-9]{1,5})?'

/** What the readers of fingerprints at the counters are. */
export const captureSettings = {
  CLAVERO_CAPTURE_KIT: text(`^https?://(?:127\\.0\\.0\\.1|localhost)${port}(?:/[A-Za-z0-9._~/-]{0,200})?$`, {
    group: 'Fingerprints',
    description:
      'Service of the fingerprint reader on the officer’s own machine (docs/operate/fingerprints.md). Set, the pages of the counter ask it for a template; without it the officer chooses a file.',
    expects: 'an address of the machine itself, such as `http://127.0.0.1:9001/capture`',
  }),
  CLAVERO_CAPTURE_EXTRACTOR: text('^[A-Za-z0-9._-]{1,40}/[A-Za-z0-9._-]{1,40}$', {
    group: 'Fingerprints',
    default: 'kit/1',
    description:
      'What makes the templates, and in which version. It is kept with each of them, and those of another are never compared with it: change it with the software of the readers.',
    expects: 'a name and a version, such as `kit/1`',
  }),
}
