import { ButtonSet, nameOf } from './enumerations';
import { host, strict, wrongArguments } from './host';

interface Answer {
  button: string;
  text?: string;
}

/** `(text)`, `(text, buttons)` or `(title, text, buttons)`. */
function ask(method: 'msgBox' | 'inputBox', given: unknown[]): Answer {
  if (given.length < 1 || given.length > 3) throw wrongArguments(`Browser.${method}`);
  const buttons = given.length > 1 ? nameOf(ButtonSet, given[given.length - 1], `Browser.${method}`) : 'OK';
  const [title, text] = given.length === 3 ? [String(given[0]), String(given[1])] : ['', String(given[0])];
  return host(`Browser.${method}`, { kind: method === 'msgBox' ? 'alert' : 'prompt', title, text, buttons });
}

/** The button in small letters; closing the box is to cancel: https://developers.google.com/apps-script/reference/base/browser */
const pressed = ({ button }: Answer): string => (button === 'CLOSE' ? 'cancel' : button.toLowerCase());

/** https://developers.google.com/apps-script/reference/base/browser */
export const Browser = strict('Browser', {
  msgBox: (...given: unknown[]) => pressed(ask('msgBox', given)),
  inputBox: (...given: unknown[]) => {
    const answer = ask('inputBox', given);
    return answer.button === 'OK' || answer.button === 'YES' ? (answer.text ?? '') : pressed(answer);
  },
  Buttons: ButtonSet,
});
