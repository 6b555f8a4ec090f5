// Writes the types of all texts after a change in texts/es. Needs `tsc -b` first, and again after it.
import { writeFileSync } from 'node:fs'
import { generateKeys } from '../dist/platform/text/generate-keys.js'

const path = 'src/platform/text/keys.ts'
writeFileSync(new URL(`../${path}`, import.meta.url), generateKeys())
console.log(path)
