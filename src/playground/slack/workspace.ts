/** All that a workspace remembers, as plain JSON. Opaque to everybody but the local Slack. */
export type WorkspaceState = { readonly version: 1 };
