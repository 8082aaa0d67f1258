/** Something the user gave cannot be used; the message is one sentence that says what to do. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}
