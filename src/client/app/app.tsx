import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, StrictMode } from 'react'
import { WordsProvider } from '#client/lib/words.tsx'

/** Everything a page needs around it, given the answers it has read. `children`: the router, which on the server is another one. */
export function App({ queryClient, children }: { queryClient: QueryClient; children: ReactNode }) {
  return (
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <WordsProvider>{children}</WordsProvider>
      </QueryClientProvider>
    </StrictMode>
  )
}
