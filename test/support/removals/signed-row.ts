import type { Removal } from './removal.ts'

export const domain = 'src/proofs/signatures/domain'
export const atk51 = 'test/attacks/atk-51-files.test.ts'
export const reading = 'test/signatures/reading.test.ts'
export const revisions = 'test/signatures/revisions.test.ts'
export const signing = 'test/signatures/signing.test.ts'
export const appended = 'test/signatures/increment.test.ts'
export const documents = `${domain}/pdf/document.test.ts`
export const kinds = `${domain}/kind-of-file.test.ts`
export const processes = 'src/adapters/signatures/reader-process.test.ts'

/** One guard in one place. `test`: a part of the name of the test that notices. */
export const row = (
  id: string,
  without: string,
  [file, find, put]: readonly [file: string, find: string, put: string],
  noticedBy: string,
  test?: string,
): Removal => ({
  id: `esig-${id}`,
  without,
  edits: [{ file: file.startsWith('src/') ? file : `${domain}/${file}`, find, put }],
  noticedBy,
  ...(test === undefined ? {} : { test }),
})

/** A statement of its own, gone. */
export const gone = (
  id: string,
  without: string,
  file: string,
  statement: string,
  noticedBy: string,
  test?: string,
) => row(id, without, [file, statement, ''], noticedBy, test)
