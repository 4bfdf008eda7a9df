/** The browser that comes from npm, for the tests of pages. */
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

export async function launch(): Promise<Browser> {
  return playwright.launch({
    args: ['--no-sandbox', '--disable-gpu'],
    executablePath: await chromium.executablePath(),
    headless: true,
  })
}
