import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface KeyValue {
  key: string
  name: ReactNode
  value: ReactNode
}

export function KeyValues({ pairs, ruled }: { pairs: readonly KeyValue[]; ruled?: boolean }) {
  return <dl className={classNames('kv', ruled && 'ruled')}>{pairs.map(row)}</dl>
}

/** The few numbers that matter, without boxes. */
export function Readouts({ pairs }: { pairs: readonly KeyValue[] }) {
  return <dl className="readouts">{pairs.map(row)}</dl>
}

const row = ({ key, name, value }: KeyValue) => (
  <div key={key}>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
