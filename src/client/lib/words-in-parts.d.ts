declare module '#words/*?first' {
  export const messages: import('@lingui/core').Messages
}
declare module '#words/*?rest' {
  export const messages: import('@lingui/core').Messages
}
