import type { ModalView, PlainTextOption } from '@slack/types';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import { ASSIGN, VIEWS } from '../ids.ts';
import { plain, safe, section } from '../parts/mrkdwn.ts';

export interface AssignOwnerInput {
  /** Names the owner, for when it is submitted. */
  readonly metadata: string;
  readonly owner: string;
  /** The likeliest first. */
  readonly people: readonly (NamedPerson & { readonly email: string })[];
  readonly proposed: NamedPerson | undefined;
}

const MAX_OPTIONS = 100;

/** The modal that asks who an owner in the CRM is. */
export function assignOwnerView(input: AssignOwnerInput): ModalView {
  const { metadata, owner, people, proposed } = input;
  const shown = people.slice(0, MAX_OPTIONS);
  const initial = shown.find(({ id }) => id === proposed?.id);
  return {
    type: 'modal',
    callback_id: VIEWS.assignOwner,
    private_metadata: metadata,
    title: plain('Assign an owner', 24),
    submit: plain('Assign', 24),
    close: plain('Cancel', 24),
    blocks: [
      section(`Whose deals are those of *${safe(owner, 200)}* in the CRM?`),
      {
        type: 'input',
        block_id: ASSIGN.block,
        label: plain('Person'),
        ...(people.length > MAX_OPTIONS && {
          hint: plain(
            `The ${MAX_OPTIONS} likeliest are shown. For somebody else add the owner to the roster.`,
            150,
          ),
        }),
        element: {
          type: 'static_select',
          action_id: ASSIGN.field,
          options: shown.map(option),
          ...(initial !== undefined && { initial_option: option(initial) }),
        },
      },
    ],
  };
}

function option({ id, name, email }: NamedPerson & { readonly email: string }): PlainTextOption {
  return { text: plain(`${name}, ${email}`), value: String(id) };
}
