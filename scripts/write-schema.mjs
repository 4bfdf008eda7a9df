#!/usr/bin/env node
// Writes schema/config.json from the schema in src/config/, and the list of rules into schema/check.json.
// Needs the compiled package; `npm run schema` sees to that.
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { CONFIG_SCHEMA } from '../lib/config/schema.js'
import { RULES } from '../lib/message.js'

const folder = new URL('../schema/', import.meta.url)
const write = (name, value) => writeFileSync(new URL(name, folder), `${JSON.stringify(value, null, 2)}\n`)

const { $schema, ...config } = z.toJSONSchema(CONFIG_SCHEMA, { io: 'input' })
const $id = 'https://github.com/quizproof/quizproof/raw/main/schema/config.json'
write('config.json', { $schema, $id, ...config })

const check = JSON.parse(readFileSync(new URL('check.json', folder), 'utf8'))
check.$defs.ruleId.enum = Object.keys(RULES)
write('check.json', check)
