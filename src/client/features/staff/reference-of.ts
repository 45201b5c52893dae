/** What a request is called on the telephone, the same as on the page of the person. */
export const referenceOf = (id: string) => id.slice(0, 8).toUpperCase()
