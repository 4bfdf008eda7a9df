/** How the tree of a post is completed; the `table` part of the configuration. */

/** A column of the table of layers, by what it holds. */
export const TABLE_COLUMNS = ['layer', 'shape', 'params', 'how'] as const
export type TableColumn = (typeof TABLE_COLUMNS)[number]

export interface TableOptions {
  /** Which columns, in which order. The layer is always there and always first. Default: all of them. */
  readonly columns?: readonly TableColumn[]
  /**
   * Where the table goes unless a post places it with `::layer-table`: `answer`, above the explanation in the answer
   * section (the default: the table is a spoiler), or `manual`, nowhere else than at `::layer-table`.
   */
  readonly place?: 'answer' | 'manual'
  /** No table at all, `::layer-table` included. Default: false. */
  readonly off?: boolean
}

export interface TransformOptions {
  readonly table?: TableOptions
  /** BCP 47 tag of the language that numbers are printed for. Default: `en`. */
  readonly language?: string
}
