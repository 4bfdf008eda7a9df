/**
 * Calls as they are written: of names, of methods, `super()`.
 */
import { lookup } from '../attributes.js'
import type { Frame } from '../frame.js'
import type { Machine } from '../machine.js'
import type { Attribute, Call } from '../syntax/expression.js'
import { derives, typeOf } from '../types.js'
import type { ClassValue, Instance, Value } from '../value.js'
import { fullArguments } from './arguments.js'
import { attributeOf } from './attribute-node.js'
import { callValue, NO_KEYWORDS } from './call.js'
import { callFunction } from './function.js'
import { namespaceCall } from './namespace-call.js'
import { callUnknown } from './unknown-call.js'

export function evaluateCall(machine: Machine, node: Call, frame: Frame): Value {
  const { callee } = node
  if (callee.kind === 'attribute') return callMethodNode(machine, node, callee, frame)
  const target = machine.evaluate(callee, frame)
  if (callee.kind === 'name' && callee.id === 'super' && node.args.length === 0 && target.kind === 'class') {
    return implicitSuper(machine, node, frame)
  }
  const names = namespaceCall(machine, node, target, frame)
  return names ?? finishCall(machine, node, target, null, frame)
}

/** `object.method(…)`: the method is found without making a bound one. */
function callMethodNode(machine: Machine, node: Call, callee: Attribute, frame: Frame): Value {
  const object = machine.evaluate(callee.object, frame)
  machine.site = callee
  switch (object.kind) {
    case 'unknown':
    case 'class':
    case 'module':
    case 'super':
    case 'function':
      return finishCall(machine, node, attributeOf(machine, callee, object), null, frame)
    case 'instance': {
      if (object.attributes.has(callee.name)) break
      const found = lookup(object.class, callee.name)
      if (found?.kind === 'function' || found?.kind === 'hostFunction' || found?.kind === 'builtin') {
        return finishCall(machine, node, found, object, frame)
      }
      break
    }
    default: {
      const found = lookup(typeOf(object), callee.name)
      if (found?.kind === 'builtin') return finishCall(machine, node, found, object, frame)
    }
  }
  return finishCall(machine, node, attributeOf(machine, callee, object), null, frame)
}

function finishCall(machine: Machine, node: Call, target: Value, self: Value | null, frame: Frame): Value {
  const args: Value[] = self === null ? [] : [self]
  if (node.plain) {
    for (const argument of node.args) args.push(machine.evaluate(argument.value, frame))
    machine.site = node
    machine.callNode = node
    if (target.kind === 'unknown') callUnknown(machine, node, target, args)
    if (target.kind === 'function') return callFunction(machine, target, args, NO_KEYWORDS)
    return callValue(machine, target, args, NO_KEYWORDS)
  }
  const keywords = new Map<string, Value>()
  const doubt = fullArguments(machine, node, args, keywords, frame)
  machine.site = node
  machine.callNode = node
  if (target.kind === 'unknown') callUnknown(machine, node, target, [...args, ...keywords.values()])
  // `*unknown` hides how many arguments there are: nobody can know what the call gives.
  if (doubt !== null) return doubt
  return callValue(machine, target, args, keywords)
}

/** Whether `super(of, self)` is possible. */
export function isSubject(self: Value, of: ClassValue): self is Instance | ClassValue {
  if (self.kind !== 'instance' && self.kind !== 'class') return false
  return derives(typeOf(self), of) || (self.kind === 'class' && derives(self, of))
}

/** `super()` without arguments: the class that the method is written in, and its first argument. */
function implicitSuper(machine: Machine, node: Call, frame: Frame): Value {
  machine.site = node
  let self: Value | null = null
  for (let at: Frame | null = frame; at !== null; at = at.parent) {
    if (at.scope.type === 'function' && self === null && at.first !== null) self = at.first
    if (at.scope.type === 'class' && at.made !== null) {
      if (self?.kind === 'unknown') return self
      if (self !== null && isSubject(self, at.made)) return { kind: 'super', after: at.made, self }
      break
    }
  }
  return machine.raise('RuntimeError', 'super(): no arguments')
}
