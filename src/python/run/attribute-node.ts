/**
 * `object.name` as it is written: the author may declare it under its dotted name.
 */
import { findAttribute } from '../attributes.js'
import type { Machine } from '../machine.js'
import type { Attribute, Expression } from '../syntax/expression.js'
import type { Value } from '../value.js'
import { known } from './names.js'

/** An attribute of an unknown may be declared by its dotted name: `x_train.shape`. */
export function attributeOf(machine: Machine, node: Attribute, object: Value): Value {
  if (object.kind !== 'unknown') {
    const dotted = machine.given.size > 0 ? dottedName(node) : null
    if (dotted !== null && object.kind !== 'module') {
      const declared = known(machine, dotted)
      const value = declared === undefined ? undefined : findAttribute(object, node.name, machine)
      if (declared !== undefined && (value === undefined || value.kind === 'unknown')) return declared
    }
    return machine.getAttribute(object, node.name)
  }
  const dotted = dottedName(node)
  if (dotted === null) return object
  return known(machine, dotted) ?? { ...object, name: dotted }
}

function dottedName(node: Expression): string | null {
  if (node.kind === 'name') return node.id
  if (node.kind !== 'attribute') return null
  const object = dottedName(node.object)
  return object === null ? null : `${object}.${node.name}`
}
