import type { Child, Html } from '../jsx-runtime.ts'

export type MailStateProps = {
  /** Answers a GET with the JSON that `src/client/mail-state.ts` describes. */
  readonly url: string
  readonly state: 'queued' | 'deferred' | 'accepted' | 'rejected' | 'expired' | 'used'
  /** The state in words, as the server knows it now. */
  readonly children: Child
}

/** How the mail is doing; `mail-state.js` keeps it up to date. */
export const MailState = ({ url, state, children }: MailStateProps): Html => (
  <p class="govuk-body" role="status" data-mail-state="" data-url={url} data-state={state}>
    {children}
  </p>
)
