/** How the tree of a post is completed; the `table` part of the configuration. */

import type { TableOptions } from '../post/schema.js'
import type { TransformWords } from './words.js'

export { TABLE_COLUMNS, type TableColumn, type TableOptions } from '../post/schema.js'

export interface TransformOptions {
  readonly table?: TableOptions
  /** BCP 47 tag of the language that numbers are printed for. Default: `en`. */
  readonly language?: string
  /** The words of that language. Default: English. */
  readonly words?: TransformWords
}
