/** A piece of a normalised text as it stands in what was written: Lily, not lily. Pure. */
export function asWritten(piece: string, written: string): string {
  const wide = written.normalize('NFKC')
  const from = wide.toLowerCase().indexOf(piece.toLowerCase())
  const found = wide.slice(from, from + piece.length)
  // Letters that change their length with their case would shift the rest.
  return from >= 0 && found.toLowerCase() === piece.toLowerCase() ? found : piece
}
