/**
 * The HTML we use: a closed list of elements, each with a closed list of attributes under their HTML
 * names. There is no `style`, no `on…` and no raw markup to reach for: the content security policy
 * forbids them and so does the compiler. A new attribute is added here and in `jsx-runtime.ts`.
 */
import type { Child } from './html.ts'

type Role = 'alert' | 'group' | 'img' | 'list' | 'region' | 'status' | 'timer'

/** Attributes of every element. */
export type Attributes = {
  readonly id?: string | undefined
  readonly class?: string | undefined
  readonly lang?: string | undefined
  readonly title?: string | undefined
  readonly hidden?: boolean | undefined
  readonly tabindex?: 0 | -1 | undefined
  readonly role?: Role | undefined
  readonly 'aria-atomic'?: 'true' | undefined
  readonly 'aria-controls'?: string | undefined
  readonly 'aria-current'?: 'page' | 'step' | 'true' | undefined
  readonly 'aria-describedby'?: string | undefined
  readonly 'aria-disabled'?: 'true' | undefined
  readonly 'aria-expanded'?: 'true' | 'false' | undefined
  readonly 'aria-hidden'?: 'true' | undefined
  readonly 'aria-label'?: string | undefined
  readonly 'aria-labelledby'?: string | undefined
  readonly 'aria-live'?: 'polite' | 'assertive' | 'off' | undefined
  readonly 'aria-modal'?: 'true' | undefined
  readonly 'aria-sort'?: 'ascending' | 'descending' | 'none' | undefined
} & DataAttributes

/** Hooks and data for the client scripts. */
export type DataAttributes = { readonly [name: `data-${string}`]: string | number | undefined }

type Content = Attributes & { readonly children?: Child }
type Empty = Attributes & { readonly children?: never }

/** WHATWG autofill names that SCREENS 0.3 allows. */
export type Autocomplete =
  'off' | 'email' | 'tel' | 'name' | 'new-password' | 'current-password' | 'one-time-code' | 'username'

export type InputMode = 'numeric' | 'email' | 'tel' | 'text' | 'search'

type Control = { readonly name?: string | undefined; readonly disabled?: boolean | undefined }

type Cell = Content & { readonly colspan?: number | undefined; readonly rowspan?: number | undefined }

export type IntrinsicElementMap = {
  // The document
  readonly html: Content & { readonly lang: string }
  readonly head: Content
  readonly title: { readonly children: Child }
  readonly meta: {
    readonly charset?: 'utf-8' | undefined
    readonly name?:
      'viewport' | 'theme-color' | 'robots' | 'referrer' | 'format-detection' | 'color-scheme' | undefined
    readonly content?: string | undefined
    readonly media?: string | undefined
  }
  readonly link: {
    readonly rel: 'stylesheet' | 'icon' | 'alternate'
    readonly href: string
    readonly type?: string | undefined
    readonly hreflang?: string | undefined
    readonly sizes?: string | undefined
    readonly media?: string | undefined
  }
  /** A file of ours, as a module. Text inside it would be an inline script, which does not exist here. */
  readonly script: { readonly type: 'module'; readonly src: string; readonly children?: never }
  readonly body: Content

  // Sections and text
  readonly header: Content
  readonly footer: Content
  readonly main: Content
  readonly nav: Content
  readonly section: Content
  readonly div: Content
  readonly span: Content
  readonly p: Content
  readonly strong: Content
  readonly em: Content
  readonly small: Content
  readonly code: Content
  readonly time: Content & { readonly datetime?: string | undefined }
  readonly h1: Content
  readonly h2: Content
  readonly h3: Content
  readonly ul: Content
  readonly ol: Content & { readonly start?: number | undefined }
  readonly li: Content
  readonly dl: Content
  readonly dt: Content
  readonly dd: Content
  readonly br: Empty
  readonly hr: Empty
  readonly a: Content & {
    readonly href: string
    readonly hreflang?: string | undefined
    readonly rel?: 'alternate' | 'noreferrer' | 'noreferrer noopener' | 'external' | undefined
    readonly target?: '_blank' | undefined
    readonly download?: string | undefined
    readonly draggable?: 'false' | undefined
  }
  readonly img: Empty & {
    readonly src: string
    readonly alt: string
    readonly width: number
    readonly height: number
  }

  /** What to say to a browser that runs no scripts; never anything needed to go on. */
  readonly noscript: Content

  // Forms
  /** The server validates everything and says so in words, so a form always has `novalidate`. */
  readonly form: Content & {
    readonly method: 'get' | 'post'
    readonly action?: string | undefined
    readonly novalidate: true
    readonly enctype?: 'multipart/form-data' | undefined
    readonly autocomplete?: 'off' | undefined
  }
  /** No `required`, no `maxlength`, no `type="number"`: SCREENS 0.3. */
  readonly input: Empty &
    Control & {
      readonly type:
        'text' | 'password' | 'email' | 'tel' | 'search' | 'hidden' | 'radio' | 'checkbox' | 'file'
      readonly value?: string | undefined
      readonly checked?: boolean | undefined
      readonly autocomplete?: Autocomplete | undefined
      readonly autocapitalize?: 'none' | 'characters' | undefined
      readonly inputmode?: InputMode | undefined
      readonly spellcheck?: 'true' | 'false' | undefined
      readonly accept?: string | undefined
      readonly multiple?: boolean | undefined
    }
  readonly button: Content &
    Control & {
      readonly type: 'submit' | 'button'
      readonly value?: string | undefined
      readonly formaction?: string | undefined
    }
  readonly label: Content & { readonly for?: string | undefined }
  readonly fieldset: Content & { readonly disabled?: boolean | undefined }
  readonly legend: Content
  readonly select: Content & Control
  readonly option: Attributes & {
    readonly value?: string | undefined
    readonly selected?: boolean | undefined
    readonly disabled?: boolean | undefined
    readonly children: Child
  }
  readonly textarea: Content &
    Control & {
      readonly rows: number
      readonly autocomplete?: Autocomplete | undefined
      readonly spellcheck?: 'true' | 'false' | undefined
    }
  readonly output: Content & { readonly for?: string | undefined }

  // Things that open
  readonly details: Content & { readonly open?: boolean | undefined }
  readonly summary: Content
  /** Picture and sound of a call; a script gives it its source. */
  readonly video: Attributes & {
    readonly playsinline: true
    readonly muted?: boolean | undefined
    readonly children?: never
  }
  readonly progress: Content & { readonly max: number; readonly value: number }
  readonly dialog: Content & { readonly open?: boolean | undefined }

  // Tables
  readonly table: Content
  readonly caption: Content
  readonly thead: Content
  readonly tbody: Content
  readonly tr: Content
  readonly th: Cell & { readonly scope: 'col' | 'row' }
  readonly td: Cell
}
