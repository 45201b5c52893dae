import { expect, test } from 'vitest'
import { turns } from './turns.ts'

/** A task that ends when it is told to, and writes down when it began. */
function tasks() {
  const begun: string[] = []
  const ends = new Map<string, (error?: Error) => void>()
  const task = (name: string) => () => {
    begun.push(name)
    return new Promise<string>((resolve, reject) => ends.set(name, (error) => (error ? reject(error) : resolve(name))))
  }
  return { begun, task, end: (name: string, error?: Error) => ends.get(name)!(error) }
}

test('tasks of one key take turns in the order they came, those of another do not wait for them', async () => {
  const { begun, task, end } = tasks()
  const inTurn = turns()
  const [first, second] = [inTurn('a', task('first')), inTurn('a', task('second'))]
  void inTurn('b', task('other'))
  expect(begun).toEqual(['first', 'other'])
  end('first')
  await expect(first).resolves.toBe('first')
  expect(begun).toEqual(['first', 'other', 'second'])
  end('second')
  await expect(second).resolves.toBe('second')
})

test('a task that fails fails alone', async () => {
  const { task, end } = tasks()
  const inTurn = turns()
  const [first, second] = [inTurn('a', task('first')), inTurn('a', task('second'))]
  end('first', new Error('broken'))
  await expect(first).rejects.toThrow('broken')
  end('second')
  await expect(second).resolves.toBe('second')
})
