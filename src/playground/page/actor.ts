import type { ElementOnScreen, Place, TypedValue, TypedValues } from '../slack/api.ts';
import type { CastMember } from '../web/contract.ts';
import { post, type Answer } from './server.ts';
import { toast } from './toast.ts';

/** What the person whom one is can do; whatever does not work is said on the page. */
export interface Actor {
  readonly me: CastMember;
  click(place: Place, element: ElementOnScreen): Promise<void>;
  choose(place: Place, element: ElementOnScreen, value: TypedValue): Promise<void>;
  command(command: string, text: string): Promise<void>;
  write(text: string): Promise<void>;
  open(tab: 'home' | 'messages'): Promise<void>;
  type(view: string, values: TypedValues): Promise<void>;
  submit(view: string, values: TypedValues): Promise<Answer>;
  close(view: string, how: 'close' | 'cross'): Promise<void>;
}

export function createActor(me: CastMember): Actor {
  const ask = async (endpoint: string, body: object): Promise<Answer> => {
    const answer = await post(endpoint, { user: me.id, ...body });
    if (answer.failure !== undefined) toast(answer.failure);
    return answer;
  };
  const act = async (endpoint: string, body: object) => {
    await ask(endpoint, body);
  };
  return {
    me,
    click: (place, element) => act('click', { place, element }),
    choose: (place, element, value) => act('choose', { place, element, value }),
    command: (command, text) => act('command', { command, text }),
    write: (text) => act('write', { text }),
    open: (tab) => act(tab, {}),
    type: (view, values) => act('type', { view, values }),
    submit: (view, values) => ask('submit', { view, values }),
    close: (view, how) => act('close', { view, how }),
  };
}
