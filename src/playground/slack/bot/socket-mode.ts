import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { installed } from '../workspace.ts';
import type { Acknowledgement, Envelope, Transport } from './transport.ts';

const maxConnections = 10;

/** The bot's Socket Mode connections. */
export interface SocketMode {
  /** A new address, good for one connection. */
  url(origin: string): string;
  /** Accepts an upgrade request for one of the addresses; refuses any other. */
  readonly accept: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  isConnected(): boolean;
  /** Sends over one of the connections, each in turn. */
  readonly send: Transport;
  refresh(reason: string): void;
  close(): void;
}

/** `patience` in milliseconds: how long an acknowledgement may take. */
export function createSocketMode(patience: number): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const open: WebSocket[] = [];

  function greet(webSocket: WebSocket): void {
    if (open.length >= maxConnections) return sayGoodbye(webSocket, 'too_many_websockets');
    open.push(webSocket);
    webSocket.on('close', () => open.splice(open.indexOf(webSocket), 1));
    webSocket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open.length,
        connection_info: { app_id: installed.app },
        debug_info: { host: 'local' },
      }),
    );
  }

  return {
    url(origin) {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `${origin.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${installed.app}`;
    },
    accept(request, socket, head) {
      const ticket = new URL(request.url ?? '/', 'ws://local').searchParams.get('ticket') ?? '';
      if (tickets.delete(ticket)) server.handleUpgrade(request, socket, head, greet);
      else socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
    },
    isConnected: () => open.length > 0,
    send(envelope) {
      const webSocket = open.shift();
      if (webSocket === undefined) return Promise.resolve(closed);
      open.push(webSocket);
      return sendAndWait(webSocket, envelope, patience);
    },
    refresh(reason) {
      for (const webSocket of open) sayGoodbye(webSocket, reason);
    },
    close() {
      for (const webSocket of open) {
        webSocket.close(1001);
        setTimeout(() => webSocket.terminate(), 500).unref();
      }
    },
  };
}

const closed: Acknowledgement = {
  ok: false,
  reason: 'connection_failed',
  detail: 'its connection closed',
};

const envelopeTypes = {
  command: 'slash_commands',
  block_actions: 'interactive',
  view_submission: 'interactive',
  view_closed: 'interactive',
  event_callback: 'events_api',
} as const;

function sendAndWait(
  webSocket: WebSocket,
  { type, payload, retry }: Envelope,
  patience: number,
): Promise<Acknowledgement> {
  const envelopeId = randomUUID();
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      settle({ ok: false, reason: 'http_timeout', detail: 'it did not acknowledge in time' });
    }, patience);
    const onClose = () => settle(closed);
    const onMessage = (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { envelope_id?: string; payload?: unknown };
      if (message.envelope_id === envelopeId) settle({ ok: true, body: message.payload });
    };
    function settle(acknowledgement: Acknowledgement): void {
      clearTimeout(timer);
      webSocket.off('message', onMessage).off('close', onClose);
      resolve(acknowledgement);
    }
    webSocket.on('message', onMessage).on('close', onClose);
    webSocket.send(
      JSON.stringify({
        envelope_id: envelopeId,
        type: envelopeTypes[type],
        payload,
        accepts_response_payload: type === 'command' || type === 'view_submission',
        ...(type === 'event_callback'
          ? { retry_attempt: retry?.number ?? 0, retry_reason: retry?.reason ?? '' }
          : {}),
      }),
    );
  });
}

/** How Slack ends a connection: it says so, then closes. */
function sayGoodbye(webSocket: WebSocket, reason: string): void {
  webSocket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'local' } }));
  webSocket.close();
}
