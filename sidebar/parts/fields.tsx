import type { ComponentChildren } from 'preact';
import { FieldError } from './field-error';
import { TROUBLE_ID } from '../trouble/trouble';
import type { Trouble } from '../trouble/trouble';

interface SelectFieldProps {
  id: string;
  label: string;
  value: string;
  options: readonly { value: string; text: string }[];
  hint?: string;
  onChoose: (value: string) => void;
}

export function SelectField({ id, label, value, options, hint, onChoose }: SelectFieldProps) {
  const hintId = hint ? `${id}-hint` : undefined;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} aria-describedby={hintId} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      {hint && (
        <div class="hint sample" id={hintId}>
          {hint}
        </div>
      )}
    </div>
  );
}

interface NumberFieldProps {
  id: string;
  label: string;
  value: number;
  most: number;
  hint: string;
  /** Once a whole number from 0 to `most` was typed, and another than before. */
  onChoose: (value: number) => void;
}

export function NumberField({ id, label, value, most, hint, onChoose }: NumberFieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="short"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={String(value)}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const field = event.currentTarget;
          const typed = field.value.trim() === '' ? 0 : Number(field.value);
          const isGood = Number.isInteger(typed) && typed >= 0 && typed <= most;
          if (isGood && typed !== value) onChoose(typed);
          else field.value = String(value);
        }}
      />
      <div class="hint" id={`${id}-hint`}>
        {hint}
      </div>
    </div>
  );
}

interface CheckFieldProps {
  id: string;
  checked: boolean;
  children: ComponentChildren;
  hint?: string;
  onChange: (checked: boolean) => void;
}

export function CheckField({ id, checked, children, hint, onChange }: CheckFieldProps) {
  return (
    <div class="choice">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{children}</label>
      {hint && (
        <div class="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}

interface CreditCapFieldProps {
  id: string;
  label: string;
  value: string;
  hint: string;
  /** What stands in the way, which may be this field's fault. */
  trouble: Trouble | null;
  onInput: (typed: string) => void;
}

export function CreditCapField({ id, label, value, hint, trouble, onInput }: CreditCapFieldProps) {
  const isWrong = trouble?.field === 'credits';
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="short"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={value}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${TROUBLE_ID} ${id}-hint` : `${id}-hint`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {isWrong && <FieldError field={id} message={trouble.message} />}
      <div class="hint" id={`${id}-hint`}>
        {hint}
      </div>
    </div>
  );
}
