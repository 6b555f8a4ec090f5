import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseHtml } from '../../../test/support/normalise-html.ts'
import { jsx, trustedHtml } from './jsx-runtime.ts'
import type { Child, Html } from './jsx-runtime.ts'

const render = (html: Html): string => String(html)

describe('what is written', () => {
  it('escapes text and attributes by default', () => {
    expect(render(<p title={'"><b>'}>{'<script>alert(1)</script> & "co"'}</p>)).toBe(
      '<p title="&quot;&gt;&lt;b&gt;">&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot;</p>',
    )
  })

  it('leaves any text as it was once a browser has read it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const markup = render(<p title={text}>{text}</p>)
        const inside = markup.slice('<p title="'.length, -'</p>'.length)
        expect(inside.match(/</g)).toBeNull()
        expect(inside.match(/"/g)).toHaveLength(1)
        expect(inside.match(/>/g)).toHaveLength(1)
        expect(inside.replace(/&(amp|lt|gt|quot);/g, '')).not.toContain('&')
      }),
    )
  })

  it('shows numbers, lists and nothing for what is not there', () => {
    const rows = ['a', 'b']
    expect(
      render(
        <ul>
          {rows.map((row) => (
            <li>{row}</li>
          ))}
          {rows.length > 9 && 'muchas'}
          {null}
          {undefined}
          {0}
        </ul>,
      ),
    ).toBe('<ul><li>a</li><li>b</li>0</ul>')
  })

  it('writes flags as names and leaves out what is not set', () => {
    expect(render(<input type="checkbox" checked disabled={false} id={undefined} value="" />)).toBe(
      '<input type="checkbox" checked value="">',
    )
  })

  it('puts components and fragments together', () => {
    const Strong = ({ children }: { readonly children: Child }): Html => <strong>{children}</strong>
    expect(
      render(
        <>
          {trustedHtml('<!DOCTYPE html>')}
          <p>
            A <Strong>b</Strong>
          </p>
        </>,
      ),
    ).toBe('<!DOCTYPE html><p>A <strong>b</strong></p>')
    expect(normaliseHtml('<p>\n A <strong> b </strong>\n</p>')).toBe(
      normaliseHtml(
        render(
          <p>
            A <strong>b</strong>
          </p>,
        ),
      ),
    )
  })
})

describe('addresses', () => {
  it.each([
    '/',
    '/empresa?a=1#b',
    '#ruc',
    '?lang=en',
    '',
    'hoja',
    '../x',
    'https://a.example/b',
    'mailto:a@b.example',
    'tel:+593',
  ])('lets %j through', (href) => {
    expect(render(<a href={href}>x</a>)).toContain(`href="${href}"`)
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'http://a.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
  ])('throws for %j', (address) => {
    expect(() => <a href={address}>x</a>).toThrow(TypeError)
    expect(() => <form method="post" novalidate action={address} />).toThrow(TypeError)
    expect(() => <img src={address} alt="" width={1} height={1} />).toThrow(TypeError)
    expect(() => <button type="submit" formaction={address} />).toThrow(TypeError)
  })
})

describe('what only a slip or an attack could ask for', () => {
  // Hyphenated names are not checked by TypeScript, and data from outside has no types at all.
  it('throws for attributes that are not on the list', () => {
    expect(() => <p aria-lable="x" />).toThrow('aria-lable')
    expect(() => jsx('p', { onclick: 'alert(1)' })).toThrow('onclick')
    expect(() => jsx('p', { style: 'color:red' })).toThrow('style')
    expect(() => jsx('p', { 'data-a"b': 'x' })).toThrow('data-a')
    expect(() => jsx('p', { 'x onload=alert(1) y': 'x' })).toThrow('onload')
  })

  it('throws for elements that are not on the list', () => {
    expect(() => jsx('iframe', {})).toThrow('iframe')
    expect(() => jsx('p><script', {})).toThrow('not one of our elements')
  })

  it('throws for text in a script', () => {
    expect(() => jsx('script', { children: 'alert(1)' })).toThrow('script')
  })

  it('takes nothing that came through JSON for markup', () => {
    const fromOutside: unknown = JSON.parse('{"value":"<b>","toString":"x","type":"b","props":{}}')
    expect(() => jsx('p', { children: fromOutside })).toThrow('object')
    expect(() => jsx('p', { id: fromOutside })).toThrow('text')
    expect(() => jsx('p', { children: true })).toThrow('boolean')
    expect(() => jsx('p', { hidden: 'hidden' })).toThrow('true or false')
  })
})

// Seeded mistakes: each line must stay a compile error. `tsc -b` fails when one no longer is.
export const mistakes = (): readonly Html[] => [
  // @ts-expect-error -- an element we do not use
  <iframe />,
  // @ts-expect-error -- an attribute under its React name
  <p className="a" />,
  // @ts-expect-error -- an attribute under its React name
  <label htmlFor="a" />,
  // @ts-expect-error -- an event handler
  <p onclick="alert(1)" />,
  // @ts-expect-error -- an event handler
  <button type="button" onClick={() => undefined} />,
  // @ts-expect-error -- an inline style
  <p style="color:red" />,
  // @ts-expect-error -- raw markup
  <p dangerouslySetInnerHTML={{ __html: '<b>' }} />,
  // @ts-expect-error -- text in a script
  <script type="module">alert(1)</script>,
  // @ts-expect-error -- a script that is not a module
  <script src="/a.js" />,
  // @ts-expect-error -- a link to nowhere
  <a>x</a>,
  // @ts-expect-error -- an image without words for it
  <img src="/a" width={1} height={1} />,
  // @ts-expect-error -- a form without a method
  <form novalidate />,
  // @ts-expect-error -- a form the browser would check
  <form method="post" />,
  // @ts-expect-error -- SCREENS 0.3: never a number box
  <input type="number" name="a" />,
  // @ts-expect-error -- SCREENS 0.3: the server says what is missing
  <input type="text" name="a" required />,
  // @ts-expect-error -- SCREENS 0.3: never cut what is pasted
  <input type="text" name="a" maxlength={10} />,
  // @ts-expect-error -- not one of the autofill names in use
  <input type="text" name="a" autocomplete="new-key" />,
  // @ts-expect-error -- an order of focus of its own
  <p tabindex={3} />,
  // @ts-expect-error -- a child in an element without content
  <br>x</br>,
  // @ts-expect-error -- an object as a child
  <p>{{ a: 1 }}</p>,
  // @ts-expect-error -- a date as a child: dates come as text
  <p>{new Date(0)}</p>,
  // @ts-expect-error -- `true` as a child
  <p>{true}</p>,
  // @ts-expect-error -- a promise as a child
  <p>{Promise.resolve('a')}</p>,
  // @ts-expect-error -- a string with a trusted face
  <p>{{ toString: () => '<b>' }}</p>,
  // @ts-expect-error -- a value where a word of a short list is needed
  <div aria-live="loud" />,
  // @ts-expect-error -- a flag written as text
  <p hidden="hidden" />,
  // @ts-expect-error -- a key, which nothing here would read
  <li key="a" />,
]
