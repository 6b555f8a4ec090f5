// Writes every page of docs/ that is drawn from the code. The list is in src/entry/documents.ts.
import { writeFileSync } from 'node:fs'
import { documents } from '../dist/entry/documents.js'

for (const { path, build } of documents) {
  writeFileSync(new URL(`../${path}`, import.meta.url), build())
  console.log(path)
}
