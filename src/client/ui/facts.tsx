import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

/** The five facts. Never a sixth, never in another order. */
export interface FiveFacts {
  from: ReactNode
  use: ReactNode
  because: ReactNode
  until: ReactNode
  shared: ReactNode
}

const order = ['from', 'use', 'because', 'until', 'shared'] as const satisfies readonly (keyof FiveFacts & IconName)[]

interface FactsProps {
  labels: Record<keyof FiveFacts, string>
  facts: FiveFacts
}

/** For one item or a whole category. `tall`: one under the other, with room for acts. */
export function Facts({ labels, facts, tall }: FactsProps & { tall?: boolean }) {
  return (
    <dl className={classNames('facts', tall && 'tall')}>
      {order.map((fact) => (
        <div key={fact}>
          <dt>
            <Icon name={fact} />
            {labels[fact]}
          </dt>
          <dd>{facts[fact]}</dd>
        </div>
      ))}
    </dl>
  )
}
