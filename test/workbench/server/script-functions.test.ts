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
  expect(callableFunctions([SOURCE, 'async function later() {}'])).toEqual(['GREET', 'openSidebar', 'later']);
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
