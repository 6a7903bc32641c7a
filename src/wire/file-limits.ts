import type { GenesysEvent, GenesysParty } from './event'

/** What may be uploaded into a chat. The defaults are those of a recorded answer of a production GMS. */
export interface FileLimits {
  /**
   * How many files.
   * @default 5
   */
  uploadMaxFiles: number
  /**
   * How large each, in bytes.
   * @default 10485760
   */
  uploadMaxFileSize: number
  /**
   * How large all together, in bytes.
   * @default 99614720
   */
  uploadMaxTotalSize: number
  /**
   * The name endings allowed, in lower case; none: any.
   * @default ['jpeg', 'jpg', 'pdf', 'png', 'zip']
   */
  uploadFileTypes: readonly string[]
  /**
   * True: an agent has to be in the chat.
   * @default false
   */
  uploadNeedAgent: boolean
  /**
   * How often a client may download in a chat; told, and enforced if `enforceDownloadAttempts` says so.
   * @default 2
   */
  downloadAttempts: number
  /**
   * True: a download is refused when `downloadAttempts` are used up. What Genesys does then is not known; clients stop
   * offering downloads.
   * @default false
   */
  enforceDownloadAttempts: boolean
  /**
   * Told, not enforced.
   * @default 'odd'
   */
  deleteFile: string
}

export const defaultFileLimits: Readonly<FileLimits> = {
  uploadMaxFiles: 5,
  uploadMaxFileSize: 10_485_760,
  uploadMaxTotalSize: 99_614_720,
  uploadFileTypes: ['jpeg', 'jpg', 'pdf', 'png', 'zip'],
  uploadNeedAgent: false,
  downloadAttempts: 2,
  enforceDownloadAttempts: false,
  deleteFile: 'odd',
}

/**
 * The notice in which Genesys tells the limits: all ten values are texts, and it has no index, for it is
 * no part of the transcript.
 * Source: an answer recorded in a public CometD client.
 */
export function toLimitsNotice(
  limits: Readonly<FileLimits>,
  used: { files: number; totalSize: number; downloads: number },
  about: { from: GenesysParty; utcTime: number },
): Omit<GenesysEvent, 'index'> {
  return {
    from: about.from,
    text: 'file-client-cfg-get',
    type: 'Notice',
    utcTime: about.utcTime,
    userData: {
      'download-attempts': String(limits.downloadAttempts),
      'upload-max-files': String(limits.uploadMaxFiles),
      'delete-file': limits.deleteFile,
      'upload-max-file-size': String(limits.uploadMaxFileSize),
      'used-download-attempts': String(used.downloads),
      'used-upload-max-total-size': String(used.totalSize),
      'upload-need-agent': String(limits.uploadNeedAgent),
      'used-upload-max-files': String(used.files),
      'upload-max-total-size': String(limits.uploadMaxTotalSize),
      'upload-file-types': limits.uploadFileTypes.join(':'),
    },
  }
}
