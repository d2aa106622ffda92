import type { Reaction, Screen, Submission } from '../slack/api.ts';
import type { Cast, WeekOnPage } from '../web/contract.ts';

/** What was asked for and how it went: what the server answered, and what to show the person if it did not work. */
export type Answer = Partial<Reaction> & Partial<Submission>;

export async function fetchCast(): Promise<Cast> {
  const response = await fetch('/playground/api/people');
  return (await response.json()) as Cast;
}

/** Asks the playground to do something. Where it can't be reached, that is the failure. */
export async function post(endpoint: string, body: object): Promise<Answer> {
  try {
    const response = await fetch(`/playground/api/${endpoint}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Answer;
  } catch {
    return { failure: 'The playground does not answer. Does it still run in its terminal?' };
  }
}

export interface StreamListener {
  onScreen(screen: Screen): void;
  onWeek(week: WeekOnPage): void;
  onConnection(isThere: boolean): void;
}

/** Follows what a person sees, and connects again by itself; returns how to stop. */
export function follow(userId: string, listener: StreamListener): () => void {
  const source = new EventSource(`/playground/api/stream?user=${encodeURIComponent(userId)}`);
  source.addEventListener('open', () => listener.onConnection(true));
  source.addEventListener('error', () => listener.onConnection(false));
  source.addEventListener('message', (event: MessageEvent<string>) => {
    listener.onScreen(JSON.parse(event.data) as Screen);
  });
  source.addEventListener('week', (event: MessageEvent<string>) => {
    listener.onWeek(JSON.parse(event.data) as WeekOnPage);
  });
  return () => source.close();
}
