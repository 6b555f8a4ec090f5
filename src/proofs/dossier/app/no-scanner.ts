import type { FileScanner } from './ports.ts'

/** Where none is set up, what was looked through is taken for clean; it is still served to nobody but as a file to keep. */
export const noScanner: FileScanner = { scan: () => Promise.resolve('clean') }
