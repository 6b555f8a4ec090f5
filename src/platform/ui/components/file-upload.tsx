import type { Html } from '../jsx-runtime.ts'
import { classes, shown } from './classes.ts'
import { described, FieldFrame } from './field.tsx'
import type { FieldProps } from './field.tsx'

export type FileUploadProps = FieldProps & {
  /** Kinds of file the browser offers first, for example `application/pdf`; the server decides. */
  readonly accept?: string | undefined
}

/** The form around it needs `enctype="multipart/form-data"`. */
export function FileUpload(props: FileUploadProps): Html {
  const id = props.id ?? props.name
  const { ids, texts } = described(id, props)
  return (
    <FieldFrame field={props} id={id} texts={texts}>
      <input
        class={classes('govuk-file-upload', props.class, shown(props.error) && 'govuk-file-upload--error')}
        id={id}
        name={props.name}
        type="file"
        accept={props.accept}
        aria-describedby={ids}
      />
    </FieldFrame>
  )
}
