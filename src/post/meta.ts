/** What `{{< meta key >}}` of Quarto stands for: a value of the front matter, as text. */
import { splitFrontMatter } from './split.js'
import { readYaml } from './yaml.js'

/** Finds values by path: `title`, `params.units`. Null for what is missing, or is a list or a mapping. */
export type Meta = (path: string) => string | null

/** The values of a file's front matter; read when the first is asked for. */
export function metaOf(text: string): Meta {
  let values: ReadonlyMap<string, unknown> | null = null
  return (path) => {
    values ??= valuesOf(text)
    const [first = '', ...rest] = path.split('.')
    let value = values.get(first)
    for (const key of rest) value = value instanceof Map ? value.get(key) : undefined
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : null
  }
}

function valuesOf(text: string): ReadonlyMap<string, unknown> {
  const block = splitFrontMatter(text)
  if (block?.kind !== 'block' || !/^(?:|ya?ml)$/i.test(block.language)) return new Map()
  const { entries } = readYaml(text.slice(block.content.start, block.content.end), block.content.start)
  return new Map(entries.map(({ key, value }) => [key, value]))
}
