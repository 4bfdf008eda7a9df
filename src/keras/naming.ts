/** How Keras names what is given no name: by class, with one counter a base name, for the whole process. */

/**
 * The base name of a class: `Conv2D` → `conv2d`, `PReLU` → `p_re_lu`.
 * As Keras: drop what is no word character, part before each capital that starts a word, lower case.
 */
export function snakeCase(className: string): string {
  return className
    .replace(/[^\p{L}\p{N}_]+/gu, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
}
