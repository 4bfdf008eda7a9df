/** The words that completing a tree adds to a post, in one language. */
export interface TransformWords {
  /** Headings of the table of layers. */
  readonly tableLayer: string
  readonly tableShape: string
  readonly tableParams: string
  readonly tableHow: string
  /** Its caption; `{model}` stands for the model's name. */
  readonly tableCaption: string
  readonly tableNotBuilt: string
  readonly nothingToLearn: string
  readonly total: string
  readonly trainable: string
  readonly nonTrainable: string
  /** What all weights take; `{size}` stands for `136.04 KB`. */
  readonly memory: string
  /** Titles of callouts that have none of their own. */
  readonly note: string
  readonly tip: string
  readonly warning: string
  readonly caution: string
  readonly important: string
}

export const ENGLISH: TransformWords = {
  tableLayer: 'Layer',
  tableShape: 'Output shape',
  tableParams: 'Parameters',
  tableHow: 'How',
  tableCaption: 'Layers of {model}',
  tableNotBuilt: ', which is not built yet',
  nothingToLearn: 'nothing to learn',
  total: 'Total',
  trainable: 'Trainable',
  nonTrainable: 'Non-trainable',
  memory: '{size} of memory',
  note: 'Note',
  tip: 'Tip',
  warning: 'Warning',
  caution: 'Caution',
  important: 'Important',
}
