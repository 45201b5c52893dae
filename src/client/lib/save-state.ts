interface Mutation {
  isPending: boolean
  isSuccess: boolean
  isError: boolean
}

/** Where a mutation stands, as the switch shows it. */
export function saveStateOf({ isPending, isSuccess, isError }: Mutation): 'still' | 'saving' | 'saved' | 'failed' {
  if (isPending) return 'saving'
  if (isError) return 'failed'
  return isSuccess ? 'saved' : 'still'
}
