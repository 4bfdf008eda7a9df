/** The answers of real Keras that record.py wrote, read back. */
import { readdirSync, readFileSync } from 'node:fs'

type RecordedShape = readonly (number | null)[] | readonly (readonly (number | null)[])[] | null

export interface RecordedModel {
  readonly variable: string
  readonly name: string
  readonly built: boolean
  /** Name, type, output shape, params, trainable params, weights. */
  readonly layers: readonly (readonly [string, string, RecordedShape, number | null, number, unknown])[]
  /** Total, trainable and non-trainable. */
  readonly counts: readonly [number, number, number]
  readonly summary: string
}

export interface Recorded {
  /** `programs.jsonl:12`. */
  readonly id: string
  readonly layer: string
  readonly source: string
  readonly models: readonly RecordedModel[]
  readonly error: {
    readonly class: string
    readonly message: string
    readonly lines: readonly number[]
  } | null
}

const FOLDER = new URL('./recorded/', import.meta.url)

/** The files of recorded answers, a family of layers each. */
export function families(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
}

/** The answers of one family. */
export function recorded(family: string): readonly Recorded[] {
  const lines: readonly string[] = JSON.parse(readFileSync(new URL('lines.json', FOLDER), 'utf8'))
  const text = readFileSync(new URL(family, FOLDER), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line, index) => {
      const one = JSON.parse(line)
      return {
        id: `${family}:${index}`,
        layer: one.layer,
        source: one.source,
        models: (one.models ?? []).map((model: { summary: (string | number)[] }) => ({
          ...model,
          summary: model.summary.map((part) => (typeof part === 'number' ? lines[part] : part)).join('\n'),
        })),
        error: one.error ?? null,
      }
    })
}
