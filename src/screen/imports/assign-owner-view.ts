import type { ModalView, PlainTextOption } from '@slack/types';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import { ASSIGN, VIEWS } from '../ids.ts';
import { formView, MAX_OPTIONS, option, selectInput } from '../parts/input-blocks.ts';
import { safe, section } from '../parts/mrkdwn.ts';

export interface AssignOwnerInput {
  /** Names the owner, for when it is submitted. */
  readonly metadata: string;
  readonly owner: string;
  /** The likeliest first. */
  readonly people: readonly (NamedPerson & { readonly email: string })[];
  readonly proposed: NamedPerson | undefined;
}

/** The modal that asks who an owner in the CRM is. */
export function assignOwnerView(input: AssignOwnerInput): ModalView {
  const { metadata, owner, people, proposed } = input;
  const shown = people.slice(0, MAX_OPTIONS);
  const initial = shown.find(({ id }) => id === proposed?.id);
  const hint = `The ${MAX_OPTIONS} likeliest are shown. For somebody else add the owner to the roster.`;
  const question = {
    ...ASSIGN,
    label: 'Person',
    hint: people.length > MAX_OPTIONS ? hint : undefined,
  };
  return formView({
    id: VIEWS.assignOwner,
    metadata,
    title: 'Assign an owner',
    submit: 'Assign',
    blocks: [
      section(`Whose deals are those of *${safe(owner, 200)}* in the CRM?`),
      selectInput(question, {
        options: shown.map(optionOf),
        ...(initial !== undefined && { initial_option: optionOf(initial) }),
      }),
    ],
  });
}

function optionOf({ id, name, email }: NamedPerson & { readonly email: string }): PlainTextOption {
  return option(String(id), `${name}, ${email}`);
}
