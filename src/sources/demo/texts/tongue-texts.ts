/** What people and staff write, in one language. */
export interface TongueTexts {
  /** Support cases: subject and first message. */
  cases: readonly (readonly [subject: string, message: string])[]
  /** What support answers. */
  answers: readonly string[]
  /** Meetings and calls: title and what staff noted. */
  meetings: readonly (readonly [title: string, note: string])[]
  posts: readonly (readonly [title: string, text: string])[]
}
