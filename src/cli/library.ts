/**
 * What the commands call: the library's own entry points, each loaded when it is first needed. Tests hand in others.
 */
import type { Config } from '../config/config.js'
import type { Explained } from '../explain.js'
import type { Levels } from '../lint/level.js'
import type { PostResult, Totals } from '../result.js'
import type { Progress } from '../site/build.js'
import type { Trouble } from '../site/trouble.js'

export type { Progress } from '../site/build.js'

/** What `check` is told besides the text. */
export interface CheckSettings {
  /** What the post is called in its result. */
  readonly file: string
  /** The project's configuration; a post's front matter wins over it. */
  readonly config: Config
  /** What the command line says; wins over everything. */
  readonly rules: Levels
  readonly strict?: boolean
}

/** A post's result, and whether its unverified questions are let pass. */
export interface CheckedText {
  readonly result: PostResult
  readonly strict: boolean
}

export type CheckText = (text: string, settings: CheckSettings) => CheckedText

export interface BuildSettings {
  /** The folder that names in results are relative to. */
  readonly cwd: string
  readonly posts: string
  readonly out: string
  readonly drafts: boolean
  /** What the command line says; a post's front matter and the configuration hold where it says nothing. */
  readonly strict?: boolean
  readonly config: Config
  /** The theme's folder, absolute. */
  readonly theme?: string
  readonly onProgress?: (progress: Progress) => void
}

export interface Built extends Totals {
  readonly published: boolean
  readonly results: readonly PostResult[]
  readonly troubles: readonly Trouble[]
  readonly pages: number
  readonly bytes: number
}

/** A row of a summary as `summary`'s JSON has it. */
export interface SummaryRow {
  readonly name: string
  readonly type: string
  readonly outputShape: unknown
  readonly params: number | string | null
  readonly formula: string | null
}

/** One model of a program, and how Keras prints it. */
export interface SummaryModel {
  readonly variable: string | null
  readonly name: string
  readonly layers: readonly SummaryRow[]
  readonly totalParams: number | string | null
  readonly trainableParams: number | string | null
  readonly nonTrainableParams: number | string | null
}

/** What a file says about models: the object of `summary`'s JSON, and each model's text. */
export interface Summarized {
  readonly json: {
    readonly models: readonly SummaryModel[]
    readonly messages: readonly import('./format/pretty.js').Printable[]
  }
  /** `model.summary()` of `json.models[i]`. */
  text(index: number): string
}

export interface Library {
  check(): Promise<CheckText>
  build(settings: BuildSettings): Promise<Built>
  /** Of Python source, or of the Python code of a post. */
  summarize(text: string, kind: 'python' | 'post'): Promise<Summarized>
  /** How the numbers of a layer, or of all, come about. */
  explain(text: string, kind: 'python' | 'post', layer?: string): Promise<Explained>
}
