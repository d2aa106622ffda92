import type { ModalView } from '@slack/types';
import type { SlackAccountId } from '../../domain/ids.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import type { Actor, WhoMay } from './who-may.ts';

/** One row of the table of everything that the bot reacts to. */
export type Listener = ClickListener | CommandListener | EventListener | SubmissionListener;

/** Who did something, and where. */
export interface Act<Who extends WhoMay> {
  readonly context: WorkflowContext;
  readonly actor: Actor<Who>;
  readonly account: SlackAccountId;
}

/** A click in a message, in a modal or on the App Home. */
export interface Click<Who extends WhoMay> extends Act<Who> {
  /** The page of the App Home that was clicked on, if it was. */
  readonly homePage: number | undefined;
  /** The modal, or the Home, that was clicked in. */
  readonly view: OpenView | undefined;
  /** Whether it was in an answer that they alone see. */
  readonly isInAnswer: boolean;
}

interface OpenView {
  readonly id: string;
  readonly type: string;
  readonly hash: string;
  readonly private_metadata: string;
  readonly state: { readonly values: unknown };
}

/** What became of it; undefined where it is refused. */
export type Answer = Shown | Saved | { readonly does: 'nothing' };

type Shown =
  | { readonly does: 'open modal'; readonly view: ModalView }
  /** In the modal that was clicked in; with a hash, only if it is as it was then. */
  | { readonly does: 'change modal'; readonly view: ModalView; readonly hash?: string }
  /** For them alone; in place of the answer that they clicked in, or beside what they clicked in. */
  | { readonly does: 'reply'; readonly message: SlackMessage; readonly inPlace?: boolean }
  | { readonly does: 'show home'; readonly page: number | undefined };

/** It is written. From here on nothing that fails may say that nothing was changed. */
export interface Saved {
  readonly does: 'save';
  /** Brings up to date what shows it, beside the Home of who acted. */
  readonly follow: () => Promise<Shown | undefined>;
  readonly home: { readonly page: number | undefined } | 'unchanged';
  /** What a modal that was submitted shows in its place; undefined where it closes. */
  readonly modal?: ModalView | undefined;
}

/** What was filled in can't be saved: what is wrong, by block. */
interface Wrong {
  readonly does: 'correct';
  readonly errors: Readonly<Record<string, string>>;
}

export type SubmissionAnswer = Saved | Wrong;

/** What Slack sends with a click: the value of the button, what was chosen, and where. */
interface SentClick {
  readonly value: string | undefined;
  readonly view: OpenView | undefined;
}

export interface ClickListener {
  readonly on: 'click';
  readonly id: string;
  /** Which choice of a menu, whose values are `choice:value`; undefined for a button. */
  readonly choice?: string;
  readonly may: WhoMay;
  readonly run: (click: Click<WhoMay>, sent: SentClick) => Promise<Answer | undefined>;
}

/** A slash command, with the words after it; what it shows to whom is for its workflow to say. */
export interface CommandListener {
  readonly on: 'command';
  readonly id: string;
  readonly may: 'anybody';
  readonly run: (act: Act<'anybody'>, text: string) => Promise<Answer>;
}

export interface EventListener {
  readonly on: 'event';
  readonly id: 'app_home_opened' | 'message';
  readonly may: 'anybody';
  /** Whose Home is to be shown then; undefined for nobody's. */
  readonly run: (context: WorkflowContext, event: unknown) => Promise<SlackAccountId | undefined>;
}

export interface SubmissionListener {
  readonly on: 'submission';
  readonly id: string;
  readonly may: WhoMay;
  /** The block that shows why none of it can be saved. */
  readonly problemsAt: string;
  readonly refusal: string;
  /** The button that submits it: what to press again after a failure. */
  readonly button: 'Save' | 'Send' | 'Move' | 'Assign';
  readonly run: (
    act: Act<WhoMay>,
    metadata: string,
    values: unknown,
  ) => Promise<SubmissionAnswer | undefined>;
}

/** A button, a select, or a choice of a menu. `parse` throws on what this bot did not write. */
export function click<Who extends WhoMay, Input>(row: {
  readonly id: string;
  readonly choice?: string;
  readonly may: Who;
  readonly parse: (sent: SentClick) => Input;
  readonly run: (click: Click<Who>, input: Input) => Promise<Answer | undefined>;
}): ClickListener {
  const { parse, run, ...known } = row;
  return {
    ...known,
    on: 'click',
    run: async (click, sent) => run(click, parse(sent)),
  };
}

/** A field that sends each change although it is read when its modal is submitted. */
export function unread(id: string): ClickListener {
  return {
    on: 'click',
    id,
    may: 'anybody',
    run: () => Promise.resolve({ does: 'nothing' }),
  };
}

/** Something that happened without a click, which anybody may bring about. */
export function event<Input>(row: {
  readonly id: EventListener['id'];
  readonly parse: (event: unknown) => Input;
  readonly run: (context: WorkflowContext, event: Input) => Promise<SlackAccountId | undefined>;
}): EventListener {
  const { id, parse, run } = row;
  return {
    on: 'event',
    id,
    may: 'anybody',
    run: async (context, happened) => run(context, parse(happened)),
  };
}

/** The button of a modal that submits it. It is saved before it is acknowledged: a modal closes only over what is kept. */
export function submission<Who extends WhoMay, Input>(
  row: Omit<SubmissionListener, 'on' | 'may' | 'run'> & {
    readonly may: Who;
    readonly parse: (metadata: string, values: unknown) => Input;
    readonly save: (act: Act<Who>, input: Input) => Promise<SubmissionAnswer | undefined>;
  },
): SubmissionListener {
  const { parse, save, ...known } = row;
  return {
    ...known,
    on: 'submission',
    run: async (act, metadata, values) => save(act, parse(metadata, values)),
  };
}

export function openModal(view: ModalView): Answer {
  return { does: 'open modal', view };
}

export function changeModal(view: ModalView, hash?: string): Shown {
  return { does: 'change modal', view, ...(hash !== undefined && { hash }) };
}

export function replyWith(message: SlackMessage): Answer {
  return { does: 'reply', message };
}

/** What is written shows in some messages, and on the Home of who did it. */
export function saved(follow: () => Promise<Shown | undefined | void>, homePage?: number): Saved {
  return {
    does: 'save',
    follow: async () => (await follow()) ?? undefined,
    home: { page: homePage },
  };
}

/** The same where the Home does not show it. */
export function savedBesideHome(follow: () => Promise<Shown | undefined | void>): Saved {
  return { ...saved(follow), home: 'unchanged' };
}
