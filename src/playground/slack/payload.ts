/** The part of an app manifest that decides how Slack treats the app. */
export interface AppManifest {
  readonly display_information: { readonly name: string };
  readonly features?: {
    readonly bot_user?: { readonly display_name: string };
    readonly app_home?: {
      readonly home_tab_enabled?: boolean;
      readonly messages_tab_enabled?: boolean;
      /** Whether people can only read there. */
      readonly messages_tab_read_only_enabled?: boolean;
    };
    readonly slash_commands?: readonly {
      readonly command: string;
      readonly should_escape?: boolean;
    }[];
  };
  readonly oauth_config?: { readonly scopes?: { readonly bot?: readonly string[] } };
  readonly settings?: {
    readonly event_subscriptions?: { readonly bot_events?: readonly string[] };
    readonly interactivity?: { readonly is_enabled: boolean };
  };
}

export interface InstalledIds {
  readonly team: string;
  readonly app: string;
  readonly bot: string;
  readonly botUser: string;
}

/** A block that was checked when it came in; its block_id is always set. */
export type Block = Readonly<Record<string, unknown>> & {
  readonly type: string;
  readonly block_id: string;
};

export type StateValues = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
>;

export interface MessageMetadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}
