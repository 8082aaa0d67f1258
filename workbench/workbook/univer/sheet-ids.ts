/** The port numbers sheets, Univer names them: ours by their number, those that a page inserts by random letters. */
export class SheetIds {
  private readonly numbers = new Map<string, number>();
  private readonly texts = new Map<number, string>();

  number(id: string): number {
    if (/^\d+$/.test(id)) return Number(id);
    let number = this.numbers.get(id);
    if (number === undefined) {
      number = 1_000_000 + this.numbers.size;
      this.numbers.set(id, number);
      this.texts.set(number, id);
    }
    return number;
  }

  text(number: number): string {
    return this.texts.get(number) ?? String(number);
  }

  /** An id for a new sheet, unlike those that there are or were. */
  unused(taken: number[]): string {
    this.last = Math.max(this.last, ...taken.filter((number) => number < 1_000_000)) + 1;
    return String(this.last);
  }

  private last = -1;
}
