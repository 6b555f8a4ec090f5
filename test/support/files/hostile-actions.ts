import { hostile, type HostileFile, type HostileFiles } from './hostile-file.ts'
import { objectStream, onePage, packedPdfOf, pdfOf, streamOf, type PdfParts } from './pdfs.ts'

const script = '(app.alert\\(1\\))'
/** `app.alert(1)` as octets of UTF-16 with its mark, in hexadecimal digits. */
const wideScript = `<FEFF${[...'app.alert(1)'].map((one) => one.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`

const active = (parts: PdfParts): HostileFile => hostile('active', () => pdfOf({ ...onePage, ...parts }))
const action = (text: string): HostileFile => active({ 4: `<< ${text} >>` })
const packedAction = (text: string): HostileFile =>
  hostile('active', () =>
    packedPdfOf({ ...onePage, 5: objectStream([[4, `<< ${text} >>`]]) }, new Map([[4, [5, 0]]])),
  )

/** Taken, and handed out as something to keep and never to look at in the page (ATK-55). */
export const activePdfs: HostileFiles = {
  'a script': action(`/S /JavaScript /JS ${script}`),
  'a script under another spelling': action(`/S /J#61vaScript /#4aS ${script}`),
  'a script whose every letter is another spelling': action(
    `/S /#4A#61#76#61#53#63#72#69#70#74 /#4A#53 ${script}`,
  ),
  'a script in UTF-16': action(`/S /JavaScript /JS ${wideScript}`),
  'a script in a stream': active({
    4: '<< /S /JavaScript /JS 5 0 R >>',
    5: streamOf(Buffer.from('app.alert(1)')),
  }),
  'a script in a stream of objects': packedAction(`/S /JavaScript /JS ${script}`),
  'a script in a stream of objects under another spelling': packedAction(`/S /J#61vaScript /J#53 ${script}`),
  'a script in a stream of objects that no table leads to': hostile('active', () =>
    packedPdfOf(
      {
        ...onePage,
        5: objectStream([
          [4, 'null'],
          [7, `<< /S /JavaScript /JS ${script} >>`],
        ]),
      },
      new Map([[4, [5, 0]]]),
    ),
  ),
  'a script that runs when it is opened': active({
    1: `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS ${script} >> >>`,
  }),
  'a script among the names of the file': active({
    1: '<< /Type /Catalog /Pages 2 0 R /Names << /JavaScript 4 0 R >> >>',
    4: '<< /Names [(a) 5 0 R] >>',
    5: 'null',
  }),
  'something that runs when a page is left': active({
    3: '<< /Type /Page /Parent 2 0 R /AA << /C 4 0 R >> >>',
    4: '<< /S /Named /N /Print >>',
  }),
  'a program to start': action('/S /Launch /F (cmd.exe)'),
  'a program to start, for one system': action('/S /Launch /Win << /F (cmd.exe) /P (/c calc) >>'),
  'another file inside': active({ 4: streamOf(Buffer.from('MZ'), '/Type /EmbeddedFile') }),
  'another file inside that does not say so': active({
    4: '<< /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>',
    5: streamOf(Buffer.from('MZ')),
  }),
  'another file pinned to a page': action('/Subtype /FileAttachment /FS 5 0 R'),
  'another PDF to go to': action('/S /GoToE /T << /R /C /N (a.pdf) >>'),
  'a file elsewhere to go to': action('/S /GoToR /F (\\\\\\\\elsewhere.example\\\\a.pdf) /D [0 /Fit]'),
  'a page of a file elsewhere': active({
    4: streamOf(Buffer.from('q Q'), '/Subtype /Form /BBox [0 0 9 9] /Ref << /F (a.pdf) /Page 0 >>'),
  }),
  'a film': action('/Subtype /RichMedia /RichMediaContent << /Assets << >> >>'),
  'a film that does not say what it holds': action('/Subtype /RichMedia'),
  'a film that only says what it holds': action('/RichMediaContent << /Configurations [] >>'),
  'a body in three dimensions': active({
    4: '<< /Subtype /3D /3DD 5 0 R >>',
    5: streamOf(Buffer.from('U3D'), '/Type /3D /Subtype /U3D'),
  }),
  'a program of PostScript': active({ 4: streamOf(Buffer.from('quit'), '/Type /XObject /Subtype /PS') }),
  'a form that is sent out': action('/S /SubmitForm /F (https://elsewhere.example)'),
  'values that are fetched': action('/S /ImportData /F (a.fdf)'),
  'an address to open': action('/S /URI /URI (https://elsewhere.example)'),
}
