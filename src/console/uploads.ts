/** Files on their way through the page: posted by a form, and handed to a browser. */
import { UserError } from '../base/errors.ts'
import type { Web } from './web.ts'

/** A file that somebody chose on the page. */
export interface Upload {
  readonly name: string
  /** As the browser has it, by the name's ending. */
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** What a form with a file field holds. */
export interface UploadForm {
  readonly fields: URLSearchParams
  /** Absent when none was chosen. */
  readonly file: Upload | undefined
}

/** Pictures that browsers draw and that can do nothing else; what else is shown as one is only offered for download. */
const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

export const isPicture = (mediaType: string): boolean => PICTURES.has(mediaType)

/** The fields of a posted form that may hold one file. Throws a `UserError` for any other kind of body. */
export async function readUpload(c: Web): Promise<UploadForm> {
  const posted = await c.req.formData().catch((cause: unknown) => {
    throw new UserError('bad-form', '这个请求不是从本页面发出的，请刷新页面后再试。', 1, { cause })
  })
  const entries = [...posted.entries()]
  const fields = new URLSearchParams()
  for (const [name, value] of entries) if (typeof value === 'string') fields.append(name, value)
  // A field in which nothing was chosen comes as a file without a name.
  const file = entries.map(([, value]) => value).find((value) => typeof value !== 'string' && value.name !== '')
  if (file === undefined || typeof file === 'string') return { fields, file: undefined }
  const bytes = new Uint8Array(await file.arrayBuffer())
  return { fields, file: { name: file.name, mediaType: file.type || 'application/octet-stream', bytes } }
}

/** Hands a file to the browser: a picture to be seen, everything else to be saved under its name. */
export function handFile(c: Web, file: Upload): Response {
  const how = isPicture(file.mediaType) ? 'inline' : 'attachment'
  c.header('Content-Disposition', `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
  c.header('Content-Type', isPicture(file.mediaType) ? file.mediaType : 'application/octet-stream')
  return c.body(new Uint8Array(file.bytes))
}

/** 820 字节, 35 KB, 2.4 MB. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} 字节`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 2 ** 20).toFixed(1)} MB`
}
