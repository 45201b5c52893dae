/** What the mailing system of the journeys shows to have links made. It opens nothing but the server of the browser tests. */
export const mailerKey = 'the-mailing-system-of-the-journeys'
