#!/usr/bin/env node
// After the package was packed, and before it is packed again: everything is as it was.
import { restore } from './places.mjs'

restore()
