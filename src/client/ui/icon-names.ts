/** Symbols of `public/icons.svg`. The five facts have their own (from, use, because, until, shared) and mean nothing else. */
export const iconNames = [
  ...(['overview', 'data', 'choices', 'mail', 'export', 'history', 'notice', 'device', 'help', 'lock', 'pause', 'check'] as const),
  ...(['done', 'cross', 'refused', 'alert', 'info', 'clock', 'from', 'use', 'because', 'until', 'shared', 'eye'] as const),
  ...(['person', 'people', 'phone', 'calendar', 'chat', 'invoice', 'web', 'pen', 'erase', 'object', 'search', 'next'] as const),
  ...(['back', 'down', 'up', 'menu', 'offline', 'file', 'send', 'undo', 'machine', 'half', 'role', 'key', 'pin'] as const),
] as const
export type IconName = (typeof iconNames)[number]

/** The symbol a tenant names, or a sheet of paper where the sheet has no such symbol. */
export const iconOf = (name: string): IconName => iconNames.find((known) => known === name) ?? 'file'
