/**
 * Multiplies every number of a range; whatever is no number stays as it is.
 *
 * @param {number|Array<Array<number>>} input The value or range to multiply.
 * @param {number} [factor] What to multiply by, 2 when left out.
 * @return The products.
 * @customfunction
 */
function SCALE(input, factor) {
  var by = factor === undefined || factor === '' ? 2 : factor;
  if (typeof by !== 'number') throw new Error('The factor must be a number.');
  var scale = function (value) {
    return typeof value === 'number' ? value * by : value;
  };
  return Array.isArray(input) ? input.map(function (row) { return row.map(scale); }) : scale(input);
}

/**
 * Sums amounts by name.
 *
 * @param {Array<Array<string>>} names A column of names.
 * @param {Array<Array<number>>} amounts A column of amounts, as long.
 * @return One row a name: the name and its sum.
 * @customfunction
 */
function SUM_BY(names, amounts) {
  if (names.length !== amounts.length) throw 'Both columns must have the same length.';
  const sums = new Map();
  names.forEach(([name], i) => {
    if (name !== '') sums.set(name, (sums.get(name) || 0) + Number(amounts[i][0]));
  });
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * The weekday of a date.
 *
 * @param {Date} date A cell with a date.
 * @customfunction
 */
function WEEKDAY_NAME(date) {
  return ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'][date.getDay()];
}

/**
 * The days after a date.
 *
 * @param {Date} date The day before the first.
 * @param {number} count How many.
 * @customfunction
 */
function DAYS_AFTER(date, count) {
  const days = [];
  for (let i = 1; i <= count; i++) days.push(new Date(date.getFullYear(), date.getMonth(), date.getDate() + i));
  return days;
}

/** @customfunction */
function MARK_DONE() {
  SpreadsheetApp.getActiveSheet().getRange('A1').setValue('done');
}

function helper_() {
  return 'private';
}
