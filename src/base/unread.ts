/**
 * A mark at the end of a statement (`.modifyEnd(sql.raw(UNREAD))`): whoever asks for it reads neither its rows nor its count,
 * and catches no error of its own. In a transaction it waits for the next statement and goes with it, at the latest with
 * COMMIT (store/quick-client.ts); should it fail, that one fails with its error.
 */
export const UNREAD = '/* unread */'
