import type { CallResult, FromPage, ToPage } from '../server/messages';
import type { Outcome } from './frame/script-run';

export interface Connection {
  /** Lost while there is no connection: the page is told, and starts over from a snapshot afterwards. */
  send(message: FromPage): void;
  /** A `google.script.run` call of a frame; `lost` when the connection breaks before the answer. */
  call(frame: string, name: string, args: unknown[]): Promise<Outcome>;
  /** Tries at once instead of waiting for the next turn. */
  retry(): void;
}

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 5000;
const PING_MS = 15_000;

/**
 * Keeps a WebSocket to the server, and opens it again when it breaks. The window's id stays the same as long as the
 * page is open, so its sidebar survives a dropped connection.
 */
export function connect(
  address: string,
  onMessage: (message: Exclude<ToPage, { type: 'answer' | 'pong' }>) => void,
  onState: (state: 'open' | 'lost') => void,
): Connection {
  const calls = new Map<string, (outcome: Outcome) => void>();
  let socket: WebSocket | null = null;
  let wait = FIRST_WAIT_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastCall = 0;

  const settle = (call: string, result: CallResult | { ok: false; lost: true }) => {
    calls.get(call)?.(result);
    calls.delete(call);
  };

  const open = () => {
    clearTimeout(timer);
    const opening = new WebSocket(address);
    socket = opening;
    let heard = true;
    const ping = setInterval(() => {
      // A machine that slept can hold a connection that nobody is at the other end of.
      if (!heard) return opening.close();
      heard = false;
      if (opening.readyState === WebSocket.OPEN) opening.send(JSON.stringify({ type: 'ping' } satisfies FromPage));
    }, PING_MS);
    opening.onopen = () => {
      wait = FIRST_WAIT_MS;
      onState('open');
    };
    opening.onmessage = ({ data }) => {
      heard = true;
      const message = JSON.parse(data as string) as ToPage;
      if (message.type === 'answer') settle(message.call, message.result);
      else if (message.type !== 'pong') onMessage(message);
    };
    opening.onclose = () => {
      clearInterval(ping);
      if (socket !== opening) return;
      socket = null;
      for (const call of [...calls.keys()]) settle(call, { ok: false, lost: true });
      onState('lost');
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
  };
  open();

  const send = (message: FromPage): boolean => {
    if (socket?.readyState !== WebSocket.OPEN) return false;
    socket.send(JSON.stringify(message));
    return true;
  };
  return {
    send: (message) => void send(message),
    call: (frame, name, args) =>
      new Promise((resolve) => {
        lastCall += 1;
        const call = String(lastCall);
        calls.set(call, resolve);
        if (!send({ type: 'call', call, frame, name, args })) settle(call, { ok: false, lost: true });
      }),
    retry: () => {
      if (socket === null) open();
    },
  };
}
