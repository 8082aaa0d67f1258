import { expect, test } from '@jest/globals';
import { callableFunctions, customFunctionHelp } from '../../../workbench/server/script-functions';

const SOURCE = `
var x = 1;
/**
 * Greets a person,
 * kindly.
 *
 * @param {"Ann"} person The person's name.
 * @param {2} [times] how often
 * @return {string} a greeting
 * @customfunction
 */
function GREET(person, times) { return 'Hi ' + person; }

/** Not for cells. */
function openSidebar() { function inner() {} }
function secret_() {}
  function indented() {}
`;

test('the page may call what is declared at the top and not private', () => {
  expect(callableFunctions([SOURCE, 'async function later() {}'])).toEqual([
    'GREET',
    'openSidebar',
    'indented',
    'later',
  ]);
});

test('functions and arrows in variables count like declared ones, whatever is assigned otherwise does not', () => {
  const source = `var one = function () {}; let two = function named() {}; const three = () => 1, four = async (x) => x, five = 5;
const six = function* () {}; this.seven = function () {}; globalThis.eight = () => 1; nine = function () {};
tools.ten = function () {}; const eleven_ = () => 1; { var twelve = () => 1; } const { a } = {}; class Thirteen {}`;
  expect(callableFunctions([source])).toEqual(['one', 'two', 'three', 'four', 'six', 'seven', 'eight', 'nine']);
});

test('a custom function in a constant has its help too', () => {
  const [help] = customFunctionHelp([
    '/** Doubles.\n * @param {3} number what to double\n * @customfunction */\nconst DOUBLE = (number = 1) => 2 * number;',
  ]);
  expect(help).toEqual({
    name: 'DOUBLE',
    description: 'Doubles.',
    parameters: [{ name: 'number', example: '3', detail: 'what to double' }],
  });
});

test('a custom function is described by its JSDoc, with the type of a parameter as its example', () => {
  expect(customFunctionHelp([SOURCE])).toEqual([
    {
      name: 'GREET',
      description: 'Greets a person, kindly.',
      parameters: [
        { name: 'person', example: '"Ann"', detail: "The person's name." },
        { name: 'times', example: 'times', detail: '' },
      ],
    },
  ]);
});
