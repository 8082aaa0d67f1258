import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from '../../apps-script/host/window';
import type { DialogFrame, Question } from '../../server/messages';
import { AddOnFrame, type FrameActions } from './add-on-frame';

type Button = Answer['button'];

/** In Google's order and words; the first is the primary one. */
const BUTTONS: { [set in Question['buttons']]: { button: Button; label: string }[] } = {
  OK: [{ button: 'OK', label: 'Ok' }],
  OK_CANCEL: [
    { button: 'OK', label: 'Ok' },
    { button: 'CANCEL', label: 'Cancel' },
  ],
  YES_NO: [
    { button: 'YES', label: 'Yes' },
    { button: 'NO', label: 'No' },
  ],
  YES_NO_CANCEL: [
    { button: 'YES', label: 'Yes' },
    { button: 'NO', label: 'No' },
    { button: 'CANCEL', label: 'Cancel' },
  ],
};

/** A modal box of the browser's own: it keeps the focus, and Escape closes it. */
function Modal({
  title,
  onClose,
  children,
  kind,
}: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  kind: string;
}) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => element.current?.showModal(), []);
  const cancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog ref={element} class={`box ${kind}`} aria-label={title || 'Message'} onCancel={cancel}>
      <header>
        <h2>{title}</h2>
        <button type="button" class="icon-button" aria-label="Close" onClick={onClose}>
          ✕
        </button>
      </header>
      {children}
    </dialog>
  );
}

/** `Ui.alert` and `Ui.prompt`: the script waits until a button is pressed. */
export function QuestionBox({ question, onAnswer }: { question: Question; onAnswer: (answer: Answer) => void }) {
  const [text, setText] = useState('');
  const prompt = question.kind === 'prompt';
  const answer = (button: Button) => onAnswer(prompt ? { button, text } : { button });
  const [primary, ...others] = BUTTONS[question.buttons];
  const submit = (event: Event) => {
    event.preventDefault();
    answer(primary!.button);
  };
  return (
    <Modal kind="question" title={question.title} onClose={() => answer('CLOSE')}>
      <form onSubmit={submit}>
        <p class="question-text">{question.text}</p>
        {prompt && (
          <input
            type="text"
            aria-label={question.text || question.title}
            autofocus
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
        <footer>
          <button type="submit" class="primary" autofocus={!prompt}>
            {primary!.label}
          </button>
          {others.map(({ button, label }) => (
            <button key={button} type="button" onClick={() => answer(button)}>
              {label}
            </button>
          ))}
        </footer>
      </form>
    </Modal>
  );
}

/** A page in a box: `Ui.showModalDialog` and `Ui.showModelessDialog`. */
export function FrameBox({ frame, actions }: { frame: DialogFrame; actions: FrameActions }) {
  const [size, setSize] = useState({ width: frame.width, height: frame.height });
  const content = (
    <div style={{ width: `${size.width}px`, height: `${size.height}px` }} class="box-frame">
      <AddOnFrame
        frame={frame}
        actions={actions}
        onSize={({ width = size.width, height = size.height }) => setSize({ width, height })}
      />
    </div>
  );
  if (frame.modal)
    return (
      <Modal kind="page" title={frame.title} onClose={() => actions.close(frame.id)}>
        {content}
      </Modal>
    );
  return (
    <section class="box page modeless" aria-label={frame.title}>
      <header>
        <h2>{frame.title}</h2>
        <button type="button" class="icon-button" aria-label="Close" onClick={() => actions.close(frame.id)}>
          ✕
        </button>
      </header>
      {content}
    </section>
  );
}

/** A menu item that failed, in Google's words. */
export function FailureBox({ text, onClose }: { text: string; onClose: () => void }) {
  return (
    <Modal kind="question" title="The script stopped" onClose={onClose}>
      <p class="question-text">{text}</p>
      <footer>
        <button type="button" class="primary" autofocus onClick={onClose}>
          Dismiss
        </button>
      </footer>
    </Modal>
  );
}
