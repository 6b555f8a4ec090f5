// A program that does nothing but read one file, and ends by itself.
import { signedFileReader } from '../../../../src/adapters/signatures/reader-process.ts'

const asked = { file: Buffer.from('nothing'), issued: undefined, trust: [], at: 0 }
const read = await signedFileReader().read(asked)
console.log(read.ok ? read.value.signatures[0].code : read.code)
