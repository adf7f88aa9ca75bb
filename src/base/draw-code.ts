/** Draws a code that a phone can scan. */
import { toString as draw } from 'qrcode'

/** As an `<svg>` element of the size that its surroundings give it, black on white. Rejects when the text is too long. */
export const drawCodeAsSvg = (text: string): Promise<string> => draw(text, { type: 'svg', margin: 2 })

/** In characters of a terminal, half a line a row. Rejects when the text is too long. */
export const drawCodeAsText = (text: string): Promise<string> => draw(text, { type: 'terminal', small: true })
