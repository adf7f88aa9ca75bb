/** The part of the package `qrcode` that is used here; it brings no types of its own. */
declare module 'qrcode' {
  interface Options {
    readonly type: 'svg' | 'terminal'
    readonly small?: boolean
    readonly margin?: number
  }
  function draw(text: string, options: Options): Promise<string>

  export { draw as toString }
}
