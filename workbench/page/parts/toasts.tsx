import { useEffect } from 'preact/hooks';
import type { Toast } from '../../server/messages';

/** `Spreadsheet.toast`: bottom right, gone after its seconds; a negative time stays until it is closed. */
export function Toasts({ toasts, onClose }: { toasts: Toast[]; onClose: (id: string) => void }) {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <ToastBox key={toast.id} toast={toast} onClose={() => onClose(toast.id)} />
      ))}
    </div>
  );
}

function ToastBox({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  useEffect(() => {
    if (toast.seconds < 0) return;
    const timer = setTimeout(onClose, toast.seconds * 1000);
    return () => clearTimeout(timer);
  }, [toast.id]);
  return (
    <div class="toast">
      <div>
        {toast.title && <strong>{toast.title}</strong>}
        <span>{toast.message}</span>
      </div>
      <button type="button" class="icon-button" aria-label="Close message" onClick={onClose}>
        ✕
      </button>
    </div>
  );
}
