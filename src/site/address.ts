/** Addresses within the site. */

/** The way from a page back to the site's root: `../` for each folder. */
export function rootFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1)
}

/** An address that leads to a path. */
export function hrefTo(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
