import { beforeAll, describe, expect, it, test } from 'vitest'
import type { RevisionWish } from '../../src/entry/demo/sign/revision.ts'
import { dictOf, readRawPdf, refNumber } from '../../src/entry/demo/sign/raw-pdf.ts'
import {
  both,
  object,
  replaced,
  ruleOf,
  signEdited,
  withEntry,
  type Edit,
  type Roles,
} from '../support/esig/increment.ts'
import { issuedPdf } from '../support/esig/issued-pdf.ts'
import { makeSigning, type Signing } from '../support/esig/signing.ts'

let signing: Signing
let issued: Buffer
beforeAll(async () => {
  signing = await makeSigning()
  issued = await issuedPdf()
}, 60_000)

const judged = (file: Uint8Array, of = issued): string => ruleOf(signing, file, of)
const edited = (edit: Edit, more?: Omit<RevisionWish, 'objects'>, comment?: string): string =>
  judged(signEdited(signing, issued, edit, more, comment))

const leaveAlone: Edit = () => undefined
const onNext = (entry: (ref: string) => string, role: keyof Roles) => (ref: string) =>
  withEntry(role, entry(ref))

describe('what signing appends', () => {
  test.each<readonly [string, Edit]>([
    ['as our signer writes it', leaveAlone],
    ['a version of the format', withEntry('catalog', '/Version /1.7')],
    [
      'what extends the format',
      withEntry('catalog', '/Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> >>'),
    ],
    [
      'fonts of the form',
      withEntry(
        'form',
        '/DA (/Helv 0 Tf) /DR << /Font << /Helv << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>',
      ),
    ],
    ['flags that say nothing', replaced('form', /\/SigFlags \d/, '/SigFlags 1')],
    [
      'an appearance drawn with a font of its own',
      object(
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
        onNext((ref) => `/DR << /Font << /F1 ${ref} >> >>`, 'form'),
      ),
    ],
  ])('may be %s', (_what, edit) => {
    expect(edited(edit)).toBe('sound')
  })

  it('may be the order in which fields are walked through, where the page had none', () => {
    const without = Buffer.from(issued.toString('latin1').replaceAll('/Tabs /S', '        '), 'latin1')
    expect(without).not.toEqual(issued)
    expect(judged(signEdited(signing, without, withEntry('page', '/Tabs /S')), without)).toBe('sound')
    expect(judged(signEdited(signing, without, withEntry('page', '/Tabs 5')), without)).toBe(
      'CHANGED_AFTER_SIGNING: page',
    )
  })

  it('may have an entry in its trailer that was there before', () => {
    const sealed = Buffer.from(
      issued.toString('latin1').replace('/Root', '/DocChecksum /ABCD\n/Root'),
      'latin1',
    )
    expect(judged(signing.sign(sealed), sealed)).toBe('sound')
    const other = signEdited(signing, sealed, leaveAlone, { trailer: { DocChecksum: '/EF' } })
    expect(judged(other, sealed)).toBe('CHANGED_AFTER_SIGNING: trailer')
  })

  it('may be two signatures, each on its own: then a person looks', () => {
    expect(judged(signing.sign(signing.sign(issued)))).toMatch(/^MULTIPLE_SIGNATURES/)
  })

  it('may have a stamp, and a form or a field in more objects than one', () => {
    expect(judged(signing.sign(issued, 'good', { isVisible: true }))).toBe('sound')
    const inKids: Edit = (bodies, roles) => {
      const widget = bodies.get(roles.widget) ?? ''
      bodies.set(
        roles.next,
        `<< /FT /Sig ${/\/T \([^)]*\)/.exec(widget)?.[0]} ${/\/V \d+ 0 R/.exec(widget)?.[0]} /Kids [${roles.widget} 0 R] >>`,
      )
      bodies.set(
        roles.widget,
        widget
          .replace(/\/(?:FT \/Sig|T \([^)]*\)|V \d+ 0 R)\n/g, '')
          .replace('<<', `<< /Parent ${roles.next} 0 R`),
      )
      bodies.set(
        roles.form,
        (bodies.get(roles.form) ?? '').replace(/\/Fields \[[^\]]*\]/, `/Fields [${roles.next} 0 R]`),
      )
    }
    expect(edited(inKids)).toBe('sound')
    const inCatalog: Edit = (bodies, roles) => {
      replaced('catalog', /\/AcroForm \d+ 0 R/, `/AcroForm ${bodies.get(roles.form)}`)(bodies, roles)
      bodies.delete(roles.form)
    }
    expect(edited(inCatalog)).toBe('sound')
  })
})

describe('what is long is read to its end', () => {
  // More than one call of a function takes as arguments.
  const many = `[${'0 '.repeat(300_000)}]`
  test.each<readonly [string, string, Edit]>([
    ['a drawing', 'sound', withEntry('form', `/DR << /Font << /F1 ${many} >> >>`)],
    [
      'a tree of marks',
      'CHANGED_AFTER_SIGNING: tags',
      replaced('tags', /\/ParentTree <<[^>]*>>/, `/ParentTree << /Kids ${many} >>`),
    ],
  ])('%s', (_what, is, edit) => {
    expect(edited(edit)).toBe(is)
  })
})

test('a field is one element of the tags, not one for each entry', () => {
  const nine: Edit = (bodies, roles) => {
    const element = bodies.get(roles.element) ?? ''
    const more = Array.from({ length: 8 }, (_, n) => roles.next + n)
    for (const number of more) bodies.set(number, element)
    const refs = more.map((number) => `${number} 0 R`).join(' ')
    replaced('parent', `${roles.element} 0 R`, `${roles.element} 0 R ${refs}`)(bodies, roles)
  }
  expect(edited(nine)).toBe('CHANGED_AFTER_SIGNING: tags')
})

describe('what is appended beside a signature is seen, though the signature covers it', () => {
  const rows: readonly (readonly [what: string, rule: string, edit: Edit])[] = [
    [
      'something that happens when the file is opened',
      'catalog',
      withEntry('catalog', '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'),
    ],
    ['other pages', 'catalog', replaced('catalog', /\/Pages \d+ 0 R/, '/Pages 2 0 R')],
    ['data for long-term proof', 'catalog', withEntry('catalog', '/DSS << >>')],
    ['a certification', 'catalog', withEntry('catalog', '/Perms << >>')],
    ['content to switch on and off', 'catalog', withEntry('catalog', '/OCProperties << >>')],
    ['an extension that leads elsewhere', 'catalog', withEntry('catalog', '/Extensions 1 0 R')],
    [
      'metadata of another kind',
      'metadata',
      object('<< /Length 1 >>\nstream\nx\nendstream', (ref) =>
        replaced('catalog', /\/Metadata \d+ 0 R/, `/Metadata ${ref}`),
      ),
    ],
    ['metadata of before', 'metadata', replaced('catalog', /\/Metadata \d+ 0 R/, '/Metadata 1 0 R')],
    ['a form of another kind', 'form', withEntry('form', '/XFA (x)')],
    ['a form that is drawn anew', 'form', withEntry('form', '/NeedAppearances true')],
    ['flags that nobody knows', 'form', replaced('form', /\/SigFlags \d/, '/SigFlags 7')],
    ['a form that is none', 'form', replaced('catalog', /\/AcroForm \d+ 0 R/, '/AcroForm 5')],
    ['a default that is no text', 'form', withEntry('form', '/DA 5')],
    [
      'fonts that are pages',
      'appearance',
      object(
        '<< /Type /Page >>',
        onNext((ref) => `/DR << /Font << /F ${ref} >> >>`, 'form'),
      ),
    ],
    ['no field', 'fields', replaced('form', /\/Fields \[[^\]]*\]/, '/Fields []')],
    ['two fields', 'fields', replaced('form', /\/Fields \[([^\]]*)\]/, '/Fields [$1 $1]')],
    ['a field for text', 'field', replaced('widget', '/FT /Sig', '/FT /Tx')],
    ['a field without a name', 'field', replaced('widget', /\/T \([^)]*\)/, '')],
    ['a field that acts', 'field', withEntry('widget', '/AA << /U << /S /JavaScript /JS (x) >> >>')],
    ['a field that locks', 'field', withEntry('widget', '/Lock << /Type /SigFieldLock /Action /All >>')],
    [
      'a field in the place of an older object',
      'field',
      (bodies, roles) => {
        bodies.set(1, bodies.get(roles.widget) ?? '')
        replaced('form', /\/Fields \[[^\]]*\]/, '/Fields [1 0 R]')(bodies, roles)
      },
    ],
    ['a field below another', 'field', withEntry('widget', '/Parent 1 0 R')],
    [
      'a signature that certifies',
      'signature',
      withEntry('signature', '/Reference [<< /TransformMethod /DocMDP >>]'),
    ],
    [
      'a signature with a part elsewhere',
      'signature',
      replaced('signature', /\/Reason \([^)]*\)/, '/Reason 1 0 R'),
    ],
    [
      'a signature that is a time-stamp',
      'signature',
      replaced('signature', '/Type /Sig', '/Type /DocTimeStamp'),
    ],
    ['a place that is a link', 'widget', replaced('widget', '/Subtype /Widget', '/Subtype /Link')],
    ['a place with an icon elsewhere', 'widget', withEntry('widget', '/MK << /I 1 0 R >>')],
    ['a place on something that is no page', 'page', replaced('widget', /\/P \d+ 0 R/, '/P 1 0 R')],
    [
      'an appearance that changes when it is touched',
      'appearance',
      replaced('widget', /\/AP << \/N (\d+ 0 R) >>/, '/AP << /N $1 /D $1 >>'),
    ],
    [
      'an appearance that is no drawing',
      'appearance',
      object('<< /Type /Action /S /URI >>', (ref) =>
        replaced('widget', /\/AP << \/N \d+ 0 R >>/, `/AP << /N ${ref} >>`),
      ),
    ],
    [
      'an appearance that acts',
      'appearance',
      object('<< /Type /XObject /Subtype /Form /AA << >> /Length 0 >>\nstream\n\nendstream', (ref) =>
        replaced('widget', /\/AP << \/N \d+ 0 R >>/, `/AP << /N ${ref} >>`),
      ),
    ],
    [
      'an appearance of another program',
      'appearance',
      object('<< /Type /XObject /Subtype /PS /Length 0 >>\nstream\n\nendstream', (ref) =>
        replaced('widget', /\/AP << \/N \d+ 0 R >>/, `/AP << /N ${ref} >>`),
      ),
    ],
    [
      'an appearance to be switched',
      'appearance',
      object('<< /Type /XObject /Subtype /Form /OC << >> /Length 0 >>\nstream\n\nendstream', (ref) =>
        replaced('widget', /\/AP << \/N \d+ 0 R >>/, `/AP << /N ${ref} >>`),
      ),
    ],
    ['a page with other content', 'page', replaced('page', /\/Contents \d+ 0 R/, '/Contents [1 0 R]')],
    ['a page of another size', 'page', replaced('page', /\/MediaBox \[[^\]]*\]/, '/MediaBox [0 0 1 1]')],
    ['a page that acts', 'page', withEntry('page', '/AA << >>')],
    ['another order of fields', 'page', replaced('page', '/Tabs /S', '/Tabs /R')],
    [
      'two annotations',
      'annotation',
      replaced('page', /\/Annots \[([^\]]*)\]/, '/Annots [$1 << /Type /Annot /Subtype /FreeText >>]'),
    ],
    [
      'an annotation instead of the place',
      'annotation',
      replaced('page', /\/Annots \[[^\]]*\]/, '/Annots [<< /Type /Annot /Subtype /FreeText >>]'),
    ],
    ['a word about the file that is none', 'info', (bodies, roles) => void bodies.set(roles.info, '[1]')],
    ['a word about the file that leads elsewhere', 'info', withEntry('info', '/X << /Y 1 0 R >>')],
    ['an object that nobody asked for', 'another object', object('<< /Type /Action >>')],
    ['a second page, new', 'another object', object('<< /Type /Page >>')],
    [
      'an object whose number is another',
      'object without a place',
      (bodies, roles) => void bodies.set(roles.page, `${bodies.get(roles.page)}\nendobj\n900 0 obj\n<< >>`),
    ],
    [
      'an object twice',
      'object twice',
      (bodies, roles) =>
        void bodies.set(roles.page, `${bodies.get(roles.page)}\nendobj\n${roles.page} 0 obj\n<< >>`),
    ],
    [
      'an end in a remark',
      'comment',
      (bodies, roles) => void bodies.set(roles.page, `${bodies.get(roles.page)}\nendobj\n%%EOF\n%`),
    ],
    ['the words of an older element', 'tags', withEntry('parent', '/Alt (otra cosa)')],
    ['an older element without its kids', 'tags', replaced('parent', /\/K \[(?:\d+ 0 R )+/, '/K [')],
    ['a new element with words', 'tags', replaced('element', '/S /Form', '/S /P')],
    ['a new element that says something', 'tags', withEntry('element', '/ActualText (otra cosa)')],
    ['a new element about something else', 'tags', replaced('element', /\/Obj \d+ 0 R/, '/Obj 1 0 R')],
    ['other roles of elements', 'tags', withEntry('tags', '/RoleMap << /Document /P >>')],
    [
      'a tree that leads elsewhere',
      'tags',
      replaced('tags', /\/Nums \[\s*0 \[?\s*\d+ 0 R/, '/Nums [0 [1 0 R'),
    ],
    [
      'a tree with a lead more',
      'tags',
      replaced('tags', /\]\s*>>\s*\/ParentTreeNextKey/, ' 77 1 0 R]>>\n/ParentTreeNextKey'),
    ],
    ['keys that go back', 'tags', replaced('tags', /\/ParentTreeNextKey \d+/, '/ParentTreeNextKey 0')],
  ]
  test.each(rows)('%s', (_what, rule, edit) => {
    expect(edited(edit)).toBe(`CHANGED_AFTER_SIGNING: ${rule}`)
  })

  it('the content of a page, under its own number', () => {
    const raw = readRawPdf(issued)
    const pages =
      raw && dictOf(raw, refNumber(dictOf(raw, refNumber(raw.trailer.get('Root')) ?? 0)?.get('Pages')) ?? 0)
    const page = refNumber(pages?.get('Kids')?.slice(1, -1)) ?? 0
    const content = refNumber(raw && dictOf(raw, page)?.get('Contents')) ?? 0
    expect(content).toBeGreaterThan(0)
    expect(edited((bodies) => void bodies.set(content, '<< /Length 1 >>\nstream\nx\nendstream'))).toBe(
      'CHANGED_AFTER_SIGNING: another object',
    )
    // Nor by way of something that may be written anew: kids of an element become the content of a page.
    const asKids = both(
      (bodies, roles) => void bodies.set(content, `[${roles.element} 0 R]`),
      replaced('parent', /\/K \[[^\]]*\]/, `/K ${content} 0 R`),
    )
    expect(edited(asKids)).toBe('CHANGED_AFTER_SIGNING: another object')
  })

  test.each<
    readonly [what: string, rule: string, more: Omit<RevisionWish, 'objects'>, comment: string | undefined]
  >([
    ['an entry of the trailer that nobody knows', 'trailer', { trailer: { Extra: '1' } }, undefined],
    ['another catalog', 'catalog', { trailer: { Root: '1 0 R' } }, undefined],
    ['fewer objects', 'size', { trailer: { Size: '2' } }, undefined],
    ['a row for an older place', 'place', { rows: [[1, 15]] }, undefined],
    ['a remark that ends the file', 'comment', {}, '%EOF'],
    ['a remark that begins another', 'comment', {}, 'PDF-1.7'],
  ])('%s', (_what, rule, more, comment) => {
    expect(edited(leaveAlone, more, comment)).toMatch(`CHANGED_AFTER_SIGNING: ${rule}`)
  })
})
