import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { openLink } from '../support/recover.ts'

// What a browser does with these pages is recorded in test/browser; here is what they tell it to do.
attack('ATK-02', 'a token that leaves by a referrer or a third party', (scene) => {
  it('no page that a link leads to loads, frames, follows or tells anything of another origin', async () => {
    const { ana, mail, link } = await scene.mailed()
    await ana.open(link.path)
    const pages = [ana.page]
    await openLink(ana, mail)
    pages.push(ana.page)
    await ana.press(ana.t('p12.save'), { clave: scene.key })
    pages.push(ana.page)
    for (const { path, html, headers } of pages) {
      expect([path, headers['referrer-policy'], headers['cache-control']]).toEqual([
        path,
        'no-referrer',
        'no-store',
      ])
      const policy = String(headers['content-security-policy'])
      for (const part of [
        "default-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ])
        expect([path, policy]).toEqual([path, expect.stringContaining(part)])
      expect([path, policy]).toEqual([path, expect.not.stringMatching(/unsafe|https?:|\*/)])
      const elsewhere = [...html.matchAll(/(?:src|href|action|srcset|poster|formaction)="([^"]*)"/g)]
        .map(([, address = '']) => address)
        .filter((address) => /^(?:[a-z]+:)?\/\//i.test(address))
      expect([path, elsewhere]).toEqual([path, []])
    }
  })

  it('L-15: the address in the mail keeps the token behind the #, and no page repeats it', async () => {
    const { ana, mail, link } = await scene.mailed()
    const addresses = `${mail.text}\n${mail.html}`.match(/https?:\/\/[^\s"'<>]+/g) ?? []
    const withToken = addresses.filter((one) => one.includes(link.token))
    expect(withToken.length).toBeGreaterThan(0)
    for (const address of withToken) {
      const { pathname, search, hash } = new URL(address)
      expect([`${pathname}${search}`.includes(link.token), hash]).toEqual([false, `#${link.token}`])
    }
    await ana.open(link.path)
    expect(ana.page.html).not.toContain(link.token)
    await openLink(ana, mail)
    expect(ana.page.html).not.toContain(link.token)
    for (const { path } of ana.posted) expect(path).not.toContain(link.token)
  })
})
