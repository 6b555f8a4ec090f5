import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync, deflateSync } from 'node:zlib'
import { readScanAnswer } from '../../../src/adapters/clamav/clamd.ts'
import { openFile, UnreadableFile } from '../../../src/adapters/csv/open-file.ts'
import { readCsv } from '../../../src/adapters/csv/read-csv.ts'
import { readTaxpayerFile } from '../../../src/adapters/csv/read-taxpayer-file.ts'
import { readFileContent } from '../../../src/adapters/files/inspect-file.ts'
import { readInspection } from '../../../src/adapters/files/inspector.ts'
import { centreReader } from '../../../src/centres/app/centre-row.ts'
import { columnsOf } from '../../../src/employers/app/columns.ts'
import { employerReader } from '../../../src/employers/app/employer-row.ts'
import { factColumns, readFacts } from '../../../src/employers/app/fact-columns.ts'
import { importRows, type ReaderFor, type RowBatch } from '../../../src/employers/app/import-rows.ts'
import { syntheticCedula, syntheticCompanyRuc } from '../../../src/kernel/synthetic.ts'
import {
  companyReader,
  personReader,
  taxpayerReader,
} from '../../../src/proofs/registry/app/snapshot-rows.ts'
import { parseCity } from '../../../src/proofs/dossier/domain/letter.ts'
import { unwrap } from '../../../src/proofs/signatures/domain/unwrap.ts'
import { wrappedDer } from '../../support/wrapped-der.ts'
import { onePage, pdfOf, streamOf } from '../../support/files/pdfs.ts'
import { exif, jpegOf, pngOf } from '../../support/files/pictures.ts'
import { octetsOf } from '../../support/fuzz/input.ts'
import { mustBeDay, mustBeStorable } from '../../support/fuzz/promises.ts'
import { must, type Target } from '../../support/fuzz/target.ts'
import { zipOf } from '../../support/fuzz/zip.ts'
import { companyFile, employerFile, personFile, taxpayerFile } from '../samples.ts'

const anything = (): boolean => true

async function* inChunks(octets: Uint8Array, size = 4_096): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < octets.length; at += size) yield octets.subarray(at, at + size)
}

async function mustBeRows(batches: AsyncIterable<RowBatch>): Promise<void> {
  let bytes = 0
  for await (const batch of batches) {
    must(batch.bytes >= bytes, 'fewer octets than before')
    bytes = batch.bytes
    for (const { line, fields } of batch.rows)
      must(line >= 0 && fields.every((field) => typeof field === 'string'), 'a row that is none')
  }
}

/** A header and a row through the loop of every import: what it hands on is what a database takes. */
export const throughReader =
  <R extends object>(readerFor: ReaderFor<R>, days: (record: R) => readonly (string | null | undefined)[]) =>
  ({ header, row }: { readonly header: readonly string[]; readonly row: readonly string[] }): unknown => {
    // Decoded octets hold no half of a pair.
    const rows = [header, row].map((fields, at) => ({
      line: at + 1,
      fields: fields.map((field) => field.toWellFormed()),
    }))
    return importRows({
      batches: (async function* () {
        yield { rows, bytes: 1 }
      })(),
      readerFor,
      portion: 1,
      async put(records) {
        for (const { record } of records) {
          mustBeStorable(record)
          days(record).forEach(mustBeDay)
        }
        return []
      },
    })
  }

export const split = (
  file: string,
  mark: string,
): readonly { header: readonly string[]; row: readonly string[] }[] => {
  const [header = '', ...rows] = file.trim().split('\n')
  return rows.map((row) => ({ header: header.split(mark), row: row.split(mark) }))
}

/** One file of this process that the reader of files is pointed at. */
const scratch = mkdtempSync(join(tmpdir(), 'clavero-fuzz-'))
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))

const ana = syntheticCedula(24, 1)
const cells = Object.fromEntries(factColumns.map((name) => [name, '']))

/** Readers of the files that an operator imports, and of those that people upload. */
export const fileTargets: readonly Target[] = [
  {
    name: 'parseCity',
    file: 'proofs/dossier/domain/letter.ts',
    seeds: ['Quito', 'Santo Domingo de los Colorados', "Pueblo d'Oro", 'Qui\u202eto\r\nBcc: x', '=1+1'],
    call(text: string) {
      const city = parseCity(text)
      if (city.ok) must(/^\p{L}[^\p{C}<>=\n\r]{0,119}$/u.test(city.value), 'no name of a place')
    },
  },
  {
    name: 'readCsv',
    file: 'adapters/csv/read-csv.ts',
    seeds: [employerFile, companyFile.replaceAll(',', ';'), '"a""b",c\n1,"2\n3"\n', '\ufeffa,b\r\n'],
    longest: 20_000,
    share: 0.02,
    call: (text: string) => mustBeRows(readCsv(inChunks(octetsOf(text)))),
  },
  {
    name: 'readTaxpayerFile',
    file: 'adapters/csv/read-taxpayer-file.ts',
    seeds: [taxpayerFile, 'a|"b|""c"""|d\n"x"||\n'],
    longest: 70_000,
    share: 0.1,
    call: (text: string) => mustBeRows(readTaxpayerFile(inChunks(octetsOf(text)))),
  },
  {
    name: 'openFile',
    file: 'adapters/csv/open-file.ts',
    seeds: [
      zipOf([{ name: 'a.csv', method: 8, packed: deflateRawSync('a,b\n1,2\n'), size: 8 }]),
      zipOf([{ name: 'a.csv', method: 0, packed: Buffer.from('a,b\n'), size: 4 }]),
      zipOf([{ name: 'a.csv', method: 0, packed: Buffer.alloc(0), size: 0 }]),
      'a,b\n1,2\n',
    ].map((octets) => (typeof octets === 'string' ? octets : octets.toString('latin1'))),
    share: 0.01,
    refuses: (fault) => fault instanceof UnreadableFile,
    async call(text: string) {
      const path = join(scratch, 'file')
      writeFileSync(path, octetsOf(text))
      const { bytes } = await openFile(path)
      for await (const part of bytes) must(part.length > 0, 'an empty part')
    },
  },
  {
    name: 'readFileContent',
    file: 'adapters/files/inspect-file.ts',
    seeds: [
      pdfOf(onePage),
      pdfOf({ ...onePage, 4: streamOf(deflateSync('q Q'), '/Filter /FlateDecode') }),
      pngOf(3, 3),
      jpegOf(3, 3, { before: [[0xe1, exif(6)]] }),
    ].map((octets) => octets.toString('latin1')),
    longest: 4_096,
    share: 0.1,
    async call(text: string) {
      const read = await readFileContent(octetsOf(text))
      if (read.ok) must((await readFileContent(read.value.content)).ok, 'what is kept is not whole')
    },
  },
  {
    name: 'unwrap',
    file: 'proofs/signatures/domain/unwrap.ts',
    seeds: ['%PDF-1.7\n', '', 'x'.repeat(300)].map((text) =>
      wrappedDer(Buffer.from(text)).toString('latin1'),
    ),
    call(text: string) {
      const octets = octetsOf(text)
      const content = unwrap(octets)
      if (content !== undefined) must(octets.includes(Buffer.from(content)), 'a document that was not in it')
    },
  },
  {
    name: 'readInspection',
    file: 'adapters/files/inspector.ts',
    seeds: [
      '{"type":"pdf","pages":1,"active":false}\n%PDF',
      '{"type":"pdf","pages":1,"active":false,"isSame":true}\n',
      '{"refusal":"locked"}\n',
      '{}\n',
    ],
    call(text: string) {
      const said = readInspection(Buffer.from(octetsOf(text)), Buffer.from('%PDF-'))
      if (said.ok) must(said.value.content.length > 0, 'a file without content')
    },
  },
  {
    name: 'columnsOf',
    file: 'employers/app/columns.ts',
    seeds: [
      ['identifier', 'Class ', 'x'],
      ['CLASS', 'class'],
    ],
    call(header: readonly string[]) {
      const columns = columnsOf(header, ['identifier', 'class'], ['mail'])
      if (columns.ok) must(typeof columns.value.mail(header) === 'string', 'a cell that is no text')
    },
  },
  {
    name: 'readFacts',
    file: 'employers/app/fact-columns.ts',
    seeds: [{ ...cells, workersByMonth: '2026-01=5|2026-02=6', debitBanks: 'Uno|Dos', debitDay: '6' }],
    call(given: Readonly<Record<string, string>>) {
      const read = readFacts((name) => given[name] ?? '', null)
      if (!read.ok) must(read.detail.length > 0, 'refused without a reason')
    },
  },
  {
    name: 'centreReader',
    file: 'centres/app/centre-row.ts',
    seeds: split(
      'name,province,canton,address,hours,zone,active\nNorte,Loja,Loja,Calle 1,Siempre,galapagos,no',
      ',',
    ),
    share: 0.1,
    call: throughReader(centreReader, () => []),
  },
  {
    name: 'employerReader',
    file: 'employers/app/employer-row.ts',
    seeds: split(employerFile, ','),
    share: 0.1,
    call: throughReader(
      employerReader({ identifier: anything, mail: anything }),
      ({ registeredOn, representatives }) => [
        registeredOn,
        ...representatives.flatMap(({ since, until }) => [since, until]),
      ],
    ),
  },
  {
    name: 'taxpayerReader',
    file: 'proofs/registry/app/snapshot-rows.ts',
    seeds: split(taxpayerFile, '|'),
    share: 0.1,
    call: throughReader(taxpayerReader(anything), ({ startedOn, restartedOn, closedOn }) => [
      startedOn,
      restartedOn,
      closedOn,
    ]),
  },
  {
    name: 'personReader',
    file: 'proofs/registry/app/snapshot-rows.ts',
    seeds: [...split(personFile, ','), { header: ['document', 'names'], row: [ana, 'ANA'] }],
    share: 0.1,
    call: throughReader(personReader(anything), ({ bornOn, deceasedOn, documentExpiresOn }) => [
      bornOn,
      deceasedOn,
      documentExpiresOn,
    ]),
  },
  {
    name: 'companyReader',
    file: 'proofs/registry/app/snapshot-rows.ts',
    seeds: [...split(companyFile, ','), { header: ['ruc'], row: [syntheticCompanyRuc(1)] }],
    share: 0.1,
    call: throughReader(companyReader(anything), ({ foundedOn, appointmentRegisteredOn }) => [
      foundedOn,
      appointmentRegisteredOn,
    ]),
  },
  {
    name: 'readScanAnswer',
    file: 'adapters/clamav/clamd.ts',
    seeds: ['stream: OK\0', 'stream: Eicar-Test-Signature FOUND\0', 'INSTREAM size limit exceeded. ERROR\0'],
    call(text: string) {
      const verdict = readScanAnswer(octetsOf(text))
      must(verdict !== 'clean' || text === 'stream: OK\0', 'clean by another word')
    },
  },
]
