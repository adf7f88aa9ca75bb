/** How a failed scenario is told: the line of the feature file first, then what went wrong, then where in the code. */
import { relative } from 'node:path'

/** A place in a feature file; `file` absolute, `line` and `column` from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
  /** What stands there. */
  readonly words: string
}

/**
 * Puts the place in front of an error's message and stack, keeping the error itself, because vitest makes its diff from
 * the error's own properties. `told` (what had been said so far) follows the message; `step`, the frame of the step's
 * definition, stands in where the error comes from no code of the scenarios. Anything thrown that is no Error becomes
 * the cause of one.
 */
export function blame(thrown: unknown, place: Place, step: string, told = ''): Error {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown), { cause: thrown })
  const ours = framesOf(error.stack).filter((frame) => !MACHINERY.test(frame))
  const frames = ours.some((frame) => !frame.includes('node_modules')) ? ours : [...ours, step]
  const message = [`${where(place)} ${place.words}`, error.message, told && `Up to here:\n${told}`]
  setText(error, message.filter(Boolean).join('\n\n'), [frameOf(place), ...frames])
  return error
}

/** An error that was thrown by nobody: its stack is only the places it is about. */
export function complain(message: string, frames: readonly string[]): Error {
  const error = new Error(message)
  setText(error, message, frames)
  return error
}

/** `scenarios/activities/sign-up.feature:12` */
export function where({ file, line }: { readonly file: string; readonly line: number }): string {
  return `${relative(process.cwd(), file)}:${line}`
}

/** A line of a stack trace. Brackets in the words would be taken for the place itself. */
export function frameOf({ file, line, column, words }: Place): string {
  const method = words.replaceAll('(', '（').replaceAll(')', '）').replace(/\s+/g, ' ').trim()
  return `    at ${method} (${file}:${line}:${column})`
}

/** Frames of these files say nothing about the scenario. */
const MACHINERY = /\/gherkin-\w+\.ts|node:internal/

function framesOf(stack = ''): readonly string[] {
  return stack.split('\n').filter((line) => /^\s+at /.test(line))
}

function setText(error: Error, message: string, frames: readonly string[]): void {
  const stack = `${error.name}: ${message}\n${frames.join('\n')}`
  Object.defineProperties(error, {
    message: { value: message, configurable: true, writable: true },
    stack: { value: stack, configurable: true, writable: true },
  })
}
